CREATE TABLE "patient_merge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"merged_id" uuid NOT NULL,
	"survivor_id" uuid NOT NULL,
	"merged" jsonb NOT NULL,
	"changed" jsonb NOT NULL,
	"why" text NOT NULL,
	"merged_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_by_name" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" uuid,
	"undone_by_name" text,
	CONSTRAINT "patient_merge_of_two" CHECK ("patient_merge"."merged_id" <> "patient_merge"."survivor_id")
);
--> statement-breakpoint
CREATE TABLE "patient_merge_row" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"table_name" text NOT NULL,
	"key" jsonb NOT NULL,
	"before" jsonb,
	"aside" jsonb
);
--> statement-breakpoint
ALTER TABLE "patient_merge" ADD CONSTRAINT "patient_merge_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_merge" ADD CONSTRAINT "patient_merge_merged_by_user_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_merge" ADD CONSTRAINT "patient_merge_undone_by_user_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_merge_row" ADD CONSTRAINT "patient_merge_row_merge_id_patient_merge_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."patient_merge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "patient_merge_standing" ON "patient_merge" USING btree ("clinic_id","merged_id") WHERE "patient_merge"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "patient_merge_of_survivor" ON "patient_merge" USING btree ("clinic_id","survivor_id");--> statement-breakpoint
CREATE INDEX "patient_merge_row_of_merge" ON "patient_merge_row" USING btree ("clinic_id","merge_id","table_name");--> statement-breakpoint
-- Merging: rows of one patient move to another, and back. Done by two functions that belong to the owner of the tables; the application
-- may call them and still may neither delete a row nor move one by itself.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['patient_merge', 'patient_merge_row'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))', walled);
  END LOOP;
END $$;--> statement-breakpoint
GRANT SELECT ON patient_merge, patient_merge_row TO gamut_app;--> statement-breakpoint

-- Which tables hold rows about a patient, parents before their children, with what finds a row in them.
CREATE FUNCTION patient_tables() RETURNS TABLE (name text, depth int, key_columns text[]) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE tables AS (
    SELECT c.oid, c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('audit_event', 'patient_term', 'panel_entry')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'patient_id' AND NOT a.attisdropped)
  ), ties AS (
    SELECT DISTINCT k.conrelid AS child, k.confrelid AS parent FROM pg_constraint k
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND k.conrelid IN (SELECT oid FROM tables) AND k.confrelid IN (SELECT oid FROM tables)
  ), depths AS (
    SELECT t.oid, 0 AS depth FROM tables t
    UNION
    SELECT ties.child, d.depth + 1 FROM depths d JOIN ties ON ties.parent = d.oid WHERE d.depth < 20
  )
  -- The audit trail keeps its ids; search words and the panel's entries are worked out anew.
  SELECT t.name, (SELECT max(d.depth) FROM depths d WHERE d.oid = t.oid),
         (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
           WHERE i.indrelid = t.oid AND i.indisprimary AND a.attname NOT IN ('clinic_id', 'patient_id'))
    FROM tables t ORDER BY 2, 1
$$;--> statement-breakpoint

-- Of one table: columns that tie it to rows of another table about the same patient.
CREATE FUNCTION patient_ties(of_table text) RETURNS TABLE (parent text, own_column text, parent_column text) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT k.confrelid::regclass::text, own.attname::text, other.attname::text
    FROM pg_constraint k
    CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair(own, other)
    JOIN pg_attribute own ON own.attrelid = k.conrelid AND own.attnum = pair.own
    JOIN pg_attribute other ON other.attrelid = k.confrelid AND other.attnum = pair.other
   WHERE k.contype = 'f' AND k.conrelid = of_table::regclass AND k.confrelid <> 'patient'::regclass
     AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'patient_id' AND a.attnum = ANY (k.conkey))
     AND own.attname NOT IN ('clinic_id', 'patient_id')
$$;--> statement-breakpoint

-- Rows move with what hangs on them in one transaction, so these are looked at when it ends.
DO $$
DECLARE tie record;
BEGIN
  FOR tie IN
    SELECT k.conrelid::regclass::text AS name, k.conname FROM pg_constraint k
     WHERE k.contype = 'f' AND k.confrelid <> 'patient'::regclass AND k.connamespace = 'public'::regnamespace
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'patient_id' AND a.attnum = ANY (k.conkey))
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', tie.name, tie.conname);
  END LOOP;
END $$;--> statement-breakpoint

-- Whether a change moves a row between two patients that a merge of this clinic joins, and changes nothing besides.
CREATE FUNCTION is_merge_move(old_row jsonb, new_row jsonb) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT old_row ->> 'patient_id' IS DISTINCT FROM new_row ->> 'patient_id' AND old_row - 'patient_id' = new_row - 'patient_id'
     AND EXISTS (SELECT FROM patient_merge m WHERE m.undone_at IS NULL AND m.clinic_id = (new_row ->> 'clinic_id')::uuid
       AND ((m.merged_id = (old_row ->> 'patient_id')::uuid AND m.survivor_id = (new_row ->> 'patient_id')::uuid)
         OR (m.survivor_id = (old_row ->> 'patient_id')::uuid AND m.merged_id = (new_row ->> 'patient_id')::uuid)))
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What stands in the audit trail stays under the id that it was written with.
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME NOT LIKE 'audit%' THEN
    IF to_jsonb(NEW) ? 'patient_id' AND is_merge_move(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change_of_signed_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draft' AND NOT is_merge_move(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'visit is %: % is refused', OLD.status, TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL AND NOT is_merge_move(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'report alert was answered: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_resuming() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL AND NOT is_merge_move(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'report rhythm has ended: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_sending_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL AND NOT is_merge_move(to_jsonb(OLD), to_jsonb(NEW)) THEN
    RAISE EXCEPTION 'message is settled: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint

CREATE FUNCTION merge_patients(survivor uuid, merged_one uuid, who uuid, who_name text, reason text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  clinic uuid := current_clinic_id();
  merge uuid := gen_random_uuid();
  held int;
  t record;
  keys text;
  alike text;
BEGIN
  -- In the order of their ids: of two who merge the same pair, either way round, one waits and then finds one patient only.
  PERFORM FROM patient WHERE clinic_id = clinic AND id IN (survivor, merged_one) ORDER BY id FOR UPDATE;
  GET DIAGNOSTICS held = ROW_COUNT;
  IF clinic IS NULL OR held <> 2 THEN RAISE EXCEPTION 'one of the two is not there' USING ERRCODE = 'no_data_found'; END IF;
  IF EXISTS (SELECT FROM visit a JOIN visit b ON b.clinic_id = a.clinic_id AND b.author_id = a.author_id AND b.status = 'draft' AND b.patient_id = merged_one
              WHERE a.clinic_id = clinic AND a.patient_id = survivor AND a.status = 'draft') THEN
    RAISE EXCEPTION 'somebody has a draft in both' USING ERRCODE = 'GM001';
  END IF;
  IF EXISTS (SELECT FROM report_rhythm WHERE clinic_id = clinic AND patient_id = survivor AND ended_at IS NULL)
     AND EXISTS (SELECT FROM report_rhythm WHERE clinic_id = clinic AND patient_id = merged_one AND ended_at IS NULL) THEN
    RAISE EXCEPTION 'both are asked in a rhythm' USING ERRCODE = 'GM003';
  END IF;
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO patient_merge (id, clinic_id, merged_id, survivor_id, merged, changed, why, merged_by, merged_by_name)
    SELECT merge, clinic, merged_one, survivor, to_jsonb(y),
           jsonb_build_object(
             'names', to_jsonb(ARRAY(SELECT DISTINCT n FROM unnest(y.other_names || trim(y.given_name || ' ' || y.family_name)) AS n
                                      WHERE n <> '' AND n <> ALL (x.other_names) AND n <> trim(x.given_name || ' ' || x.family_name) ORDER BY n)),
             'conditions_received', x.conditions_received, 'medications_received', x.medications_received, 'allergies_received', x.allergies_received),
           reason, who, who_name
      FROM patient x, patient y WHERE x.clinic_id = clinic AND x.id = survivor AND y.clinic_id = clinic AND y.id = merged_one;

  FOR t IN SELECT * FROM patient_tables() LOOP
    SELECT string_agg(format('%L, %I', k, k), ', ') INTO keys FROM unnest(t.key_columns) AS k;
    EXECUTE format('INSERT INTO patient_merge_row (clinic_id, merge_id, table_name, key) SELECT $1, $2, %L, jsonb_build_object(%s) FROM %I WHERE clinic_id = $1 AND patient_id = $3', t.name, keys, t.name)
      USING clinic, merge, merged_one;
    -- The same record of another system stands once: the survivor's stays, the other points to it.
    IF EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.name::regclass AND a.attname = 'import_key') THEN
      EXECUTE format($f$
        WITH doubled AS (
          SELECT y.id, x.id AS instead, y.replaced_by FROM %1$I y JOIN %1$I x ON x.clinic_id = y.clinic_id AND x.patient_id = $4 AND x.import_key = y.import_key AND x.entered_in_error_at IS NULL
           WHERE y.clinic_id = $1 AND y.patient_id = $3 AND y.entered_in_error_at IS NULL
        ), noted AS (
          UPDATE patient_merge_row r SET before = jsonb_build_object('entered_in_error_at', NULL, 'entered_in_error_by', NULL, 'entered_in_error_why', NULL, 'replaced_by', d.replaced_by)
            FROM doubled d WHERE r.merge_id = $2 AND r.table_name = %1$L AND r.key = jsonb_build_object('id', d.id)
        )
        UPDATE %1$I f SET entered_in_error_at = now(), entered_in_error_by = $5, entered_in_error_why = 'The same record stands in the chart that this one was merged into.', replaced_by = d.instead
          FROM doubled d WHERE f.id = d.id AND f.clinic_id = $1$f$, t.name)
        USING clinic, merge, merged_one, survivor, who;
    END IF;
    -- Where both have a row under one key the survivor's stays and the other is kept here.
    SELECT string_agg(format('x.%1$I = y.%1$I', k), ' AND ') INTO alike FROM unnest(t.key_columns) AS k;
    IF EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = t.name::regclass AND i.indisprimary AND a.attname = 'patient_id') THEN
      SELECT string_agg(format('%L, y.%I', k, k), ', ') INTO keys FROM unnest(t.key_columns) AS k;
      EXECUTE format('UPDATE patient_merge_row r SET aside = to_jsonb(y) FROM %1$I y JOIN %1$I x ON x.clinic_id = y.clinic_id AND x.patient_id = $4 AND %2$s WHERE y.clinic_id = $1 AND y.patient_id = $3 AND r.merge_id = $2 AND r.table_name = %1$L AND r.key = jsonb_build_object(%3$s)', t.name, alike, keys)
        USING clinic, merge, merged_one, survivor;
      EXECUTE format('DELETE FROM %1$I y USING %1$I x WHERE x.clinic_id = y.clinic_id AND x.patient_id = $3 AND %2$s AND y.clinic_id = $1 AND y.patient_id = $2', t.name, alike)
        USING clinic, merged_one, survivor;
    END IF;
  END LOOP;

  UPDATE patient_merge_row r SET before = jsonb_build_object('key', y.key)
    FROM follow_up_task y JOIN follow_up_task x ON x.clinic_id = y.clinic_id AND x.patient_id = survivor AND x.key = y.key AND x.status IN ('open', 'waiting')
   WHERE y.clinic_id = clinic AND y.patient_id = merged_one AND y.status IN ('open', 'waiting') AND r.merge_id = merge AND r.table_name = 'follow_up_task' AND r.key = jsonb_build_object('id', y.id);
  UPDATE follow_up_task y SET key = y.key || ':' || merged_one FROM patient_merge_row r WHERE r.merge_id = merge AND r.table_name = 'follow_up_task' AND r.before IS NOT NULL AND y.id = (r.key ->> 'id')::uuid AND y.clinic_id = clinic;

  UPDATE patient_merge_row r SET before = jsonb_build_object('item_key', y.item_key, 'resolved_at', y.resolved_at, 'resolved_by', y.resolved_by, 'resolution', y.resolution, 'note', y.note)
    FROM inbox_item y JOIN inbox_item x ON x.clinic_id = y.clinic_id AND x.patient_id = survivor AND x.item_key = y.item_key
   WHERE y.clinic_id = clinic AND y.patient_id = merged_one AND r.merge_id = merge AND r.table_name = 'inbox_item' AND r.key = jsonb_build_object('id', y.id);
  UPDATE inbox_item y SET item_key = y.item_key || ':' || merged_one, note = CASE WHEN y.resolved_at IS NULL THEN 'The same doubt stands in the chart that this one was merged into.' ELSE y.note END,
         resolved_by = CASE WHEN y.resolved_at IS NULL THEN who ELSE y.resolved_by END, resolution = coalesce(y.resolution, 'merged'), resolved_at = coalesce(y.resolved_at, now())
    FROM patient_merge_row r WHERE r.merge_id = merge AND r.table_name = 'inbox_item' AND r.before IS NOT NULL AND y.id = (r.key ->> 'id')::uuid AND y.clinic_id = clinic;

  FOR t IN SELECT * FROM patient_tables() LOOP
    EXECUTE format('UPDATE %I SET patient_id = $3 WHERE clinic_id = $1 AND patient_id = $2', t.name) USING clinic, merged_one, survivor;
  END LOOP;
  DELETE FROM patient_term WHERE clinic_id = clinic AND patient_id = merged_one;
  DELETE FROM panel_entry WHERE clinic_id = clinic AND patient_id = merged_one;
  UPDATE panel_entry SET stale = true WHERE clinic_id = clinic AND patient_id = survivor;
  UPDATE patient x SET other_names = x.other_names || ARRAY(SELECT jsonb_array_elements_text(m.changed -> 'names')),
         conditions_received = x.conditions_received OR (m.merged ->> 'conditions_received')::boolean,
         medications_received = x.medications_received OR (m.merged ->> 'medications_received')::boolean,
         allergies_received = x.allergies_received OR (m.merged ->> 'allergies_received')::boolean,
         version = x.version + 1, updated_at = now()
    FROM patient_merge m WHERE m.id = merge AND x.clinic_id = clinic AND x.id = survivor;
  DELETE FROM patient WHERE clinic_id = clinic AND id = merged_one;
  SET CONSTRAINTS ALL IMMEDIATE;
  RETURN merge;
END $$;--> statement-breakpoint

CREATE FUNCTION undo_merge(which uuid, who uuid, who_name text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  clinic uuid := current_clinic_id();
  m patient_merge;
  t record;
  tie record;
  r record;
  keys text;
  stays text;
  follows text;
  names text;
BEGIN
  SELECT * INTO m FROM patient_merge WHERE id = which AND clinic_id = clinic AND undone_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such merge stands' USING ERRCODE = 'no_data_found'; END IF;
  PERFORM FROM patient WHERE clinic_id = clinic AND id = m.survivor_id FOR UPDATE;
  -- The last one first: a later merge may rest on this one.
  IF NOT FOUND OR EXISTS (SELECT FROM patient_merge l WHERE l.clinic_id = clinic AND l.survivor_id = m.survivor_id AND l.undone_at IS NULL AND l.merged_at > m.merged_at) THEN
    RAISE EXCEPTION 'a later merge stands' USING ERRCODE = 'GM002';
  END IF;
  SET CONSTRAINTS ALL DEFERRED;
  INSERT INTO patient SELECT (jsonb_populate_record(NULL::patient, m.merged)).*;

  -- Parents before children. What was written since and hangs on a row that goes back goes with it; a row that hangs on what was
  -- written since about the survivor stays.
  FOR t IN SELECT * FROM patient_tables() LOOP
    SELECT string_agg(format('%L, f.%I', k, k), ', ') INTO keys FROM unnest(t.key_columns) AS k;
    stays := ''; follows := '';
    FOR tie IN SELECT * FROM patient_ties(t.name) LOOP
      stays := stays || format(' AND NOT EXISTS (SELECT FROM %1$s p WHERE p.clinic_id = f.clinic_id AND p.%2$I = f.%3$I AND p.patient_id = $3)', tie.parent, tie.parent_column, tie.own_column);
      follows := follows || CASE WHEN follows = '' THEN '' ELSE ' OR ' END
        || format('EXISTS (SELECT FROM %1$s p WHERE p.clinic_id = f.clinic_id AND p.%2$I = f.%3$I AND p.patient_id = $2)', tie.parent, tie.parent_column, tie.own_column);
    END LOOP;
    EXECUTE format('UPDATE %1$I f SET patient_id = $2 WHERE f.clinic_id = $1 AND f.patient_id = $3 AND EXISTS (SELECT FROM patient_merge_row r WHERE r.merge_id = $4 AND r.table_name = %1$L AND r.aside IS NULL AND r.key = jsonb_build_object(%2$s))%3$s', t.name, keys, stays)
      USING clinic, m.merged_id, m.survivor_id, m.id;
    IF follows <> '' THEN
      EXECUTE format('UPDATE %I f SET patient_id = $2 WHERE f.clinic_id = $1 AND f.patient_id = $3 AND (%s)', t.name, follows) USING clinic, m.merged_id, m.survivor_id;
    END IF;
    FOR r IN SELECT * FROM patient_merge_row p WHERE p.merge_id = m.id AND p.table_name = t.name AND p.before IS NOT NULL LOOP
      SELECT string_agg(format('%I', k), ', ') INTO names FROM jsonb_object_keys(r.before) AS k;
      EXECUTE format('UPDATE %1$I f SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1) AS was) WHERE f.clinic_id = $2 AND f.patient_id = $3 AND f.id = $4', t.name, names)
        USING r.before, clinic, m.merged_id, (r.key ->> 'id')::uuid;
    END LOOP;
    EXECUTE format('INSERT INTO %1$I SELECT (jsonb_populate_record(NULL::%1$I, r.aside)).* FROM patient_merge_row r WHERE r.merge_id = $1 AND r.table_name = %1$L AND r.aside IS NOT NULL', t.name) USING m.id;
  END LOOP;

  UPDATE patient x SET other_names = ARRAY(SELECT n FROM unnest(x.other_names) WITH ORDINALITY AS o(n, place) WHERE NOT (m.changed -> 'names' ? n) ORDER BY place),
         conditions_received = x.conditions_received AND (m.changed ->> 'conditions_received')::boolean,
         medications_received = x.medications_received AND (m.changed ->> 'medications_received')::boolean,
         allergies_received = x.allergies_received AND (m.changed ->> 'allergies_received')::boolean,
         version = x.version + 1, updated_at = now()
   WHERE x.clinic_id = clinic AND x.id = m.survivor_id;
  UPDATE panel_entry SET stale = true WHERE clinic_id = clinic AND patient_id IN (m.survivor_id, m.merged_id);
  DELETE FROM panel_entry e WHERE e.clinic_id = clinic AND e.patient_id = m.survivor_id AND NOT EXISTS (SELECT FROM signed_note n WHERE n.clinic_id = clinic AND n.patient_id = m.survivor_id);
  UPDATE patient_merge SET undone_at = clock_timestamp(), undone_by = who, undone_by_name = who_name WHERE id = m.id;
  SET CONSTRAINTS ALL IMMEDIATE;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION merge_patients(uuid, uuid, uuid, text, text), undo_merge(uuid, uuid, text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION merge_patients(uuid, uuid, uuid, text, text), undo_merge(uuid, uuid, text) TO gamut_app;--> statement-breakpoint

-- Ids under which rows of a patient were ever written: its own, and those of the merges that joined it to others.
CREATE FUNCTION ids_of_patient(of_clinic uuid, of_patient uuid) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE known(id) AS (
    SELECT of_patient
    UNION
    SELECT CASE WHEN m.merged_id = known.id THEN m.survivor_id ELSE m.merged_id END
      FROM known JOIN patient_merge m ON m.clinic_id = of_clinic AND known.id IN (m.merged_id, m.survivor_id)
  ) SELECT array_agg(id) FROM known
$$;--> statement-breakpoint
-- Ids that stand for a patient now: its own and those that are merged into it.
CREATE FUNCTION ids_merged_into(of_clinic uuid, of_patient uuid) RETURNS uuid[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE known(id) AS (
    SELECT of_patient
    UNION
    SELECT m.merged_id FROM known JOIN patient_merge m ON m.clinic_id = of_clinic AND m.survivor_id = known.id AND m.undone_at IS NULL
  ) SELECT array_agg(id) FROM known
$$;

CREATE TABLE "legal_hold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"why" text NOT NULL,
	"placed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"placed_by" uuid NOT NULL,
	"placed_by_name" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_name" text
);
--> statement-breakpoint
CREATE TABLE "patient_purge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"why" text NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_name" text,
	"purged_at" timestamp with time zone,
	"purged_by" uuid,
	"purged_by_name" text,
	"last_act_at" timestamp with time zone,
	"years" integer,
	"tables" jsonb,
	"notes" jsonb,
	CONSTRAINT "patient_purge_by_two" CHECK ("patient_purge"."purged_by" <> "patient_purge"."proposed_by"),
	CONSTRAINT "patient_purge_whole" CHECK (("patient_purge"."purged_at" is null) = ("patient_purge"."tables" is null) and ("patient_purge"."purged_at" is null or "patient_purge"."withdrawn_at" is null))
);
--> statement-breakpoint
CREATE TABLE "retention_rule" (
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"years" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_by_name" text NOT NULL,
	CONSTRAINT "retention_rule_version" PRIMARY KEY("clinic_id","version"),
	CONSTRAINT "retention_rule_years" CHECK ("retention_rule"."years" between 6 and 100)
);
--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_placed_by_user_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_purge" ADD CONSTRAINT "patient_purge_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_purge" ADD CONSTRAINT "patient_purge_proposed_by_user_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_purge" ADD CONSTRAINT "patient_purge_purged_by_user_id_fk" FOREIGN KEY ("purged_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_changed_by_user_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legal_hold_standing" ON "legal_hold" USING btree ("clinic_id","patient_id") WHERE "legal_hold"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "patient_purge_open" ON "patient_purge" USING btree ("clinic_id","subject_id") WHERE "patient_purge"."withdrawn_at" is null;--> statement-breakpoint
-- Retention: behind the clinic's wall. A record is purged by one function of the owner, which looks at the term, the hold and the two persons itself.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['retention_rule', 'legal_hold', 'patient_purge'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))', walled);
  END LOOP;
END $$;--> statement-breakpoint
CREATE TRIGGER retention_rule_append_only BEFORE UPDATE OR DELETE ON retention_rule FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER retention_rule_never_emptied BEFORE TRUNCATE ON retention_rule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE FUNCTION refuse_change_of_purge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.purged_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'what is left of a purge stays: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER patient_purge_stays BEFORE UPDATE OR DELETE ON patient_purge FOR EACH ROW EXECUTE FUNCTION refuse_change_of_purge();--> statement-breakpoint
CREATE TRIGGER patient_purge_never_emptied BEFORE TRUNCATE ON patient_purge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
GRANT SELECT, INSERT ON retention_rule TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (ended_at, ended_by_name) ON legal_hold TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT (clinic_id, subject_id, why, proposed_by, proposed_by_name), UPDATE (withdrawn_at, withdrawn_by_name) ON patient_purge TO gamut_app;--> statement-breakpoint

-- The last act on a record by the audit trail, looking at it included; what is done about its purge does not count.
CREATE FUNCTION last_act_on(of_clinic uuid, of_patient uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT greatest((SELECT p.created_at FROM patient p WHERE p.clinic_id = of_clinic AND p.id = of_patient),
    (SELECT max(e.at) FROM audit_event e WHERE e.clinic_id = of_clinic AND e.patient_id = ANY (ids_merged_into(of_clinic, of_patient)) AND e.outcome = 'done' AND e.event NOT LIKE 'retention.%'))
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What stands in the audit trail stays, under the id that it was written with.
  IF TG_TABLE_NAME NOT LIKE 'audit%' AND TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) ? 'patient_id' AND is_merge_move(to_jsonb(OLD), to_jsonb(NEW)) THEN RETURN NEW; END IF;
  ELSIF TG_TABLE_NAME NOT LIKE 'audit%' AND TG_OP = 'DELETE' THEN
    IF to_jsonb(OLD) ? 'patient_id' AND EXISTS (SELECT FROM patient_purge p WHERE p.clinic_id = (to_jsonb(OLD) ->> 'clinic_id')::uuid AND p.subject_id = (to_jsonb(OLD) ->> 'patient_id')::uuid AND p.purged_at IS NOT NULL) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint

CREATE FUNCTION purge_patient(which uuid, who uuid, who_name text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  clinic uuid := current_clinic_id();
  purge patient_purge;
  term int;
  last_at timestamptz;
  t record;
  n bigint;
  digest text;
  told jsonb := '{}';
  merges uuid[];
BEGIN
  SELECT * INTO purge FROM patient_purge WHERE id = which AND clinic_id = clinic AND purged_at IS NULL AND withdrawn_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such proposal stands' USING ERRCODE = 'no_data_found'; END IF;
  IF purge.proposed_by = who THEN RAISE EXCEPTION 'another person purges' USING ERRCODE = 'GM004'; END IF;
  PERFORM FROM patient WHERE clinic_id = clinic AND id = purge.subject_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'nobody is there' USING ERRCODE = 'no_data_found'; END IF;
  IF EXISTS (SELECT FROM legal_hold h WHERE h.clinic_id = clinic AND h.patient_id = purge.subject_id AND h.ended_at IS NULL) THEN
    RAISE EXCEPTION 'a hold stands' USING ERRCODE = 'GM005';
  END IF;
  SELECT r.years INTO term FROM retention_rule r WHERE r.clinic_id = clinic ORDER BY r.version DESC LIMIT 1;
  last_at := last_act_on(clinic, purge.subject_id);
  IF term IS NULL OR last_at > now() - make_interval(years => term) THEN RAISE EXCEPTION 'the term is not over' USING ERRCODE = 'GM006'; END IF;

  FOR t IN SELECT name FROM patient_tables() UNION ALL SELECT 'patient_term' ORDER BY 1 LOOP
    EXECUTE format('SELECT count(*), encode(sha256(convert_to(coalesce(string_agg(to_jsonb(f)::text, E''\n'' ORDER BY to_jsonb(f)::text), ''''), ''UTF8'')), ''hex'') FROM %I f WHERE f.clinic_id = $1 AND f.patient_id = $2', t.name)
      INTO n, digest USING clinic, purge.subject_id;
    told := told || jsonb_build_object(t.name, jsonb_build_object('rows', n, 'sha256', digest));
  END LOOP;
  SELECT told || jsonb_build_object('patient', jsonb_build_object('rows', 1, 'sha256', encode(sha256(convert_to(to_jsonb(p)::text, 'UTF8')), 'hex'))) INTO told
    FROM patient p WHERE p.clinic_id = clinic AND p.id = purge.subject_id;
  UPDATE patient_purge SET purged_at = clock_timestamp(), purged_by = who, purged_by_name = who_name, last_act_at = last_at, years = term, tables = told,
         notes = coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'version', s.version, 'sha256', s.sha256) ORDER BY s.number, s.version)
                             FROM signed_note s WHERE s.clinic_id = clinic AND s.patient_id = purge.subject_id), '[]')
   WHERE id = purge.id;

  merges := ARRAY(SELECT m.id FROM patient_merge m WHERE m.clinic_id = clinic AND m.survivor_id = ANY (ids_merged_into(clinic, purge.subject_id)));
  SET CONSTRAINTS ALL DEFERRED;
  FOR t IN SELECT name FROM patient_tables() ORDER BY depth DESC, name LOOP
    EXECUTE format('DELETE FROM %I WHERE clinic_id = $1 AND patient_id = $2', t.name) USING clinic, purge.subject_id;
  END LOOP;
  DELETE FROM patient_term WHERE clinic_id = clinic AND patient_id = purge.subject_id;
  DELETE FROM patient_merge_row WHERE clinic_id = clinic AND merge_id = ANY (merges);
  DELETE FROM patient_merge WHERE clinic_id = clinic AND id = ANY (merges);
  DELETE FROM patient WHERE clinic_id = clinic AND id = purge.subject_id;
  SET CONSTRAINTS ALL IMMEDIATE;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION purge_patient(uuid, uuid, text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION purge_patient(uuid, uuid, text) TO gamut_app;

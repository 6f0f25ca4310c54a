CREATE TABLE "chart_restriction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"why" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"set_by" uuid NOT NULL,
	"set_by_name" text NOT NULL,
	"lifted_at" timestamp with time zone,
	"lifted_by_name" text
);
--> statement-breakpoint
CREATE TABLE "emergency_access" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"user_name" text NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp with time zone DEFAULT clock_timestamp() + interval '4 hours' NOT NULL,
	"ended_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"seen_by_name" text,
	CONSTRAINT "emergency_access_four_hours" CHECK ("emergency_access"."expires_at" <= "emergency_access"."opened_at" + interval '4 hours 1 second'),
	CONSTRAINT "emergency_access_has_reason" CHECK (length("emergency_access"."reason") >= 10)
);
--> statement-breakpoint
DROP INDEX "follow_up_task_open";--> statement-breakpoint
DROP INDEX "follow_up_task_open_of";--> statement-breakpoint
DROP INDEX "follow_up_task_open_act";--> statement-breakpoint
DROP INDEX "follow_up_task_waiting";--> statement-breakpoint
DROP INDEX "follow_up_task_unreached";--> statement-breakpoint
ALTER TABLE "chart_restriction" ADD CONSTRAINT "chart_restriction_set_by_user_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chart_restriction" ADD CONSTRAINT "chart_restriction_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chart_restriction_standing" ON "chart_restriction" USING btree ("clinic_id","patient_id") WHERE "chart_restriction"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "emergency_access_of_user" ON "emergency_access" USING btree ("clinic_id","user_id","patient_id");--> statement-breakpoint
CREATE INDEX "emergency_access_by_time" ON "emergency_access" USING btree ("clinic_id","opened_at");--> statement-breakpoint
CREATE INDEX "follow_up_task_open" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id","act","role","patient_id") WHERE "follow_up_task"."status" = 'open' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_open_of" ON "follow_up_task" USING btree ("clinic_id","assignee_id","risk","due_on","id","act","role","patient_id") WHERE "follow_up_task"."status" = 'open' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_open_act" ON "follow_up_task" USING btree ("clinic_id","act","risk","due_on","id","role","patient_id") WHERE "follow_up_task"."status" = 'open' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_waiting" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id","assignee_id","act","role","patient_id") WHERE "follow_up_task"."status" = 'waiting' and not "follow_up_task"."unreached";--> statement-breakpoint
CREATE INDEX "follow_up_task_unreached" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id","assignee_id","act","role","patient_id") WHERE "follow_up_task"."unreached" and "follow_up_task"."status" in ('open', 'waiting');--> statement-breakpoint
-- Charts restricted to their care team. The wall of the clinic lets the whole clinic in; these policies take restricted charts out again, for
-- everybody but the care team and whoever covers for one of them. An opening in an emergency lets its person read, and write nothing.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['chart_restriction', 'emergency_access'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))',
      walled);
  END LOOP;
END $$;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (lifted_at, lifted_by_name) ON chart_restriction TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (ended_at, seen_at, seen_by_name) ON emergency_access TO gamut_app;--> statement-breakpoint
CREATE TRIGGER chart_restriction_never_emptied BEFORE DELETE OR TRUNCATE ON chart_restriction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER emergency_access_never_emptied BEFORE DELETE OR TRUNCATE ON emergency_access FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- An opening is the acting person's own, of a prescriber, of a chart that is restricted; what ended stays ended, and its words stay.
CREATE FUNCTION guard_emergency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user <> 'gamut_app' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.user_id IS DISTINCT FROM current_user_id()
       OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.clinic_id = NEW.clinic_id AND m.user_id = NEW.user_id AND m.role = 'prescriber' AND m.suspended_at IS NULL)
       OR NOT EXISTS (SELECT 1 FROM chart_restriction r WHERE r.clinic_id = NEW.clinic_id AND r.patient_id = NEW.patient_id AND r.lifted_at IS NULL) THEN
      RAISE EXCEPTION 'a restricted chart is opened by a prescriber, for oneself' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at THEN
    RAISE EXCEPTION 'the opening has ended: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER emergency_access_guarded BEFORE INSERT OR UPDATE ON emergency_access FOR EACH ROW EXECUTE FUNCTION guard_emergency();--> statement-breakpoint

-- Restricted charts that whoever acts is outside of. Nobody in particular (the loops, the command line, a patient's own form) is outside of none.
-- Most clinics have none: then it ends with one look into an empty index.
CREATE FUNCTION hidden_patient_ids(emergency_counts boolean) RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  clinic uuid := current_clinic_id();
  person uuid := current_user_id();
BEGIN
  -- The owner's own functions see everybody: what they tell to whom is theirs to say.
  IF current_user <> 'gamut_app' OR person IS NULL OR clinic IS NULL OR NOT EXISTS (SELECT 1 FROM chart_restriction r WHERE r.clinic_id = clinic AND r.lifted_at IS NULL) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT r.patient_id FROM chart_restriction r
     WHERE r.clinic_id = clinic AND r.lifted_at IS NULL
       AND NOT EXISTS (
         SELECT 1 FROM care_team t
          WHERE t.clinic_id = clinic AND t.patient_id = r.patient_id
            AND (t.user_id = person OR EXISTS (
              SELECT 1 FROM absence_cover a JOIN clinic c ON c.id = a.clinic_id
               WHERE a.clinic_id = clinic AND a.covering_id = person AND a.absent_id = t.user_id AND a.ended_at IS NULL
                 AND (now() AT TIME ZONE c.time_zone)::date BETWEEN a.from_on AND a.to_on)))
       AND NOT (emergency_counts AND EXISTS (
         SELECT 1 FROM emergency_access e
          WHERE e.clinic_id = clinic AND e.user_id = person AND e.patient_id = r.patient_id AND e.ended_at IS NULL AND e.expires_at > now())));
END $$;--> statement-breakpoint

-- Every table with rows about patients, but those that say who may see whom and the audit trail.
DO $$
DECLARE about record;
BEGIN
  FOR about IN
    SELECT c.relname AS name, CASE c.relname WHEN 'patient' THEN 'id' ELSE 'patient_id' END AS patient
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT IN ('audit_event', 'care_team', 'chart_restriction', 'emergency_access')
       AND (c.relname = 'patient' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'patient_id' AND NOT a.attisdropped))
  LOOP
    EXECUTE format('CREATE POLICY care_team_reads ON %1$I AS RESTRICTIVE FOR SELECT TO gamut_app USING (%2$I IS NULL OR %2$I <> ALL ((SELECT hidden_patient_ids(true))::uuid[]))', about.name, about.patient);
    EXECUTE format('CREATE POLICY care_team_adds ON %1$I AS RESTRICTIVE FOR INSERT TO gamut_app WITH CHECK (%2$I IS NULL OR %2$I <> ALL ((SELECT hidden_patient_ids(false))::uuid[]))', about.name, about.patient);
    EXECUTE format('CREATE POLICY care_team_changes ON %1$I AS RESTRICTIVE FOR UPDATE TO gamut_app USING (%2$I IS NULL OR %2$I <> ALL ((SELECT hidden_patient_ids(false))::uuid[]))', about.name, about.patient);
    EXECUTE format('CREATE POLICY care_team_removes ON %1$I AS RESTRICTIVE FOR DELETE TO gamut_app USING (%2$I IS NULL OR %2$I <> ALL ((SELECT hidden_patient_ids(false))::uuid[]))', about.name, about.patient);
  END LOOP;
END $$;--> statement-breakpoint

-- What is told of restricted charts to those outside: to a prescriber, who may have to open one; to an administrator, who answers for it.
CREATE FUNCTION restricted_charts(terms text[], wanted uuid) RETURNS TABLE (id uuid, family_name text, given_name text, birth_on date, birth_text text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.id, p.family_name, p.given_name, p.birth_on, p.birth_text
    FROM chart_restriction r JOIN patient p ON p.clinic_id = r.clinic_id AND p.id = r.patient_id
   WHERE r.clinic_id = current_clinic_id() AND r.lifted_at IS NULL AND (wanted IS NULL OR p.id = wanted)
     AND EXISTS (SELECT 1 FROM membership m WHERE m.clinic_id = r.clinic_id AND m.user_id = current_user_id() AND m.role IN ('prescriber', 'administrator') AND m.suspended_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM unnest(terms) AS typed WHERE NOT EXISTS (
       SELECT 1 FROM patient_term t WHERE t.clinic_id = p.clinic_id AND t.patient_id = p.id AND starts_with(t.term, typed)))
   ORDER BY p.family_name, p.given_name, p.id LIMIT 50
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION restricted_charts(text[], uuid) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION restricted_charts(text[], uuid) TO gamut_app;

CREATE TABLE "danger_open" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"stale" boolean DEFAULT true NOT NULL,
	"knowledge" text,
	"since_on" date,
	"again_on" date,
	CONSTRAINT "danger_open_clinic_id_patient_id_pk" PRIMARY KEY("clinic_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "danger_open" ADD CONSTRAINT "danger_open_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "danger_open_stale" ON "danger_open" USING btree ("clinic_id") WHERE "danger_open"."stale";--> statement-breakpoint
CREATE INDEX "danger_open_knowledge" ON "danger_open" USING btree ("clinic_id","knowledge");--> statement-breakpoint
CREATE INDEX "danger_open_again" ON "danger_open" USING btree ("clinic_id","again_on") WHERE "danger_open"."again_on" is not null;--> statement-breakpoint
CREATE INDEX "danger_open_since" ON "danger_open" USING btree ("clinic_id","since_on" DESC NULLS LAST) WHERE "danger_open"."since_on" is not null;--> statement-breakpoint
-- Whose danger nobody settled: a copy behind the wall of the clinic and of restricted charts, never deleted by the application.
ALTER TABLE danger_open ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE danger_open FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON danger_open USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
CREATE POLICY care_team_reads ON danger_open AS RESTRICTIVE FOR SELECT TO gamut_app USING (patient_id <> ALL ((SELECT hidden_patient_ids(true))::uuid[]));--> statement-breakpoint
CREATE POLICY care_team_adds ON danger_open AS RESTRICTIVE FOR INSERT TO gamut_app WITH CHECK (patient_id <> ALL ((SELECT hidden_patient_ids(false))::uuid[]));--> statement-breakpoint
CREATE POLICY care_team_changes ON danger_open AS RESTRICTIVE FOR UPDATE TO gamut_app USING (patient_id <> ALL ((SELECT hidden_patient_ids(false))::uuid[]));--> statement-breakpoint
CREATE POLICY care_team_removes ON danger_open AS RESTRICTIVE FOR DELETE TO gamut_app USING (patient_id <> ALL ((SELECT hidden_patient_ids(false))::uuid[]));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON danger_open TO gamut_app;--> statement-breakpoint

-- It marks an entry that is marked already, too: taking the row waits for whoever makes it anew at this moment and did not see this change.
CREATE FUNCTION mark_danger_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE danger_open SET stale = true WHERE clinic_id = OLD.clinic_id AND patient_id = OLD.patient_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO danger_open (clinic_id, patient_id) VALUES (NEW.clinic_id, NEW.patient_id) ON CONFLICT (clinic_id, patient_id) DO UPDATE SET stale = true;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION mark_danger_open_of_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE danger_open SET stale = true WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint
-- What a flag of danger rests on and what speaks for it; a correction and a merge change rows of these.
CREATE TRIGGER report_in_danger_open AFTER INSERT OR UPDATE OR DELETE ON report FOR EACH ROW EXECUTE FUNCTION mark_danger_open();--> statement-breakpoint
CREATE TRIGGER fact_confirmation_in_danger_open AFTER INSERT OR UPDATE OR DELETE ON fact_confirmation FOR EACH ROW EXECUTE FUNCTION mark_danger_open();--> statement-breakpoint
CREATE TRIGGER condition_in_danger_open AFTER INSERT OR UPDATE OR DELETE ON condition FOR EACH ROW EXECUTE FUNCTION mark_danger_open();--> statement-breakpoint
CREATE TRIGGER flag_answer_in_danger_open AFTER INSERT OR UPDATE OR DELETE ON flag_answer FOR EACH ROW EXECUTE FUNCTION mark_danger_open();--> statement-breakpoint
CREATE TRIGGER report_alert_in_danger_open AFTER INSERT OR UPDATE OR DELETE ON report_alert FOR EACH ROW EXECUTE FUNCTION mark_danger_open();--> statement-breakpoint
CREATE TRIGGER patient_in_danger_open AFTER UPDATE OF birth_on ON patient FOR EACH ROW EXECUTE FUNCTION mark_danger_open_of_patient();--> statement-breakpoint

-- A merge works it out anew and a purge takes it with the patient: it is no table about a patient to either, like the panel's entries.
CREATE OR REPLACE FUNCTION patient_tables() RETURNS TABLE (name text, depth int, key_columns text[]) LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE tables AS (
    SELECT c.oid, c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('audit_event', 'patient_term', 'panel_entry', 'danger_open')
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'patient_id' AND NOT a.attisdropped)
  ), ties AS (
    SELECT DISTINCT k.conrelid AS child, k.confrelid AS parent FROM pg_constraint k
     WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND k.conrelid IN (SELECT oid FROM tables) AND k.confrelid IN (SELECT oid FROM tables)
  ), depths AS (
    SELECT t.oid, 0 AS depth FROM tables t
    UNION
    SELECT ties.child, d.depth + 1 FROM depths d JOIN ties ON ties.parent = d.oid WHERE d.depth < 20
  )
  -- The audit trail keeps its ids; search words, the panel's entries and those of open danger are worked out anew.
  SELECT t.name, (SELECT max(d.depth) FROM depths d WHERE d.oid = t.oid),
         (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
           WHERE i.indrelid = t.oid AND i.indisprimary AND a.attname NOT IN ('clinic_id', 'patient_id'))
    FROM tables t ORDER BY 2, 1
$$;--> statement-breakpoint

-- Everybody who was there before this table was.
ALTER TABLE patient NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE danger_open NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO danger_open (clinic_id, patient_id) SELECT clinic_id, id FROM patient;--> statement-breakpoint
ALTER TABLE danger_open FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE patient FORCE ROW LEVEL SECURITY;

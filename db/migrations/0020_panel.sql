CREATE TABLE "panel_entry" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"stale" boolean DEFAULT true NOT NULL,
	"knowledge" text,
	"start_on" date,
	"options" text[] DEFAULT '{}' NOT NULL,
	"sort_name" text DEFAULT '' NOT NULL,
	"contact_on" date,
	"report_on" date,
	"response" text,
	"remission" text,
	"phq9_change" smallint,
	"sbr_change" smallint,
	"reviewed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "panel_entry_clinic_id_patient_id_pk" PRIMARY KEY("clinic_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "panel_entry" ADD CONSTRAINT "panel_entry_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "panel_entry_stale" ON "panel_entry" USING btree ("clinic_id") WHERE "panel_entry"."stale";--> statement-breakpoint
CREATE INDEX "panel_entry_knowledge" ON "panel_entry" USING btree ("clinic_id","knowledge");--> statement-breakpoint
CREATE INDEX "panel_entry_by_contact" ON "panel_entry" USING btree ("clinic_id","contact_on" NULLS FIRST,"start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_name" ON "panel_entry" USING btree ("clinic_id","sort_name","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_start" ON "panel_entry" USING btree ("clinic_id","start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_report" ON "panel_entry" USING btree ("clinic_id","report_on" NULLS FIRST,"start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_phq9" ON "panel_entry" USING btree ("clinic_id","phq9_change","start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_sbr" ON "panel_entry" USING btree ("clinic_id","sbr_change","start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_response" ON "panel_entry" USING btree ("clinic_id","response" DESC NULLS LAST,"contact_on" NULLS FIRST,"start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
-- The panel's copy: behind the clinic's wall, never deleted by the application, told by triggers when something it rests on changed.
ALTER TABLE panel_entry ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE panel_entry FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON panel_entry USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON panel_entry TO gamut_app;--> statement-breakpoint

-- Whoever has a signed note has an entry from then on; whatever else changes only marks one that is there.
CREATE FUNCTION begin_panel_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO panel_entry (clinic_id, patient_id) VALUES (NEW.clinic_id, NEW.patient_id) ON CONFLICT (clinic_id, patient_id) DO UPDATE SET stale = true;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION mark_panel_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE panel_entry SET stale = true WHERE clinic_id = OLD.clinic_id AND patient_id = OLD.patient_id AND NOT stale;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE panel_entry SET stale = true WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.patient_id AND NOT stale;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION mark_panel_entry_of_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE panel_entry SET stale = true WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.id AND NOT stale;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER signed_note_on_panel AFTER INSERT OR UPDATE ON signed_note FOR EACH ROW EXECUTE FUNCTION begin_panel_entry();--> statement-breakpoint
CREATE TRIGGER note_mark_on_panel AFTER INSERT OR UPDATE OR DELETE ON note_mark FOR EACH ROW EXECUTE FUNCTION mark_panel_entry();--> statement-breakpoint
CREATE TRIGGER outreach_on_panel AFTER INSERT OR UPDATE OR DELETE ON outreach FOR EACH ROW EXECUTE FUNCTION mark_panel_entry();--> statement-breakpoint
CREATE TRIGGER report_on_panel AFTER INSERT OR UPDATE OR DELETE ON report FOR EACH ROW EXECUTE FUNCTION mark_panel_entry();--> statement-breakpoint
CREATE TRIGGER patient_on_panel AFTER UPDATE OF family_name, given_name ON patient FOR EACH ROW EXECUTE FUNCTION mark_panel_entry_of_patient();--> statement-breakpoint

-- What was signed before this table was there.
ALTER TABLE signed_note NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE panel_entry NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO panel_entry (clinic_id, patient_id) SELECT DISTINCT clinic_id, patient_id FROM signed_note;--> statement-breakpoint
ALTER TABLE panel_entry FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE signed_note FORCE ROW LEVEL SECURITY;

ALTER TABLE "panel_entry" ADD COLUMN "due_on" date;--> statement-breakpoint
CREATE INDEX "panel_entry_by_due" ON "panel_entry" USING btree ("clinic_id","due_on","start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE INDEX "panel_entry_by_remission" ON "panel_entry" USING btree ("clinic_id","remission" DESC NULLS LAST,"response" DESC NULLS LAST,"contact_on" NULLS FIRST,"start_on","patient_id") WHERE "panel_entry"."start_on" is not null;--> statement-breakpoint
CREATE TRIGGER follow_up_task_on_panel AFTER INSERT OR UPDATE OF status, due_on OR DELETE ON follow_up_task FOR EACH ROW EXECUTE FUNCTION mark_panel_entry();--> statement-breakpoint
-- Every entry is made anew with it.
ALTER TABLE panel_entry NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE panel_entry SET stale = true;--> statement-breakpoint
ALTER TABLE panel_entry FORCE ROW LEVEL SECURITY;

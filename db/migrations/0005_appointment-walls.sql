-- Who may see and change appointments: the own clinic; the application corrects a row and never deletes one.
ALTER TABLE appointment ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE appointment FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON appointment USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (
  on_day, at_time, minutes, patient_id, joined_on, settled_at, settled_by, said, described, reason, with_whom, cancelled_at, cancelled_by
) ON appointment TO gamut_app;

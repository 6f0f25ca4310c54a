-- Who may see and do what, below the application: one wall around each clinic, and grants that leave the
-- application's role without ownership and without any way to delete or rewrite clinical rows and audit rows.

CREATE FUNCTION current_clinic_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.clinic_id', true), '')::uuid;--> statement-breakpoint
CREATE FUNCTION current_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;--> statement-breakpoint

-- Ranges over folded words must not depend on the server's language.
ALTER TABLE patient_term ALTER COLUMN term TYPE text COLLATE "C";--> statement-breakpoint

-- A clinic's rows are seen and written only in a transaction of that clinic. The sub-select is evaluated once a statement.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY[
    'patient', 'patient_identifier', 'patient_term', 'condition', 'allergy', 'observation', 'life_event',
    'medication_episode', 'dose_step', 'refill', 'report', 'fact_confirmation',
    'import_record', 'source_record', 'fact_source', 'inbox_item', 'handled_request'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))',
      walled);
  END LOOP;
END $$;--> statement-breakpoint

-- A person sees the own memberships before a clinic is chosen; everybody else's only inside the clinic.
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE membership FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON membership
  USING (clinic_id = (SELECT current_clinic_id()) OR user_id = (SELECT current_user_id()))
  WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint

-- Acts before a clinic is known (a refused sign-in) are written without one and read by nobody through the application.
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic_reads ON audit_event FOR SELECT USING (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
CREATE POLICY own_clinic_writes ON audit_event FOR INSERT
  WITH CHECK (clinic_id IS NULL OR clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- What the application may do. Nothing is granted by default.
GRANT SELECT ON clinic, installation, membership TO gamut_app;--> statement-breakpoint
GRANT SELECT, UPDATE ON "user" TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON session, account, verification, rate_limit, attempt TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT ON audit_event TO gamut_app;--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE (
  family_name, given_name, other_names, birth_on, birth_text, sex, phone, email, address, deceased_on,
  conditions_received, medications_received, allergies_received, version, updated_at
) ON patient TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (label, retired_at) ON patient_identifier TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON patient_term TO gamut_app;--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE (entered_in_error_at, entered_in_error_by, entered_in_error_why, replaced_by)
  ON condition, allergy, observation, life_event, report TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (
  status, stop_on, stop_kind, stop_text, stop_recorded_at, stop_recorded_by,
  entered_in_error_at, entered_in_error_by, entered_in_error_why, replaced_by
) ON medication_episode TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (entered_in_error_at, entered_in_error_by) ON dose_step TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT ON refill TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON fact_confirmation TO gamut_app;--> statement-breakpoint

GRANT SELECT, INSERT ON import_record, source_record, fact_source TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (resolved_at, resolved_by, resolution, note) ON inbox_item TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (result) ON handled_request TO gamut_app;

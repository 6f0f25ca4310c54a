-- Custom SQL migration file, put your code below! --
-- Whoever changes a chart whose entry is being made anew waits for that and marks it again: a row that is marked already was passed over, and
-- the change was lost when the other transaction ended. Only what this transaction has marked itself is not marked twice.
CREATE FUNCTION marked_by_us(stale boolean, xmin xid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT stale AND xmin::text::bigint = pg_current_xact_id_if_assigned()::text::bigint % 4294967296
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION mark_panel_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE panel_entry e SET stale = true WHERE clinic_id = OLD.clinic_id AND patient_id = OLD.patient_id AND marked_by_us(stale, e.xmin) IS NOT TRUE;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE panel_entry e SET stale = true WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.patient_id AND marked_by_us(stale, e.xmin) IS NOT TRUE;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION mark_panel_entry_of_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE panel_entry e SET stale = true WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.id AND marked_by_us(stale, e.xmin) IS NOT TRUE;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION mark_danger_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE danger_open d SET stale = true WHERE clinic_id = OLD.clinic_id AND patient_id = OLD.patient_id AND marked_by_us(stale, d.xmin) IS NOT TRUE;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO danger_open AS d (clinic_id, patient_id) VALUES (NEW.clinic_id, NEW.patient_id) ON CONFLICT (clinic_id, patient_id) DO UPDATE SET stale = true WHERE marked_by_us(d.stale, d.xmin) IS NOT TRUE;
  END IF;
  RETURN NULL;
END $$;

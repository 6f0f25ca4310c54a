-- Visits and what is signed: behind the clinic's wall; what was signed, added, marked, disclosed or answered is never
-- changed, removed or emptied, whoever asks.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY[
    'visit', 'note_number', 'signed_note', 'note_addendum', 'note_mark', 'disclosure', 'flag_answer', 'follow_up_task'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))',
      walled);
  END LOOP;
END $$;--> statement-breakpoint

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['signed_note', 'note_addendum', 'note_mark', 'disclosure', 'flag_answer', 'knowledge_release'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept || '_append_only', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept || '_never_emptied', kept);
  END LOOP;
END $$;--> statement-breakpoint

-- A draft that was signed stays as it was signed.
CREATE FUNCTION refuse_change_of_signed_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'draft' THEN
    RAISE EXCEPTION 'visit is %: % is refused', OLD.status, TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER visit_stays_signed BEFORE UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_visit();--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE (status, visit_on, fields, seen, version, updated_at) ON visit TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (last) ON note_number TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT ON signed_note, note_addendum, note_mark, disclosure, flag_answer, knowledge_release TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (status, updated_at) ON follow_up_task TO gamut_app;

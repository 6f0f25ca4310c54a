-- Tasks, contacts, questions and who looks after whom: behind the clinic's wall. What happened to a task, who was reached and who
-- handed over to whom is never changed, removed or emptied.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['task_trace', 'outreach', 'hand_back', 'care_team', 'handover', 'absence_cover', 'patient_follow', 'task_calendar'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))',
      walled);
  END LOOP;
END $$;--> statement-breakpoint
-- A calendar program belongs to no clinic yet: the hash of its secret address finds its one row, for reading only.
CREATE POLICY by_address ON task_calendar FOR SELECT USING (token_sha256 = (SELECT nullif(current_setting('app.task_calendar', true), '')));--> statement-breakpoint

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['task_trace', 'outreach', 'handover'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept || '_append_only', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept || '_never_emptied', kept);
  END LOOP;
END $$;--> statement-breakpoint

-- A question is answered once.
CREATE FUNCTION refuse_second_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL AND (NEW.answer, NEW.answered_at, NEW.answered_by_id, NEW.answered_by_name) IS DISTINCT FROM (OLD.answer, OLD.answered_at, OLD.answered_by_id, OLD.answered_by_name) THEN
    RAISE EXCEPTION 'the question was answered: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER hand_back_answered_once BEFORE UPDATE ON hand_back FOR EACH ROW EXECUTE FUNCTION refuse_second_reply();--> statement-breakpoint

GRANT UPDATE (
  note_id, kind, act, what, covers, due_on, until_on, act_on, role, assignee_id, instrument, option, plan_step, risk, status, reason, attempts, unreached, closed_on, closed_by_name, version
) ON follow_up_task TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT ON task_trace, outreach, handover TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (answer, answered_by_id, answered_by_name, answered_at, read_at) ON hand_back TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (user_id, since) ON care_team TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (ended_at) ON absence_cover TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON patient_follow TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (revoked_at, last_read_at) ON task_calendar TO gamut_app;--> statement-breakpoint
-- A draft goes with its patient to another prescriber; who wrote what was signed stands in the signed note.
GRANT UPDATE (author_id) ON visit TO gamut_app;--> statement-breakpoint

-- A red-flag answer and the contact it asks for stand and fall together, by whichever door the answer came or was dealt with.
CREATE FUNCTION keep_contact_of_alert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  day date;
  made uuid;
BEGIN
  SELECT (coalesce(NEW.answered_at, NEW.raised_at) AT TIME ZONE c.time_zone)::date INTO day FROM clinic c WHERE c.id = NEW.clinic_id;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO follow_up_task (clinic_id, patient_id, source, key, kind, act, what, due_on, act_on, role, risk)
      VALUES (NEW.clinic_id, NEW.patient_id, 'flag', 'alert:' || NEW.id, 'flag', 'call', 'Contact on the same day: red-flag answer', day, day, 'coordinator', CASE NEW.level WHEN 'emergency' THEN 0 ELSE 1 END)
      RETURNING id INTO made;
    INSERT INTO task_trace (clinic_id, patient_id, task_id, by_name, what, to_on, why) VALUES (NEW.clinic_id, NEW.patient_id, made, 'Red-flag answer', 'made', day, NEW.flag);
  ELSIF NEW.answered_at IS NOT NULL AND OLD.answered_at IS NULL THEN
    UPDATE follow_up_task
       SET status = 'done', reason = 'A prescriber recorded an assessment.', closed_on = day, closed_by_name = NEW.answered_by_name, version = version + 1, updated_at = clock_timestamp()
     WHERE clinic_id = NEW.clinic_id AND patient_id = NEW.patient_id AND key = 'alert:' || NEW.id AND status IN ('open', 'waiting')
     RETURNING id INTO made;
    IF made IS NOT NULL THEN
      INSERT INTO task_trace (clinic_id, patient_id, task_id, by_id, by_name, what, why)
        VALUES (NEW.clinic_id, NEW.patient_id, made, NEW.answered_by, coalesce(NEW.answered_by_name, ''), 'done', 'A prescriber recorded an assessment.');
    END IF;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER report_alert_asks_for_contact AFTER INSERT OR UPDATE ON report_alert FOR EACH ROW EXECUTE FUNCTION keep_contact_of_alert();--> statement-breakpoint

-- Says at commit that something of a kind changed about somebody: clinic, kind and id, nothing else.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gamut', json_build_object('clinic', NEW.clinic_id, 'kind', TG_ARGV[0], 'patient', NEW.patient_id)::text);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER follow_up_task_announced AFTER INSERT OR UPDATE ON follow_up_task FOR EACH ROW EXECUTE FUNCTION announce_change('task');--> statement-breakpoint
CREATE TRIGGER report_announced AFTER INSERT OR UPDATE ON report FOR EACH ROW EXECUTE FUNCTION announce_change('report');--> statement-breakpoint
CREATE TRIGGER report_alert_announced AFTER INSERT OR UPDATE ON report_alert FOR EACH ROW EXECUTE FUNCTION announce_change('alert');--> statement-breakpoint
CREATE TRIGGER report_request_announced AFTER INSERT OR UPDATE ON report_request FOR EACH ROW EXECUTE FUNCTION announce_change('request');--> statement-breakpoint
CREATE TRIGGER hand_back_announced AFTER INSERT OR UPDATE ON hand_back FOR EACH ROW EXECUTE FUNCTION announce_change('question');--> statement-breakpoint
CREATE TRIGGER visit_announced AFTER INSERT OR UPDATE OF status, author_id ON visit FOR EACH ROW EXECUTE FUNCTION announce_change('visit');

-- Requests for reports and red-flag answers: behind the clinic's wall. One row of a request is also seen, and only read, by a
-- transaction that names the hash of its link: whoever holds the link belongs to no clinic yet.
ALTER TABLE report_request ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE report_request FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON report_request USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
CREATE POLICY by_link ON report_request FOR SELECT USING (token_sha256 = (SELECT nullif(current_setting('app.report_link', true), '')));--> statement-breakpoint
ALTER TABLE report_alert ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE report_alert FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON report_alert USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint

-- What was sent is not rewritten, and a closed link is not opened again, whoever asks.
CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- After sending, only wrong birth dates are still counted.
  IF (OLD.submitted_at IS NOT NULL AND (NEW.submitted_at, NEW.answers, NEW.version, NEW.seconds, NEW.receipt, NEW.language, NEW.filled_by, NEW.revoked_at)
      IS DISTINCT FROM (OLD.submitted_at, OLD.answers, OLD.version, OLD.seconds, OLD.receipt, OLD.language, OLD.filled_by, OLD.revoked_at))
    OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL) OR (OLD.blocked_at IS NOT NULL AND NEW.blocked_at IS NULL) THEN
    RAISE EXCEPTION 'report request is closed: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER report_request_stays_closed BEFORE UPDATE ON report_request FOR EACH ROW EXECUTE FUNCTION refuse_reopening();--> statement-breakpoint

-- A red-flag answer is answered once.
CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.answered_at IS NOT NULL THEN
    RAISE EXCEPTION 'report alert was answered: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER report_alert_answered_once BEFORE UPDATE ON report_alert FOR EACH ROW EXECUTE FUNCTION refuse_second_answer();--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE (
  revoked_at, revoked_by, tries, blocked_at, opened_at, started_at, submitted_at, receipt, seconds, language, filled_by, answers, version, saved_at
) ON report_request TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (answered_at, answered_by, answered_by_name, assessment) ON report_alert TO gamut_app;

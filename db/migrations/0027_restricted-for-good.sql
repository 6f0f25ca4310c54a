-- Ways around the restriction of a chart, closed. Who is outside is worked out in one place, which the tables' owner asks too.
CREATE FUNCTION patients_hidden_from(person uuid, emergency_counts boolean) RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  clinic uuid := current_clinic_id();
BEGIN
  IF person IS NULL OR clinic IS NULL OR NOT EXISTS (SELECT 1 FROM chart_restriction r WHERE r.clinic_id = clinic AND r.lifted_at IS NULL) THEN
    RETURN '{}';
  END IF;
  RETURN ARRAY(
    SELECT r.patient_id FROM chart_restriction r
     WHERE r.clinic_id = clinic AND r.lifted_at IS NULL
       AND NOT EXISTS (
         SELECT 1 FROM care_team t
          WHERE t.clinic_id = clinic AND t.patient_id = r.patient_id
            AND (t.user_id = person OR EXISTS (
              -- A cover opens what somebody of this chart's care team gave away, never what whoever covers took.
              SELECT 1 FROM absence_cover a JOIN clinic c ON c.id = a.clinic_id
               WHERE a.clinic_id = clinic AND a.covering_id = person AND a.absent_id = t.user_id AND a.ended_at IS NULL
                 AND (now() AT TIME ZONE c.time_zone)::date BETWEEN a.from_on AND a.to_on
                 AND EXISTS (SELECT 1 FROM care_team g WHERE g.clinic_id = clinic AND g.patient_id = r.patient_id AND g.user_id = a.created_by))))
       AND NOT (emergency_counts AND EXISTS (
         SELECT 1 FROM emergency_access e
          WHERE e.clinic_id = clinic AND e.user_id = person AND e.patient_id = r.patient_id AND e.ended_at IS NULL AND e.expires_at > now())));
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hidden_patient_ids(emergency_counts boolean) RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  -- The owner's own functions see everybody: what they tell to whom is theirs to say.
  IF current_user <> 'gamut_app' THEN RETURN '{}'; END IF;
  RETURN patients_hidden_from(current_user_id(), emergency_counts);
END $$;--> statement-breakpoint

-- Who is in a care team is told to those outside; to enter one, or to give it away, one stands in it. The same for lifting, which an
-- administrator does too.
CREATE POLICY care_team_adds ON care_team AS RESTRICTIVE FOR INSERT TO gamut_app WITH CHECK (patient_id <> ALL ((SELECT hidden_patient_ids(false))::uuid[]));--> statement-breakpoint
CREATE POLICY care_team_changes ON care_team AS RESTRICTIVE FOR UPDATE TO gamut_app USING (patient_id <> ALL ((SELECT hidden_patient_ids(false))::uuid[]));--> statement-breakpoint
CREATE POLICY care_team_changes ON chart_restriction AS RESTRICTIVE FOR UPDATE TO gamut_app USING (
  patient_id <> ALL ((SELECT hidden_patient_ids(false))::uuid[])
  OR EXISTS (SELECT 1 FROM membership m WHERE m.clinic_id = chart_restriction.clinic_id AND m.user_id = (SELECT current_user_id()) AND m.role = 'administrator' AND m.suspended_at IS NULL));--> statement-breakpoint

-- Merging and undoing run as the owner, who sees everybody: they ask on behalf of the person. Whoever could open a chart only in an
-- emergency changes nothing in it, and a merge shows a restricted chart to nobody who was outside of it.
ALTER FUNCTION merge_patients(uuid, uuid, uuid, text, text) RENAME TO merge_rows_of_patients;--> statement-breakpoint
ALTER FUNCTION undo_merge(uuid, uuid, text) RENAME TO undo_merge_of_rows;--> statement-breakpoint
REVOKE ALL ON FUNCTION merge_rows_of_patients(uuid, uuid, uuid, text, text), undo_merge_of_rows(uuid, uuid, text) FROM PUBLIC, gamut_app;--> statement-breakpoint
CREATE FUNCTION merge_patients(survivor uuid, merged_one uuid, who uuid, who_name text, reason text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  clinic uuid := current_clinic_id();
  restricted int;
BEGIN
  IF ARRAY[survivor, merged_one] && patients_hidden_from(current_user_id(), false) THEN
    RAISE EXCEPTION 'one of the two is not there' USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM FROM patient WHERE clinic_id = clinic AND id IN (survivor, merged_one) ORDER BY id FOR UPDATE;
  SELECT count(*) INTO restricted FROM chart_restriction r WHERE r.clinic_id = clinic AND r.patient_id IN (survivor, merged_one) AND r.lifted_at IS NULL;
  IF restricted = 2 OR restricted = 1 AND EXISTS (
    SELECT FROM (SELECT role, user_id FROM care_team WHERE clinic_id = clinic AND patient_id = survivor) x
      FULL JOIN (SELECT role, user_id FROM care_team WHERE clinic_id = clinic AND patient_id = merged_one) y ON x.role = y.role AND x.user_id = y.user_id
     WHERE x.role IS NULL OR y.role IS NULL) THEN
    RAISE EXCEPTION 'the two are not open to the same people' USING ERRCODE = 'GM007';
  END IF;
  RETURN merge_rows_of_patients(survivor, merged_one, who, who_name, reason);
END $$;--> statement-breakpoint
CREATE FUNCTION undo_merge(which uuid, who uuid, who_name text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  clinic uuid := current_clinic_id();
  m patient_merge;
BEGIN
  SELECT * INTO m FROM patient_merge WHERE id = which AND clinic_id = clinic AND undone_at IS NULL;
  IF NOT FOUND OR m.survivor_id = ANY (patients_hidden_from(current_user_id(), false)) THEN
    RAISE EXCEPTION 'no such merge stands' USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM undo_merge_of_rows(which, who, who_name);
  -- What was restricted while the two were one stays so in both, for the same people.
  IF EXISTS (SELECT FROM chart_restriction r WHERE r.clinic_id = clinic AND r.patient_id = m.survivor_id AND r.lifted_at IS NULL)
     AND NOT EXISTS (SELECT FROM chart_restriction r WHERE r.clinic_id = clinic AND r.patient_id = m.merged_id AND r.lifted_at IS NULL) THEN
    INSERT INTO chart_restriction (clinic_id, patient_id, why, set_by, set_by_name)
      SELECT r.clinic_id, m.merged_id, r.why, r.set_by, r.set_by_name FROM chart_restriction r WHERE r.clinic_id = clinic AND r.patient_id = m.survivor_id AND r.lifted_at IS NULL;
    INSERT INTO care_team (clinic_id, patient_id, role, user_id)
      SELECT t.clinic_id, m.merged_id, t.role, t.user_id FROM care_team t WHERE t.clinic_id = clinic AND t.patient_id = m.survivor_id
      ON CONFLICT (clinic_id, patient_id, role) DO UPDATE SET user_id = excluded.user_id, since = now();
  END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION merge_patients(uuid, uuid, uuid, text, text), undo_merge(uuid, uuid, text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION merge_patients(uuid, uuid, uuid, text, text), undo_merge(uuid, uuid, text) TO gamut_app;--> statement-breakpoint

-- What changes about a restricted chart says so: an instance then asks whom it may tell.
CREATE OR REPLACE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gamut', json_build_object('clinic', NEW.clinic_id, 'kind', TG_ARGV[0], 'patient', NEW.patient_id,
    'restricted', EXISTS (SELECT 1 FROM chart_restriction r WHERE r.clinic_id = NEW.clinic_id AND r.patient_id = NEW.patient_id AND r.lifted_at IS NULL))::text);
  RETURN NULL;
END $$;

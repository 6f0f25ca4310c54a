-- What says who might see whom goes only with a record that is purged: a row at a time, so that the guard knows of whom.
DROP TRIGGER chart_restriction_never_emptied ON chart_restriction;--> statement-breakpoint
DROP TRIGGER emergency_access_never_emptied ON emergency_access;--> statement-breakpoint
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['chart_restriction', 'emergency_access'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept || '_kept', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept || '_never_emptied', kept);
  END LOOP;
END $$;

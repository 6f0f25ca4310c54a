-- A session begins now and lasts as long as it was meant to, by the database's clock, however wrong the clock of the application is that
-- opened it: all that counts its age reads the database's.
CREATE FUNCTION begin_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.expires_at := now() + (NEW.expires_at - NEW.created_at);
  NEW.created_at := now();
  NEW.last_act_at := now();
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER session_begins_now BEFORE INSERT ON session FOR EACH ROW WHEN (current_user = 'gamut_app') EXECUTE FUNCTION begin_session();

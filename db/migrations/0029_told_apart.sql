CREATE TABLE "told_apart" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"why" text NOT NULL,
	"told_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"told_by" uuid NOT NULL,
	"told_by_name" text NOT NULL,
	"taken_back_at" timestamp with time zone,
	"taken_back_by_name" text,
	CONSTRAINT "told_apart_of_two" CHECK ("told_apart"."one_id" < "told_apart"."other_id"),
	CONSTRAINT "told_apart_taken_back_by_somebody" CHECK (("told_apart"."taken_back_at" is null) = ("told_apart"."taken_back_by_name" is null))
);
--> statement-breakpoint
ALTER TABLE "told_apart" ADD CONSTRAINT "told_apart_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "told_apart" ADD CONSTRAINT "told_apart_told_by_user_id_fk" FOREIGN KEY ("told_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "told_apart_standing" ON "told_apart" USING btree ("clinic_id","one_id","other_id") WHERE "told_apart"."taken_back_at" is null;--> statement-breakpoint
-- Behind the clinic's wall. A saying stays as it was said; it is taken back once.
ALTER TABLE told_apart ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE told_apart FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON told_apart USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (taken_back_at, taken_back_by_name) ON told_apart TO gamut_app;--> statement-breakpoint
CREATE FUNCTION refuse_second_taking_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.taken_back_at IS NOT NULL OR (to_jsonb(NEW) - 'taken_back_at' - 'taken_back_by_name') <> (to_jsonb(OLD) - 'taken_back_at' - 'taken_back_by_name') THEN
    RAISE EXCEPTION 'told_apart keeps what was said: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER told_apart_taken_back_once BEFORE UPDATE ON told_apart FOR EACH ROW EXECUTE FUNCTION refuse_second_taking_back();--> statement-breakpoint
CREATE TRIGGER told_apart_kept BEFORE DELETE ON told_apart FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER told_apart_never_emptied BEFORE TRUNCATE ON told_apart FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint

-- Where a clinic is can be put right as long as nobody's days, doses and strengths follow from it.
GRANT UPDATE (time_zone, country, region) ON clinic TO gamut_app;--> statement-breakpoint
CREATE FUNCTION guard_place_of_clinic() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.demo OR OLD.id IS DISTINCT FROM current_clinic_id() OR EXISTS (SELECT FROM patient WHERE clinic_id = OLD.id) THEN
    RAISE EXCEPTION 'the place of this clinic stands' USING ERRCODE = 'GM004';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER clinic_place_guarded BEFORE UPDATE ON clinic FOR EACH ROW WHEN (current_user = 'gamut_app') EXECUTE FUNCTION guard_place_of_clinic();

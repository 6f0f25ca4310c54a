CREATE TABLE "correction" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"asked_by" text NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"extended_why" text,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_by_name" text NOT NULL,
	"answer" text,
	"why" text,
	"carried_out_by" bigint,
	"answered_on" date,
	"answered_by" uuid,
	"answered_by_name" text,
	"disagreement" text,
	"disagreement_on" date,
	CONSTRAINT "correction_whole" UNIQUE("clinic_id","patient_id","id"),
	CONSTRAINT "correction_answer_known" CHECK ("correction"."answer" in ('accepted', 'denied')),
	CONSTRAINT "correction_answered_whole" CHECK (("correction"."answer" is null) = ("correction"."why" is null) and ("correction"."answer" is null) = ("correction"."answered_on" is null) and ("correction"."answer" = 'accepted') = ("correction"."carried_out_by" is not null)),
	CONSTRAINT "correction_disagrees_with_a_denial" CHECK ("correction"."disagreement" is null or ("correction"."answer" = 'denied' and "correction"."disagreement_on" is not null)),
	CONSTRAINT "correction_due_after_asking" CHECK ("correction"."due_on" > "correction"."asked_on")
);
--> statement-breakpoint
ALTER TABLE "disclosure" ADD COLUMN "recipient" text;--> statement-breakpoint
ALTER TABLE "disclosure" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_answered_by_user_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_by_patient" ON "correction" USING btree ("clinic_id","patient_id","asked_on");--> statement-breakpoint
-- What a patient asked to have corrected, behind the clinic's wall. Asked once, answered once, disagreed with once.
ALTER TABLE correction ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE correction FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON correction USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
CREATE FUNCTION refuse_second_answer_to_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.answer IS NOT NULL AND (NEW.answer, NEW.why, NEW.carried_out_by, NEW.answered_on, NEW.answered_by, NEW.answered_by_name, NEW.due_on, NEW.extended_why)
      IS DISTINCT FROM (OLD.answer, OLD.why, OLD.carried_out_by, OLD.answered_on, OLD.answered_by, OLD.answered_by_name, OLD.due_on, OLD.extended_why))
    OR (OLD.extended_why IS NOT NULL AND (NEW.due_on, NEW.extended_why) IS DISTINCT FROM (OLD.due_on, OLD.extended_why))
    OR (OLD.disagreement IS NOT NULL AND (NEW.disagreement, NEW.disagreement_on) IS DISTINCT FROM (OLD.disagreement, OLD.disagreement_on)) THEN
    RAISE EXCEPTION 'what was answered stays: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER correction_answered_once BEFORE UPDATE ON correction FOR EACH ROW EXECUTE FUNCTION refuse_second_answer_to_correction();--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (due_on, extended_why, answer, why, carried_out_by, answered_on, answered_by, answered_by_name, disagreement, disagreement_on) ON correction TO gamut_app;

CREATE TABLE "outbox_message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"request_id" uuid,
	"alert_id" uuid,
	"place" integer DEFAULT 1 NOT NULL,
	"sealed" text,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failure" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "outbox_message_about" CHECK (("outbox_message"."kind" = 'report-link') = ("outbox_message"."request_id" is not null) and ("outbox_message"."kind" = 'on-call') = ("outbox_message"."alert_id" is not null)),
	CONSTRAINT "outbox_message_settled" CHECK (("outbox_message"."state" = 'queued') = ("outbox_message"."settled_at" is null) and ("outbox_message"."state" = 'queued' or "outbox_message"."sealed" is null))
);
--> statement-breakpoint
CREATE TABLE "report_rhythm" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"instruments" jsonb NOT NULL,
	"compared_with" text,
	"every" text NOT NULL,
	"by_mail" boolean DEFAULT false NOT NULL,
	"starts_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by_name" text,
	CONSTRAINT "report_rhythm_whole" UNIQUE("clinic_id","patient_id","id"),
	CONSTRAINT "report_rhythm_known" CHECK ("report_rhythm"."every" in ('2-weeks', '4-weeks', 'plan'))
);
--> statement-breakpoint
ALTER TABLE "report_request" ADD COLUMN "rhythm_id" uuid;
--> statement-breakpoint
ALTER TABLE "report_request" ADD COLUMN "asked_on" date;
--> statement-breakpoint
ALTER TABLE "report_request" ADD COLUMN "handed_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "report_alert" ADD CONSTRAINT "report_alert_whole" UNIQUE("clinic_id","patient_id","id");
--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_of_request" FOREIGN KEY ("clinic_id","patient_id","request_id") REFERENCES "public"."report_request"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_of_alert" FOREIGN KEY ("clinic_id","patient_id","alert_id") REFERENCES "public"."report_alert"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "report_rhythm" ADD CONSTRAINT "report_rhythm_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "report_rhythm" ADD CONSTRAINT "report_rhythm_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_message_once_a_contact" ON "outbox_message" USING btree ("clinic_id","alert_id","place") WHERE "outbox_message"."alert_id" is not null;
--> statement-breakpoint
CREATE INDEX "outbox_message_due" ON "outbox_message" USING btree ("clinic_id","next_at") WHERE "outbox_message"."state" = 'queued';
--> statement-breakpoint
CREATE INDEX "outbox_message_of_request_newest" ON "outbox_message" USING btree ("clinic_id","request_id","created_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "report_rhythm_one_at_a_time" ON "report_rhythm" USING btree ("clinic_id","patient_id") WHERE "report_rhythm"."ended_at" is null;
--> statement-breakpoint
ALTER TABLE "report_request" ADD CONSTRAINT "report_request_of_rhythm" FOREIGN KEY ("clinic_id","patient_id","rhythm_id") REFERENCES "public"."report_rhythm"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "report_request_once_a_day" ON "report_request" USING btree ("clinic_id","rhythm_id","asked_on") WHERE "report_request"."rhythm_id" is not null;
--> statement-breakpoint

-- Rhythms and outgoing messages: behind the clinic's wall.
DO $$
DECLARE walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY['report_rhythm', 'outbox_message'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', walled);
    EXECUTE format(
      'CREATE POLICY own_clinic ON %I USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()))',
      walled);
  END LOOP;
END $$;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (ended_at, ended_by_name) ON report_rhythm TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (sealed, state, attempts, next_at, failure, settled_at) ON outbox_message TO gamut_app;--> statement-breakpoint
GRANT UPDATE (token_sha256, expires_at, handed_at) ON report_request TO gamut_app;--> statement-breakpoint

-- What has an end is not opened again: a request that was sent, withdrawn or blocked gets no other link either.
CREATE OR REPLACE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- After sending, only wrong birth dates are still counted.
  IF (OLD.submitted_at IS NOT NULL AND (NEW.submitted_at, NEW.answers, NEW.version, NEW.seconds, NEW.receipt, NEW.language, NEW.filled_by, NEW.revoked_at)
      IS DISTINCT FROM (OLD.submitted_at, OLD.answers, OLD.version, OLD.seconds, OLD.receipt, OLD.language, OLD.filled_by, OLD.revoked_at))
    OR (coalesce(OLD.submitted_at, OLD.revoked_at, OLD.blocked_at) IS NOT NULL AND NEW.token_sha256 IS DISTINCT FROM OLD.token_sha256)
    OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL) OR (OLD.blocked_at IS NOT NULL AND NEW.blocked_at IS NULL) THEN
    RAISE EXCEPTION 'report request is closed: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE FUNCTION refuse_resuming() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'report rhythm has ended: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER report_rhythm_stays_ended BEFORE UPDATE ON report_rhythm FOR EACH ROW EXECUTE FUNCTION refuse_resuming();--> statement-breakpoint
CREATE FUNCTION refuse_sending_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL THEN
    RAISE EXCEPTION 'message is settled: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER outbox_message_settled_once BEFORE UPDATE ON outbox_message FOR EACH ROW EXECUTE FUNCTION refuse_sending_again();

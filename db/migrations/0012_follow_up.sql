CREATE TABLE "absence_cover" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"absent_id" uuid NOT NULL,
	"covering_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "absence_cover_days" CHECK ("absence_cover"."from_on" <= "absence_cover"."to_on"),
	CONSTRAINT "absence_cover_two_people" CHECK ("absence_cover"."absent_id" <> "absence_cover"."covering_id")
);
--> statement-breakpoint
CREATE TABLE "care_team" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"role" text NOT NULL,
	"user_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "care_team_clinic_id_patient_id_role_pk" PRIMARY KEY("clinic_id","patient_id","role")
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"role" text NOT NULL,
	"from_id" uuid,
	"to_id" uuid NOT NULL,
	"line" text NOT NULL,
	"tasks" integer NOT NULL,
	"drafts" integer NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "patient_follow" (
	"clinic_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patient_follow_clinic_id_user_id_patient_id_pk" PRIMARY KEY("clinic_id","user_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "task_calendar" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_read_at" timestamp with time zone,
	CONSTRAINT "task_calendar_token_sha256_unique" UNIQUE("token_sha256"),
	CONSTRAINT "task_calendar_token_shape" CHECK ("task_calendar"."token_sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "hand_back" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"task_id" uuid,
	"question" text NOT NULL,
	"story" jsonb NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"to_id" uuid,
	"answer" text,
	"answered_by_id" uuid,
	"answered_by_name" text,
	"answered_at" timestamp with time zone,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outreach" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"by_id" uuid,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"task_id" uuid,
	"on_day" date NOT NULL,
	"outcome" text NOT NULL,
	"answers" jsonb NOT NULL,
	"words" text,
	"next_on" date
);
--> statement-breakpoint
CREATE TABLE "task_trace" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"by_id" uuid,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"task_id" uuid NOT NULL,
	"what" text NOT NULL,
	"from_on" date,
	"to_on" date,
	"why" text
);
--> statement-breakpoint
ALTER TABLE "follow_up_task" DROP CONSTRAINT "follow_up_task_status_known";--> statement-breakpoint
DROP INDEX "follow_up_task_due";--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "note_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "source" text NOT NULL DEFAULT 'plan';--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "source" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "key" text NOT NULL DEFAULT gen_random_uuid()::text;--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "key" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "act" text NOT NULL DEFAULT 'review';--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "act" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "covers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "until_on" date;--> statement-breakpoint
-- Rewriting a type reaches every row; an UPDATE would see none, since row-level security binds the owner too.
ALTER TABLE "follow_up_task" ADD COLUMN "act_on" date;--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "act_on" TYPE date USING due_on;--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "act_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "risk" smallint DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "attempts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "unreached" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "status" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "status" TYPE text USING CASE status WHEN 'withdrawn' THEN 'cancelled' ELSE status END;--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "status" SET DEFAULT 'open';--> statement-breakpoint
ALTER TABLE "follow_up_task" ALTER COLUMN "closed_on" TYPE date USING CASE WHEN status IN ('done', 'cancelled') THEN due_on END;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "closed_by_name" text;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_whole" UNIQUE("clinic_id","patient_id","id");--> statement-breakpoint
ALTER TABLE "absence_cover" ADD CONSTRAINT "absence_cover_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_cover" ADD CONSTRAINT "absence_cover_absent_id_user_id_fk" FOREIGN KEY ("absent_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_cover" ADD CONSTRAINT "absence_cover_covering_id_user_id_fk" FOREIGN KEY ("covering_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_cover" ADD CONSTRAINT "absence_cover_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_id_user_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_id_user_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_follow" ADD CONSTRAINT "patient_follow_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_follow" ADD CONSTRAINT "patient_follow_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_calendar" ADD CONSTRAINT "task_calendar_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_calendar" ADD CONSTRAINT "task_calendar_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_back" ADD CONSTRAINT "hand_back_asked_by_id_user_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_back" ADD CONSTRAINT "hand_back_to_id_user_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_back" ADD CONSTRAINT "hand_back_answered_by_id_user_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_back" ADD CONSTRAINT "hand_back_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_back" ADD CONSTRAINT "hand_back_of_task" FOREIGN KEY ("clinic_id","patient_id","task_id") REFERENCES "public"."follow_up_task"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outreach" ADD CONSTRAINT "outreach_of_task" FOREIGN KEY ("clinic_id","patient_id","task_id") REFERENCES "public"."follow_up_task"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_trace" ADD CONSTRAINT "task_trace_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_trace" ADD CONSTRAINT "task_trace_of_task" FOREIGN KEY ("clinic_id","patient_id","task_id") REFERENCES "public"."follow_up_task"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_cover_standing" ON "absence_cover" USING btree ("clinic_id","covering_id") WHERE "absence_cover"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "care_team_of_user" ON "care_team" USING btree ("clinic_id","user_id","role","patient_id");--> statement-breakpoint
CREATE INDEX "handover_by_patient" ON "handover" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "task_calendar_of_user" ON "task_calendar" USING btree ("clinic_id","user_id");--> statement-breakpoint
CREATE INDEX "hand_back_open" ON "hand_back" USING btree ("clinic_id","asked_at") WHERE "hand_back"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "hand_back_answered" ON "hand_back" USING btree ("clinic_id","asked_by_id","answered_at") WHERE "hand_back"."answered_at" is not null and "hand_back"."read_at" is null;--> statement-breakpoint
CREATE INDEX "hand_back_by_patient" ON "hand_back" USING btree ("clinic_id","patient_id","asked_at");--> statement-breakpoint
CREATE INDEX "outreach_by_patient" ON "outreach" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "task_trace_by_task" ON "task_trace" USING btree ("clinic_id","task_id","at");--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_assignee_id_user_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_task_once" ON "follow_up_task" USING btree ("clinic_id","patient_id","key") WHERE "follow_up_task"."status" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX "follow_up_task_open" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id") WHERE "follow_up_task"."status" = 'open';--> statement-breakpoint
CREATE INDEX "follow_up_task_open_of" ON "follow_up_task" USING btree ("clinic_id","assignee_id","risk","due_on","id") WHERE "follow_up_task"."status" = 'open';--> statement-breakpoint
CREATE INDEX "follow_up_task_open_act" ON "follow_up_task" USING btree ("clinic_id","act","risk","due_on","id") WHERE "follow_up_task"."status" = 'open';--> statement-breakpoint
CREATE INDEX "follow_up_task_waiting" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id") WHERE "follow_up_task"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "follow_up_task_unreached" ON "follow_up_task" USING btree ("clinic_id","risk","due_on","id") WHERE "follow_up_task"."unreached" and "follow_up_task"."status" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX "follow_up_task_closed" ON "follow_up_task" USING btree ("clinic_id","closed_on") WHERE "follow_up_task"."closed_on" is not null;--> statement-breakpoint
CREATE INDEX "visit_drafts" ON "visit" USING btree ("clinic_id","updated_at","id") WHERE "visit"."status" = 'draft';--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_source_known" CHECK ("follow_up_task"."source" in ('plan', 'deferral', 'flag', 'manual'));--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_risk_bound" CHECK ("follow_up_task"."risk" between 0 and 5);--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_closed_whole" CHECK (("follow_up_task"."status" in ('done', 'cancelled')) = ("follow_up_task"."closed_on" is not null));--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_status_known" CHECK ("follow_up_task"."status" in ('open', 'waiting', 'done', 'cancelled'));
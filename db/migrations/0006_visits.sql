CREATE TABLE "disclosure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"note_id" uuid,
	"file" text NOT NULL,
	"snapshot_sha256" text,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flag_answer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"flag" text NOT NULL,
	"raised_sha256" text NOT NULL,
	"what" text NOT NULL,
	"answered_on" date NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up_task" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"role" text NOT NULL,
	"instrument" text,
	"option" text,
	"plan_step" integer,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_up_task_status_known" CHECK ("follow_up_task"."status" in ('open', 'done', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "knowledge_release" (
	"sha256" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"content" text NOT NULL,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "note_addendum" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"by_credential" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"late_entry_for" date,
	CONSTRAINT "note_addendum_number" UNIQUE("clinic_id","note_id","number")
);
--> statement-breakpoint
CREATE TABLE "note_mark" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"by_credential" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"why" text,
	CONSTRAINT "note_mark_once" UNIQUE("clinic_id","note_id","kind"),
	CONSTRAINT "note_mark_kind_known" CHECK ("note_mark"."kind" in ('co-signed', 'entered-in-error'))
);
--> statement-breakpoint
CREATE TABLE "note_number" (
	"clinic_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "note_number_clinic_id_year_pk" PRIMARY KEY("clinic_id","year")
);
--> statement-breakpoint
CREATE TABLE "signed_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"number" text NOT NULL,
	"version" integer NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"knowledge_sha256" text NOT NULL,
	"needs_co_signature" boolean NOT NULL,
	"amends" uuid,
	"amends_why" text,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "signed_note_whole" UNIQUE("clinic_id","patient_id","id"),
	CONSTRAINT "signed_note_number" UNIQUE("clinic_id","number","version"),
	CONSTRAINT "signed_note_of_one_visit" UNIQUE("clinic_id","visit_id"),
	CONSTRAINT "signed_note_once" UNIQUE("clinic_id","signed_by","idempotency_key"),
	CONSTRAINT "signed_note_number_shape" CHECK ("signed_note"."number" ~ '^R-[0-9]{4}-[0-9]{6,}$'),
	CONSTRAINT "signed_note_sha256_shape" CHECK ("signed_note"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"visit_on" date NOT NULL,
	"fields" jsonb NOT NULL,
	"seen" jsonb,
	"amends" uuid,
	"amends_why" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visit_whole" UNIQUE("clinic_id","patient_id","id"),
	CONSTRAINT "visit_status_known" CHECK ("visit"."status" in ('draft', 'signed', 'discarded'))
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "in_training" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "credential" text;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_of_visit" FOREIGN KEY ("clinic_id","patient_id","visit_id") REFERENCES "public"."visit"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_answer" ADD CONSTRAINT "flag_answer_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_answer" ADD CONSTRAINT "flag_answer_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_task" ADD CONSTRAINT "follow_up_task_of_note" FOREIGN KEY ("clinic_id","patient_id","note_id") REFERENCES "public"."signed_note"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_addendum" ADD CONSTRAINT "note_addendum_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_addendum" ADD CONSTRAINT "note_addendum_of_note" FOREIGN KEY ("clinic_id","patient_id","note_id") REFERENCES "public"."signed_note"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mark" ADD CONSTRAINT "note_mark_by_id_user_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_mark" ADD CONSTRAINT "note_mark_of_note" FOREIGN KEY ("clinic_id","patient_id","note_id") REFERENCES "public"."signed_note"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_number" ADD CONSTRAINT "note_number_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_note" ADD CONSTRAINT "signed_note_signed_by_user_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_note" ADD CONSTRAINT "signed_note_of_visit" FOREIGN KEY ("clinic_id","patient_id","visit_id") REFERENCES "public"."visit"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosure_by_patient" ON "disclosure" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "flag_answer_by_patient" ON "flag_answer" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "follow_up_task_due" ON "follow_up_task" USING btree ("clinic_id","due_on","id") WHERE "follow_up_task"."status" = 'open';--> statement-breakpoint
CREATE INDEX "follow_up_task_by_patient" ON "follow_up_task" USING btree ("clinic_id","patient_id","due_on");--> statement-breakpoint
CREATE INDEX "signed_note_by_patient" ON "signed_note" USING btree ("clinic_id","patient_id","signed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_one_draft" ON "visit" USING btree ("clinic_id","patient_id","author_id") WHERE "visit"."status" = 'draft';
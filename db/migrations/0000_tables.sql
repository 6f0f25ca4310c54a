CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_from" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"clinic_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_clinic_id_user_id_role_pk" PRIMARY KEY("clinic_id","user_id","role"),
	CONSTRAINT "membership_role_known" CHECK ("membership"."role" in ('prescriber', 'coordinator', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limit_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"last_act_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"clinic_id" uuid,
	"user_id" uuid,
	"actor" text NOT NULL,
	"roles" text[] NOT NULL,
	"patient_id" uuid,
	"event" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text,
	"object_version" integer,
	"outcome" text NOT NULL,
	"refusal" text,
	"request_id" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_event_outcome_known" CHECK ("audit_event"."outcome" in ('done', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "handled_request" (
	"clinic_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"act" text NOT NULL,
	"input_sha256" text NOT NULL,
	"result" text,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "handled_request_clinic_id_user_id_key_pk" PRIMARY KEY("clinic_id","user_id","key")
);
--> statement-breakpoint
CREATE TABLE "clinic" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"country" text NOT NULL,
	"region" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clinic_slug_unique" UNIQUE("slug"),
	CONSTRAINT "clinic_slug_shape" CHECK ("clinic"."slug" ~ '^[a-z][a-z0-9-]{1,40}$'),
	CONSTRAINT "clinic_country_shape" CHECK ("clinic"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "clinic_region_known" CHECK ("clinic"."region" in ('US', 'UK'))
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"demo" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_single" CHECK ("installation"."single")
);
--> statement-breakpoint
CREATE TABLE "allergy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"resource" text,
	"import_key" text,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	"entered_in_error_why" text,
	"replaced_by" uuid,
	"ingredient" text,
	"text" text NOT NULL,
	"type" text,
	"reaction" text,
	"noted_on" date,
	CONSTRAINT "allergy_whole" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "condition" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"resource" text,
	"import_key" text,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	"entered_in_error_why" text,
	"replaced_by" uuid,
	"codings" jsonb NOT NULL,
	"text" text NOT NULL,
	"clinical_status" text,
	"onset_on" date,
	"stated_on" date,
	"abated_on" date,
	CONSTRAINT "condition_whole" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "life_event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"resource" text,
	"import_key" text,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	"entered_in_error_why" text,
	"replaced_by" uuid,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"until_on" date,
	CONSTRAINT "life_event_whole" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "observation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"resource" text,
	"import_key" text,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	"entered_in_error_why" text,
	"replaced_by" uuid,
	"observation" text,
	"codings" jsonb NOT NULL,
	"text" text NOT NULL,
	"value" double precision,
	"value_text" text,
	"unit" text,
	"low" double precision,
	"high" double precision,
	"observed_on" date NOT NULL,
	CONSTRAINT "observation_whole" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "fact_source" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"fact_kind" text NOT NULL,
	"fact_id" uuid NOT NULL,
	"record" text NOT NULL,
	CONSTRAINT "fact_source_clinic_id_patient_id_fact_kind_fact_id_record_pk" PRIMARY KEY("clinic_id","patient_id","fact_kind","fact_id","record")
);
--> statement-breakpoint
CREATE TABLE "import_record" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"document_sha256" text NOT NULL,
	"door" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"imported_by" uuid,
	"counts" jsonb NOT NULL,
	"notes" jsonb NOT NULL,
	CONSTRAINT "import_record_whole" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "inbox_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"import_id" uuid,
	"item_key" text NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"why" text NOT NULL,
	"doubts" text[] NOT NULL,
	"records" text[] NOT NULL,
	"original" jsonb NOT NULL,
	"stated_on" date,
	"choices" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	"resolution" text,
	"note" text,
	CONSTRAINT "inbox_item_once" UNIQUE("clinic_id","patient_id","item_key")
);
--> statement-breakpoint
CREATE TABLE "source_record" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"record" text NOT NULL,
	"content_hash" text NOT NULL,
	"import_id" uuid NOT NULL,
	"disposition" text NOT NULL,
	"what" text NOT NULL,
	"why" text,
	"stated_on" date,
	CONSTRAINT "source_record_clinic_id_patient_id_record_content_hash_pk" PRIMARY KEY("clinic_id","patient_id","record","content_hash")
);
--> statement-breakpoint
CREATE TABLE "dose_step" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"micrograms_per_day" bigint,
	"times_per_day" double precision,
	"form" text,
	"reason" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	CONSTRAINT "dose_step_positive" CHECK ("dose_step"."micrograms_per_day" > 0 and "dose_step"."times_per_day" > 0)
);
--> statement-breakpoint
CREATE TABLE "medication_episode" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"resource" text,
	"import_key" text,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	"entered_in_error_why" text,
	"replaced_by" uuid,
	"drug" text NOT NULL,
	"drug_id" text,
	"display" text NOT NULL,
	"codings" jsonb NOT NULL,
	"status" text NOT NULL,
	"start_on" date,
	"stop_on" date,
	"as_needed" boolean DEFAULT false NOT NULL,
	"indication" text,
	"start_reason" text,
	"stop_kind" text,
	"stop_text" text,
	"stop_recorded_at" timestamp with time zone,
	"stop_recorded_by" uuid,
	CONSTRAINT "medication_episode_whole" UNIQUE("clinic_id","patient_id","id"),
	CONSTRAINT "medication_episode_in_order" CHECK ("medication_episode"."start_on" is null or "medication_episode"."stop_on" is null or "medication_episode"."stop_on" >= "medication_episode"."start_on")
);
--> statement-breakpoint
CREATE TABLE "refill" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"filled_on" date NOT NULL,
	"display" text NOT NULL,
	"days_supply" double precision,
	"resource" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "patient" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"family_name" text NOT NULL,
	"given_name" text NOT NULL,
	"other_names" text[] DEFAULT '{}' NOT NULL,
	"birth_on" date,
	"birth_text" text,
	"sex" text NOT NULL,
	"phone" text,
	"email" text,
	"address" text,
	"deceased_on" date,
	"demo" boolean DEFAULT false NOT NULL,
	"conditions_received" boolean DEFAULT false NOT NULL,
	"medications_received" boolean DEFAULT false NOT NULL,
	"allergies_received" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patient_clinic" UNIQUE("clinic_id","id"),
	CONSTRAINT "patient_sex_known" CHECK ("patient"."sex" in ('female', 'male', 'other', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "patient_identifier" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"system" text NOT NULL,
	"value" text NOT NULL,
	"label" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "patient_identifier_clinic_id_patient_id_system_value_pk" PRIMARY KEY("clinic_id","patient_id","system","value")
);
--> statement-breakpoint
CREATE TABLE "patient_term" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"term" text NOT NULL,
	CONSTRAINT "patient_term_clinic_id_term_patient_id_pk" PRIMARY KEY("clinic_id","term","patient_id")
);
--> statement-breakpoint
CREATE TABLE "fact_confirmation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"fact" text NOT NULL,
	"value" text NOT NULL,
	"detail" jsonb,
	"question_id" text,
	"asked_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"recorded_by_name" text,
	"resource" text,
	"import_key" text,
	"entered_in_error_at" timestamp with time zone,
	"entered_in_error_by" uuid,
	"entered_in_error_why" text,
	"replaced_by" uuid,
	"instrument" text NOT NULL,
	"version" text,
	"reported_on" date NOT NULL,
	"filled_by" text NOT NULL,
	"answers" jsonb NOT NULL,
	"scores" jsonb NOT NULL,
	"estimated" boolean DEFAULT false NOT NULL,
	"words" jsonb NOT NULL,
	"onset_precision" text,
	"onset_earliest_on" date,
	"onset_latest_on" date,
	CONSTRAINT "report_whole" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allergy" ADD CONSTRAINT "allergy_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allergy" ADD CONSTRAINT "allergy_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allergy" ADD CONSTRAINT "allergy_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_event" ADD CONSTRAINT "life_event_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observation" ADD CONSTRAINT "observation_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_source" ADD CONSTRAINT "fact_source_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_imported_by_user_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_resolved_by_user_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_of_import" FOREIGN KEY ("clinic_id","patient_id","import_id") REFERENCES "public"."import_record"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_record" ADD CONSTRAINT "source_record_of_import" FOREIGN KEY ("clinic_id","patient_id","import_id") REFERENCES "public"."import_record"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dose_step" ADD CONSTRAINT "dose_step_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dose_step" ADD CONSTRAINT "dose_step_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dose_step" ADD CONSTRAINT "dose_step_of_episode" FOREIGN KEY ("clinic_id","patient_id","episode_id") REFERENCES "public"."medication_episode"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medication_episode" ADD CONSTRAINT "medication_episode_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medication_episode" ADD CONSTRAINT "medication_episode_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medication_episode" ADD CONSTRAINT "medication_episode_stop_recorded_by_user_id_fk" FOREIGN KEY ("stop_recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medication_episode" ADD CONSTRAINT "medication_episode_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refill" ADD CONSTRAINT "refill_of_episode" FOREIGN KEY ("clinic_id","patient_id","episode_id") REFERENCES "public"."medication_episode"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_identifier" ADD CONSTRAINT "patient_identifier_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_term" ADD CONSTRAINT "patient_term_clinic_id_patient_id_patient_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_confirmation" ADD CONSTRAINT "fact_confirmation_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_confirmation" ADD CONSTRAINT "fact_confirmation_withdrawn_by_user_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fact_confirmation" ADD CONSTRAINT "fact_confirmation_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_entered_in_error_by_user_id_fk" FOREIGN KEY ("entered_in_error_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "membership_user" ON "membership" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "audit_event_by_clinic" ON "audit_event" USING btree ("clinic_id","at");--> statement-breakpoint
CREATE INDEX "audit_event_by_patient" ON "audit_event" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "allergy_standing" ON "allergy" USING btree ("clinic_id","patient_id") WHERE "allergy"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "allergy_imported" ON "allergy" USING btree ("clinic_id","patient_id","import_key") WHERE "allergy"."import_key" is not null and "allergy"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "condition_standing" ON "condition" USING btree ("clinic_id","patient_id") WHERE "condition"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "condition_imported" ON "condition" USING btree ("clinic_id","patient_id","import_key") WHERE "condition"."import_key" is not null and "condition"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "life_event_standing" ON "life_event" USING btree ("clinic_id","patient_id") WHERE "life_event"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "life_event_imported" ON "life_event" USING btree ("clinic_id","patient_id","import_key") WHERE "life_event"."import_key" is not null and "life_event"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "observation_standing" ON "observation" USING btree ("clinic_id","patient_id") WHERE "observation"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "observation_imported" ON "observation" USING btree ("clinic_id","patient_id","import_key") WHERE "observation"."import_key" is not null and "observation"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "fact_source_record" ON "fact_source" USING btree ("clinic_id","patient_id","record");--> statement-breakpoint
CREATE INDEX "inbox_item_open" ON "inbox_item" USING btree ("clinic_id","patient_id") WHERE "inbox_item"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "dose_step_standing" ON "dose_step" USING btree ("clinic_id","patient_id") WHERE "dose_step"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "dose_step_day" ON "dose_step" USING btree ("clinic_id","episode_id","from_on") WHERE "dose_step"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "medication_episode_standing" ON "medication_episode" USING btree ("clinic_id","patient_id") WHERE "medication_episode"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "medication_episode_imported" ON "medication_episode" USING btree ("clinic_id","patient_id","import_key") WHERE "medication_episode"."import_key" is not null and "medication_episode"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "refill_by_patient" ON "refill" USING btree ("clinic_id","patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refill_once" ON "refill" USING btree ("clinic_id","episode_id","resource") WHERE "refill"."resource" is not null;--> statement-breakpoint
CREATE INDEX "patient_by_name" ON "patient" USING btree ("clinic_id","family_name","given_name","id");--> statement-breakpoint
CREATE INDEX "patient_by_birth" ON "patient" USING btree ("clinic_id","birth_on");--> statement-breakpoint
CREATE INDEX "patient_identifier_value" ON "patient_identifier" USING btree ("clinic_id","value");--> statement-breakpoint
CREATE INDEX "patient_term_patient" ON "patient_term" USING btree ("clinic_id","patient_id");--> statement-breakpoint
CREATE INDEX "fact_confirmation_standing" ON "fact_confirmation" USING btree ("clinic_id","patient_id","fact","recorded_at") WHERE "fact_confirmation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "report_standing" ON "report" USING btree ("clinic_id","patient_id") WHERE "report"."entered_in_error_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "report_imported" ON "report" USING btree ("clinic_id","patient_id","import_key") WHERE "report"."import_key" is not null and "report"."entered_in_error_at" is null;
CREATE TABLE "report_alert" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"flag" text NOT NULL,
	"level" text NOT NULL,
	"raised_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"due_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answered_by" uuid,
	"answered_by_name" text,
	"assessment" text,
	CONSTRAINT "report_alert_once" UNIQUE("clinic_id","request_id","flag")
);
--> statement-breakpoint
CREATE TABLE "report_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"token_sha256" text NOT NULL,
	"instruments" jsonb NOT NULL,
	"compared_with" text,
	"due_on" date,
	"expires_at" timestamp with time zone NOT NULL,
	"in_clinic" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"tries" integer DEFAULT 0 NOT NULL,
	"blocked_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"receipt" text,
	"seconds" integer DEFAULT 0 NOT NULL,
	"language" text,
	"filled_by" text,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"saved_at" timestamp with time zone,
	CONSTRAINT "report_request_token_sha256_unique" UNIQUE("token_sha256"),
	CONSTRAINT "report_request_whole" UNIQUE("clinic_id","patient_id","id"),
	CONSTRAINT "report_request_token_shape" CHECK ("report_request"."token_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "report_request_tries_bound" CHECK ("report_request"."tries" between 0 and 5)
);
--> statement-breakpoint
ALTER TABLE "report_alert" ADD CONSTRAINT "report_alert_answered_by_user_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_alert" ADD CONSTRAINT "report_alert_of_request" FOREIGN KEY ("clinic_id","patient_id","request_id") REFERENCES "public"."report_request"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_request" ADD CONSTRAINT "report_request_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_request" ADD CONSTRAINT "report_request_revoked_by_user_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_request" ADD CONSTRAINT "report_request_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_alert_open" ON "report_alert" USING btree ("clinic_id","raised_at") WHERE "report_alert"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "report_request_by_patient" ON "report_request" USING btree ("clinic_id","patient_id","created_at");
CREATE TABLE "appointment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"at_time" text,
	"minutes" integer,
	"patient_id" uuid,
	"joined_on" text,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"said" text NOT NULL,
	"described" jsonb NOT NULL,
	"reason" text,
	"with_whom" text,
	"source" text NOT NULL,
	"source_key" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	CONSTRAINT "appointment_time_shape" CHECK ("appointment"."at_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "appointment_minutes_possible" CHECK ("appointment"."minutes" between 1 and 1440),
	CONSTRAINT "appointment_joined_known" CHECK (("appointment"."patient_id" is null) = ("appointment"."joined_on" is null))
);
--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_settled_by_user_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_recorded_by_user_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_cancelled_by_user_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_by_day" ON "appointment" USING btree ("clinic_id","on_day","at_time");--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_source" ON "appointment" USING btree ("clinic_id","source","source_key") WHERE "appointment"."source_key" is not null;--> statement-breakpoint
CREATE INDEX "dose_step_by_day" ON "dose_step" USING btree ("clinic_id","from_on") WHERE "dose_step"."entered_in_error_at" is null;--> statement-breakpoint
CREATE INDEX "report_by_arrival" ON "report" USING btree ("clinic_id","recorded_at") WHERE "report"."entered_in_error_at" is null;
ALTER TABLE "disclosure" ALTER COLUMN "visit_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD COLUMN "tell_next_after_minutes" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_of_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patient"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD CONSTRAINT "clinic_setting_tell_next_bound" CHECK ("clinic_setting"."tell_next_after_minutes" between 5 and 1440);--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_of_a_note" CHECK ("disclosure"."visit_id" is not null or ("disclosure"."note_id" is null and "disclosure"."snapshot_sha256" is null));
ALTER TABLE "medication_episode" ADD COLUMN "status_before_stop" text;--> statement-breakpoint
GRANT UPDATE (status_before_stop) ON medication_episode TO gamut_app;

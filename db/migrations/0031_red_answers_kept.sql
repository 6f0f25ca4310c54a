ALTER TABLE "report_alert" DROP CONSTRAINT "report_alert_once";--> statement-breakpoint
ALTER TABLE "report_alert" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "report_alert" ADD CONSTRAINT "report_alert_once" UNIQUE("clinic_id","request_id","flag","answers");
ALTER TABLE "clinic_setting" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- What was written in Spanish moves to where every language stands; nothing else of the row changes.
ALTER TABLE clinic_setting NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE clinic_setting DISABLE TRIGGER clinic_setting_append_only;--> statement-breakpoint
UPDATE clinic_setting SET crisis = crisis - 'wordingEs', translations = CASE WHEN crisis ->> 'wordingEs' IS NULL THEN translations ELSE jsonb_build_object('es', jsonb_build_object('wording', crisis -> 'wordingEs', 'hours', NULL)) END WHERE crisis ? 'wordingEs';--> statement-breakpoint
ALTER TABLE clinic_setting ENABLE TRIGGER clinic_setting_append_only;--> statement-breakpoint
ALTER TABLE clinic_setting FORCE ROW LEVEL SECURITY;

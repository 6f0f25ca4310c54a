CREATE TABLE "clinic_setting" (
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"crisis" jsonb,
	"crisis_checked_at" timestamp with time zone,
	"crisis_checked_by_name" text,
	"phone" text,
	"hours" text,
	"note_order" text DEFAULT 'apso' NOT NULL,
	"attempts_before_letter" integer DEFAULT 3 NOT NULL,
	"on_call" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"changed_by" uuid,
	"changed_by_name" text NOT NULL,
	CONSTRAINT "clinic_setting_version" PRIMARY KEY("clinic_id","version"),
	CONSTRAINT "clinic_setting_version_counts" CHECK ("clinic_setting"."version" >= 1),
	CONSTRAINT "clinic_setting_note_order_known" CHECK ("clinic_setting"."note_order" in ('apso', 'soap')),
	CONSTRAINT "clinic_setting_attempts_bound" CHECK ("clinic_setting"."attempts_before_letter" between 1 and 10),
	CONSTRAINT "clinic_setting_checked_words" CHECK ("clinic_setting"."crisis_checked_at" is null or "clinic_setting"."crisis" is not null)
);
--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD CONSTRAINT "clinic_setting_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clinic_setting" ADD CONSTRAINT "clinic_setting_changed_by_user_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- Settings of a clinic: behind its wall, and append-only, so that what was shown to patients on a day stays known.
ALTER TABLE clinic_setting ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE clinic_setting FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON clinic_setting USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
CREATE TRIGGER clinic_setting_append_only BEFORE UPDATE OR DELETE ON clinic_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER clinic_setting_never_emptied BEFORE TRUNCATE ON clinic_setting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
GRANT SELECT, INSERT ON clinic_setting TO gamut_app;

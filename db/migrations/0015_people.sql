CREATE TABLE "access_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"token_sha256" text NOT NULL,
	"user_id" uuid,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" jsonb NOT NULL,
	"in_training" boolean DEFAULT false NOT NULL,
	"credential" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" uuid,
	"created_by_name" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "access_link_token_sha256_unique" UNIQUE("token_sha256"),
	CONSTRAINT "access_link_kind_known" CHECK ("access_link"."kind" in ('invitation', 'reset')),
	CONSTRAINT "access_link_reset_of_somebody" CHECK (("access_link"."kind" = 'reset') = ("access_link"."user_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "two_factor" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" uuid NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "acting_clinic_id" uuid;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "setup_token_sha256" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "setup_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "setup_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_link_open" ON "access_link" USING btree ("clinic_id","email") WHERE "access_link"."used_at" is null and "access_link"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "two_factor_user" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factor_secret" ON "two_factor" USING btree ("secret");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_acting_clinic_id_clinic_id_fk" FOREIGN KEY ("acting_clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

-- Links that an administrator hands over: behind the clinic's wall; the one row whose hash a transaction names is also seen,
-- and only read, by whoever holds the link and belongs to no clinic yet.
ALTER TABLE access_link ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE access_link FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON access_link USING (clinic_id = (SELECT current_clinic_id())) WITH CHECK (clinic_id = (SELECT current_clinic_id()));--> statement-breakpoint
CREATE POLICY by_link ON access_link FOR SELECT USING (token_sha256 = (SELECT nullif(current_setting('app.access_link', true), '')));--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (used_at, revoked_at) ON access_link TO gamut_app;--> statement-breakpoint

-- A used or withdrawn link stays so, whoever asks.
CREATE FUNCTION refuse_second_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'access link is closed: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER access_link_used_once BEFORE UPDATE ON access_link FOR EACH ROW EXECUTE FUNCTION refuse_second_use();--> statement-breakpoint

-- People join and leave through the application; the wall of `membership` keeps this to the clinic acted in.
GRANT INSERT ON "user" TO gamut_app;--> statement-breakpoint
GRANT INSERT, DELETE, UPDATE (in_training, credential, suspended_at) ON membership TO gamut_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON two_factor TO gamut_app;--> statement-breakpoint

-- The first clinic is founded through the one-time link, and through nothing else.
GRANT INSERT ON clinic TO gamut_app;--> statement-breakpoint
GRANT UPDATE (setup_used_at) ON installation TO gamut_app;--> statement-breakpoint
CREATE FUNCTION refuse_second_founding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'gamut_app' AND (EXISTS (SELECT 1 FROM clinic) OR NOT EXISTS (SELECT 1 FROM installation WHERE setup_used_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'a clinic is founded once, through the set-up link' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER clinic_founded_once BEFORE INSERT ON clinic FOR EACH ROW EXECUTE FUNCTION refuse_second_founding();--> statement-breakpoint
CREATE FUNCTION refuse_second_setup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'gamut_app' AND OLD.setup_used_at IS NOT NULL THEN
    RAISE EXCEPTION 'the set-up link was used: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER installation_set_up_once BEFORE UPDATE ON installation FOR EACH ROW EXECUTE FUNCTION refuse_second_setup();

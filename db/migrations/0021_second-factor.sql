CREATE TABLE "passkey" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkey_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
ALTER TABLE "access_link" DROP CONSTRAINT "access_link_kind_known";--> statement-breakpoint
ALTER TABLE "access_link" DROP CONSTRAINT "access_link_reset_of_somebody";--> statement-breakpoint
DROP INDEX "two_factor_secret";--> statement-breakpoint
DROP INDEX "two_factor_user";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "two_factor" ADD COLUMN "last_step" bigint;--> statement-breakpoint
ALTER TABLE "two_factor" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_user" ON "passkey" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "two_factor_user" ON "two_factor" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_kind_known" CHECK ("access_link"."kind" in ('invitation', 'reset', 'factor'));--> statement-breakpoint
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_reset_of_somebody" CHECK (("access_link"."kind" <> 'invitation') = ("access_link"."user_id" is not null));--> statement-breakpoint
-- Keys of people, not of clinics: read and written for whoever signs in, never through another's session.
GRANT SELECT, INSERT, DELETE, UPDATE (name, counter, last_used_at, backed_up) ON passkey TO gamut_app;

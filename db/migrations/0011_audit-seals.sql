CREATE TABLE "audit_seal" (
	"chain" text NOT NULL,
	"clinic_id" uuid,
	"number" integer NOT NULL,
	"event_ids" bigint[] NOT NULL,
	"rows_sha256" text NOT NULL,
	"previous_sha256" text NOT NULL,
	"sha256" text NOT NULL,
	"horizon" "xid8" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "audit_seal_chain_number_pk" PRIMARY KEY("chain","number"),
	CONSTRAINT "audit_seal_of_its_clinic" CHECK ("audit_seal"."chain" = coalesce("audit_seal"."clinic_id"::text, 'house'))
);
--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "written_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_event_to_seal" ON "audit_event" USING btree ("clinic_id","written_in");--> statement-breakpoint
-- Seals are seen by their clinic; the chain of what belongs to no clinic, and its rows, only by a transaction that says that it seals.
ALTER TABLE audit_seal ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE audit_seal FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY own_clinic ON audit_seal
  USING (clinic_id = (SELECT current_clinic_id()) OR (clinic_id IS NULL AND (SELECT current_setting('app.audit_chain', true)) = 'house'))
  WITH CHECK (clinic_id = (SELECT current_clinic_id()) OR (clinic_id IS NULL AND (SELECT current_setting('app.audit_chain', true)) = 'house'));--> statement-breakpoint
CREATE POLICY house_reads ON audit_event FOR SELECT USING (clinic_id IS NULL AND (SELECT current_setting('app.audit_chain', true)) = 'house');--> statement-breakpoint
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_seal_never_emptied BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
GRANT SELECT, INSERT ON audit_seal TO gamut_app;

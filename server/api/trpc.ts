import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { readVisit } from '@/server/auth/report-visit';
import type { Actor } from '@/server/auth/actor';
import { ROLES } from '@/server/auth/rights';
import type { Role } from '@/server/auth/rights';
import { wire } from '@/server/contracts/wire';
import { AppError, FACES, toAppError } from '@/server/platform/errors';
import { log } from '@/server/platform/log';
import type { ShownChart } from '@/server/services/context';
import { watched } from '@/server/platform/watched';
import { recordRefusal } from '@/server/services/record-refusal';

export type ApiContext = {
  /** `null` without a valid session. */
  readonly actor: Actor | null;
  /** Why there is no actor. */
  readonly why: 'not-signed-in' | 'session-expired' | 'needs-second-factor' | null;
  /** Who has yet to set up the second factor, and may do that only. */
  readonly enrolling?: Actor;
  readonly requestId: string;
  /** The chart on the screen that the request comes from. */
  readonly shown?: ShownChart | null;
  /** Only at the patient's small door. */
  readonly link?: LinkContext;
};

/** What the patient's small door knows of its request and may answer with. */
export type LinkContext = {
  /** Cookie of an opened link. */
  readonly cookie: string | null;
  /** Where the request comes from, as a proxy of ours says; `null` without one. */
  readonly address: string | null;
  /** Sets the cookie of an opened link, or takes it away. */
  readonly keep: (cookie: string | null) => void;
};

/** What every procedure declares; a test walks the router and refuses one without it. */
export type ProcedureMeta = {
  readonly roles: readonly Role[];
  /** What it is about, as the audit trail names it. */
  readonly resource: string;
  /** Whether input or output can hold data of a patient. */
  readonly phi: boolean;
  /** Event of the audit row that it writes; `null` only where nothing about a patient is read or changed. */
  readonly audit: string | null;
};
type OwnMeta = Omit<ProcedureMeta, 'roles'>;

/** What a caller is told of a refusal beside its sentence. */
export type RefusalData = { readonly code: string; readonly requestId: string | null; readonly fields: Readonly<Record<string, string>> };

/** Field of the input to what is wrong with it, by the path zod gives. */
const fieldsOf = (error: ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.map(({ path, message }) => [path.map(String).join('.'), message]));

/** What the caller is told, in words that hold nothing about a patient. */
function refusalOf(error: TRPCError): AppError {
  // A service's own refusal keeps its sentences by field.
  if (error.cause instanceof AppError) return error.cause;
  if (error.code === 'NOT_FOUND' && error.cause === undefined) return new AppError('not-found');
  // What the framework itself refuses is the request's fault: its input, its type, its method, its size.
  if (error.code !== 'INTERNAL_SERVER_ERROR') return new AppError('invalid-input', error.cause instanceof ZodError ? { fields: fieldsOf(error.cause) } : {});
  return toAppError(error.cause ?? error);
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: wire,
    errorFormatter: ({ shape, error, ctx }) => {
      const { code, message, detail } = refusalOf(error);
      const { stack: _stack, ...data } = shape.data;
      const refusal: RefusalData = { code, requestId: ctx?.requestId ?? null, fields: detail.fields ?? {} };
      return { ...shape, message, data: { ...data, refusal } };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** A refusal as it leaves the door, with its face. */
export const refuse = (error: AppError): never => {
  throw new TRPCError({ code: FACES[error.code].trpc, message: error.message, cause: error });
};

/** Turns refusals of services into answers with their face, and defects into a sentence, a request id and a line of the log. */
const faced = t.middleware(async ({ ctx, path, next }) => {
  const door = ctx.link === undefined ? 'application' : 'patient';
  const result = await watched({ door, name: path }, next, (ended) => (ended.ok ? 'done' : refusalOf(ended.error).code));
  if (result.ok) return result;
  const { error } = result;
  // Wrong input was refused at the door, and what already has a face keeps it.
  if (error.cause instanceof AppError && error.code !== 'INTERNAL_SERVER_ERROR') return result;
  if (error.code === 'BAD_REQUEST') return result;
  const refusal = toAppError(error.cause ?? error);
  if (refusal.code === 'unexpected') {
    log().error('procedure.failed', { requestId: ctx.requestId, procedure: path, clinicId: ctx.actor?.clinic.id ?? '', userId: ctx.actor?.userId ?? null, error });
  }
  return refuse(refusal);
});

/** The patient whom the input of an act names; `null` where it names none. */
const patientOf = (input: unknown): string | null =>
  typeof input === 'object' && input !== null && 'patientId' in input && typeof input.patientId === 'string' ? input.patientId : null;

const rung =
  (roles: readonly Role[], { beforeFactor = false }: { readonly beforeFactor?: boolean } = {}) =>
  (meta: OwnMeta) =>
    t.procedure
      .meta({ ...meta, roles })
      .use(faced)
      .use(async ({ ctx, next, type, getRawInput }) => {
        const actor = ctx.actor ?? (beforeFactor ? ctx.enrolling : undefined);
        if (actor === undefined) throw new AppError(ctx.why ?? 'not-signed-in');
        const service = { actor, requestId: ctx.requestId, shown: ctx.shown ?? null };
        if (!roles.some((role) => service.actor.roles.includes(role))) {
          const refusal = new AppError('not-allowed');
          await recordRefusal(service, { event: meta.audit ?? `${meta.resource}.read`, objectKind: meta.resource, patientId: null }, refusal);
          throw refusal;
        }
        const meant = type === 'mutation' && service.shown !== null ? patientOf(await getRawInput()) : null;
        if (meant !== null && meant !== service.shown?.patientId) {
          const refusal = new AppError('other-patient-shown');
          await recordRefusal(service, { event: meta.audit ?? `${meta.resource}.changed`, objectKind: meta.resource, patientId: meant }, refusal);
          throw refusal;
        }
        return next({ ctx: { ...ctx, service } });
      });

/** Anybody signed in with a role in the clinic: evidence, catalog, oneself. */
export const evidenceProcedure = rung(ROLES);
/** Anybody signed in, also before the second factor is set up: what it takes to set it up. */
export const enrollingProcedure = rung(ROLES, { beforeFactor: true });
/** Those who read charts and enter patients, records and reports. */
export const clinicianProcedure = rung(['prescriber', 'coordinator']);
/** Those who answer, change medicines and decide. */
export const prescriberProcedure = rung(['prescriber']);
/** Those who account to a patient for what left the system. */
export const accountingProcedure = rung(['prescriber', 'administrator']);
/** Those who say who may open a chart: of the care team, or over the clinic. */
export const restrictingProcedure = rung(['prescriber', 'administrator']);
/** Those who set up the clinic; they read no chart by it. */
export const administratorProcedure = rung(['administrator']);

const NO_LINK: LinkContext = { cookie: null, address: null, keep: () => undefined };

/** The patient's small door before a link is opened: no account, no actor. */
export const publicProcedure = (meta: OwnMeta) =>
  t.procedure
    .meta({ ...meta, roles: [] })
    .use(faced)
    .use(({ ctx, next }) => next({ ctx: { requestId: ctx.requestId, link: ctx.link ?? NO_LINK } }));

/** The same for an opened link: its own request and nothing else. */
export const reportProcedure = (meta: OwnMeta) =>
  publicProcedure(meta).use(({ ctx, next }) => {
    const visit = readVisit(ctx.link.cookie);
    if (visit === null) throw new AppError('session-expired');
    return next({ ctx: { ...ctx, service: { requestId: ctx.requestId, visit } } });
  });

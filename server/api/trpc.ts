import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import type { Actor } from '@/server/auth/actor';
import { ROLES } from '@/server/auth/rights';
import type { Role } from '@/server/auth/rights';

export type ApiContext = {
  /** `null` without a valid session. */
  readonly actor: Actor | null;
  readonly requestId: string;
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

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, ctx }) => ({
      ...shape,
      data: {
        ...shape.data,
        refusal: { code: shape.data.code as string, requestId: ctx?.requestId ?? null, fields: {} as Readonly<Record<string, string>> },
      },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const rung =
  (roles: readonly Role[]) =>
  (meta: OwnMeta) =>
    t.procedure.meta({ ...meta, roles }).use(({ ctx, next }) => {
      if (ctx.actor === null) throw new TRPCError({ code: 'UNAUTHORIZED' });
      const held = ctx.actor.roles;
      if (!roles.some((role) => held.includes(role))) throw new TRPCError({ code: 'FORBIDDEN' });
      return next({ ctx: { ...ctx, service: { actor: ctx.actor, requestId: ctx.requestId } } });
    });

/** Anybody signed in with a role in the clinic: evidence, catalog, oneself. */
export const evidenceProcedure = rung(ROLES);
/** Those who read charts and enter patients, records and reports. */
export const clinicianProcedure = rung(['prescriber', 'coordinator']);
/** Those who answer, change medicines and decide. */
export const prescriberProcedure = rung(['prescriber']);

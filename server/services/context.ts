import type { Actor } from '@/server/auth/actor';
import { dayIn, now } from '@/server/platform/clock';
import type { LocalDate } from '@/server/clinical/model/local-date';

/** What a use case needs to know about the request it serves. */
export type ServiceContext = {
  readonly actor: Actor;
  /** Of the request; stands in the audit row and in the log. */
  readonly requestId: string;
  /** What the person has on the screen; absent where an act comes from no screen of a patient. */
  readonly shown?: ShownChart | null;
  /** Instant of the act where it is not now: the demo tells of days that are past. No door sets it. */
  readonly at?: Date;
};

/** The chart on a person's screen, as the screen says with each act. */
export type ShownChart = { readonly patientId: string; readonly fingerprint: string; readonly asOf: Date };

/** The clinic's calendar day; read once per use case and handed on. */
export const clinicDay = (ctx: ServiceContext): LocalDate => dayIn(ctx.actor.clinic.timeZone, ctx.at ?? now());

/** Who acts, as transactions want it. */
export const acting = ({ actor }: ServiceContext) => ({ clinicId: actor.clinic.id, userId: actor.userId });

/** Who acts, as the audit trail wants it. */
export const auditor = ({ actor, requestId }: ServiceContext) => ({
  actor: { userId: actor.userId, name: actor.name, roles: actor.roles, clinicId: actor.clinic.id },
  requestId,
});

import { setTimeout as sleep } from 'node:timers/promises';
import { withClinic } from '@/db/client';
import { recordAudit } from '@/server/audit/record-audit';
import { toAppError } from '@/server/platform/errors';
import { log } from '@/server/platform/log';
import { acting, auditor } from './context';
import type { ServiceContext } from './context';

/** A database that was silent once may be silent again; whoever waits has waited long enough, and the row is written without them. */
const WAIT_MS = 1_000;

export type RefusedAct = {
  readonly event: string;
  readonly objectKind: string;
  /** Patient named in the request, whether or not there is one. */
  readonly patientId: string | null;
};

/**
 * Leaves an audit row of an act that came to nothing, in a transaction of its own, since the act's was rolled back.
 * Never throws: what the person hears is why the act failed.
 */
export async function recordRefusal(ctx: ServiceContext, act: RefusedAct, error: unknown): Promise<void> {
  const { code } = toAppError(error);
  // A patient who is not in this clinic is named as object only: the row must not look like part of a chart's history.
  const known = code !== 'not-found';
  const written = withClinic(acting(ctx), (db) =>
    recordAudit(db, auditor(ctx), {
      event: act.event,
      objectKind: act.objectKind,
      objectId: known ? null : act.patientId,
      patientId: known ? act.patientId : null,
      outcome: code === 'unexpected' || code === 'database-unavailable' ? 'failed' : 'refused',
      refusal: code,
    }),
  ).catch((auditError: unknown) => {
    log().error('audit.failed', { requestId: ctx.requestId, clinicId: ctx.actor.clinic.id, userId: ctx.actor.userId, code, error: auditError });
  });
  if (code !== 'database-unavailable') return written;
  const patience = new AbortController();
  await Promise.race([written, sleep(WAIT_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
}

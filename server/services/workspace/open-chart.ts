import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { recordAudit } from '@/server/audit/record-audit';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { endOfDay } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { countOpening, waitForPace } from './reading-pace';

/** Which chart, and as of when: `asKnownAt` is the last instant of `asKnownOn` in the clinic's zone. */
export type ChartWhere = {
  readonly clinicId: string;
  readonly patientId: string;
  readonly on: LocalDate;
  readonly asKnownOn?: LocalDate | undefined;
  readonly asKnownAt?: string | undefined;
};

/** Reads from a chart with its audit row in one transaction, and thinks about it when the connection is free again. */
export async function openChart<Rows, Result>(
  ctx: ServiceContext,
  { patientId, asKnownOn }: { readonly patientId: string; readonly asKnownOn?: LocalDate | undefined },
  act: { readonly read: (db: Db, where: ChartWhere) => Promise<Rows>; readonly think: (rows: Rows) => Result },
): Promise<Result> {
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    if (asKnownOn !== undefined && asKnownOn > on) throw new AppError('invalid-input', { fields: { asKnownOn: 'This day is still to come.' } });
    const then = asKnownOn === undefined ? {} : { asKnownOn, asKnownAt: endOfDay(ctx.actor.clinic.timeZone, asKnownOn).toISOString() };
    const { read: rows, isFast } = await withClinic(acting(ctx), async (db) => {
      const read = await act.read(db, { clinicId: ctx.actor.clinic.id, patientId, on, ...then });
      const details = asKnownOn === undefined ? {} : { asKnownOn };
      await recordAudit(db, auditor(ctx), { event: 'chart.read', objectKind: 'chart', objectId: patientId, patientId, details });
      return { read, isFast: await countOpening(db, ctx, patientId) };
    });
    if (isFast) await waitForPace();
    return act.think(rows);
  } catch (error) {
    await recordRefusal(ctx, { event: 'chart.read', objectKind: 'chart', patientId }, error);
    throw error;
  }
}

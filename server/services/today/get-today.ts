import { withClinic } from '@/db/client';
import { listAppointments } from '@/db/queries/today/appointments';
import { listSignals } from '@/db/queries/today/list-signals';
import { recordAudit } from '@/server/audit/record-audit';
import type { Flag } from '@/server/clinical/model/assessment';
import { addDays } from '@/server/clinical/model/local-date';
import type { Today } from '@/server/contracts/today';
import { now, timeIn } from '@/server/platform/clock';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { readOpenAlerts } from '../report-requests/open-alerts';
import { flagsOf } from './flags-of';
import { bySoonest, lookAlikes, sumUp } from './sum-up';
import { withAlerts } from './with-alerts';

/** How far back a report counts as something new. */
const RECENT_DAYS = 28;
/** Patients of one kind of signal that are looked at; beyond these the newest go first. */
const MOST_SIGNALS = 100;
const MOST_SHOWN = 60;
const BLUNTING = { blunting: 'sbr', total: 'total_now' } as const;

/** The home page: who is expected today, and who needs a look and why. */
export async function getToday(ctx: ServiceContext): Promise<Today> {
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    const { id: clinicId, timeZone } = ctx.actor.clinic;
    const { expected, rows, flags, open } = await withClinic(acting(ctx), async (db) => {
      const appointments = await listAppointments(db, { clinicId, on });
      const alerts = await readOpenAlerts(db, { id: clinicId, timeZone });
      const also = [...new Set([...appointments.flatMap(({ patientId }) => patientId ?? []), ...alerts.map(({ patientId }) => patientId)])];
      const signals = await listSignals(db, { clinicId, userId: ctx.actor.userId, on, timeZone, ...BLUNTING, also, from: addDays(on, -RECENT_DAYS), limit: MOST_SIGNALS });
      const found = new Map<string, readonly Flag[]>();
      for (const row of signals) found.set(row.id, withAlerts(await flagsOf(db, { clinicId, on }, row), alerts.filter(({ patientId }) => patientId === row.id)));
      await recordAudit(db, auditor(ctx), { event: 'today.read', objectKind: 'today', details: { appointments: appointments.length, patients: signals.length } });
      return { expected: appointments, rows: signals, flags: found, open: alerts };
    });
    const alike = lookAlikes(rows);
    const patients = new Map(rows.map((row) => [row.id, { ...sumUp(row, flags.get(row.id) ?? [], on), likeNamed: [...(alike.get(row.id) ?? [])] }]));
    const look = [...patients.values()].filter(({ reasons }) => reasons.length > 0).sort(bySoonest);
    return {
      on,
      at: timeIn(timeZone, now()),
      alerts: open,
      appointments: expected.map(({ patientId, ...row }) => ({ ...row, patient: patientId === null ? null : (patients.get(patientId) ?? null) })),
      look: look.slice(0, MOST_SHOWN),
      more: Math.max(0, look.length - MOST_SHOWN),
    };
  } catch (error) {
    await recordRefusal(ctx, { event: 'today.read', objectKind: 'today', patientId: null }, error);
    throw error;
  }
}

import { withClinic } from '@/db/client';
import { hasPatients } from '@/db/queries/patients/has-patients';
import { listAppointments } from '@/db/queries/today/appointments';
import { countDanger } from '@/db/queries/today/danger-open';
import { listSignals } from '@/db/queries/today/list-signals';
import { listNewestFlagAnswers } from '@/db/queries/visits/around-signing';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays } from '@/server/clinical/model/local-date';
import type { Today } from '@/server/contracts/today';
import { loadKnowledge } from '@/server/knowledge/load';
import { now, timeIn } from '@/server/platform/clock';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { readOpenAlerts } from '../report-requests/open-alerts';
import { flagsOf } from './flags-of';
import { refreshDanger } from './refresh-danger';
import { bySoonest, lookAlikes, RECENT_DAYS, sumUp } from './sum-up';
import { withAlerts } from './with-alerts';

/** Patients of one kind of signal that are looked at; beyond these the newest go first. */
const MOST_SIGNALS = 100;
const MOST_SHOWN = 60;
const BLUNTING = { blunting: 'sbr', total: 'total_now' } as const;

/** How long a reader waits for flags that this process has not worked out yet; the page asks again for the rest. */
const PATIENCE_MS = 1_500;
/** How long before that whose danger nobody settled is worked out anew; of whom it is not known then, the page says so. */
const DANGER_MS = 500;

/** The home page: who is expected today, and who needs a look and why. */
export async function getToday(ctx: ServiceContext, { patienceMs = PATIENCE_MS }: { readonly patienceMs?: number } = {}): Promise<Today> {
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    const { id: clinicId, timeZone } = ctx.actor.clinic;
    await refreshDanger({ clinic: ctx.actor.clinic, userId: ctx.actor.userId, on }, { withinMs: Math.min(DANGER_MS, patienceMs) });
    const { appointments, alerts, also, rows, answers, danger, noPatients } = await withClinic(acting(ctx), async (db) => {
      const expected = await listAppointments(db, { clinicId, on });
      const open = await readOpenAlerts(db, { id: clinicId, timeZone });
      const first = [...new Set([...open.map(({ patientId }) => patientId), ...expected.flatMap(({ patientId }) => patientId ?? [])])];
      const signals = await listSignals(db, { clinicId, userId: ctx.actor.userId, on, timeZone, ...BLUNTING, also: first, from: addDays(on, -RECENT_DAYS), limit: MOST_SIGNALS });
      const answered = await listNewestFlagAnswers(db, { clinicId, patientIds: signals.map(({ id }) => id) });
      const beyond = await countDanger(db, { clinicId, knowledge: loadKnowledge().stamp.hash, on, besides: signals.map(({ id }) => id) });
      await recordAudit(db, auditor(ctx), { event: 'today.read', objectKind: 'today', details: { appointments: expected.length, patients: signals.length } });
      return { appointments: expected, alerts: open, also: new Set(first), rows: signals, answers: answered, danger: beyond, noPatients: signals.length === 0 && !(await hasPatients(db, clinicId)) };
    });
    // Red-flag answers and those expected today are never among what is left for later.
    const urgentFirst = [...rows.filter(({ id }) => also.has(id)), ...rows.filter(({ id }) => !also.has(id))];
    const flags = await flagsOf(acting(ctx), { clinicId, on }, urgentFirst, patienceMs);
    const alike = lookAlikes(rows);
    const alertsOf = (id: string) => alerts.filter(({ patientId }) => patientId === id);
    const patients = new Map(
      rows.map((row) => {
        const read = flags.get(row.id);
        const own = alertsOf(row.id);
        const told = read === undefined || read === 'unread' ? null : withAlerts(read, own);
        const summed = sumUp(row, told ?? (own.length === 0 ? null : withAlerts([], own)), { on, isUnread: read === 'unread', answers: answers.filter(({ patientId }) => patientId === row.id) });
        return [row.id, { ...summed, flagsRead: read !== undefined, likeNamed: [...(alike.get(row.id) ?? [])] }];
      }),
    );
    const look = [...patients.values()].filter(({ reasons }) => reasons.length > 0).sort(bySoonest);
    return {
      on,
      at: timeIn(timeZone, now()),
      alerts,
      appointments: appointments.map(({ patientId, ...row }) => ({ ...row, patient: patientId === null ? null : (patients.get(patientId) ?? null) })),
      look: look.slice(0, MOST_SHOWN),
      more: Math.max(0, look.length - MOST_SHOWN) + danger.open,
      flagsPending: [...patients.values()].filter(({ flagsRead }) => !flagsRead).length + danger.stale,
      noPatients,
    };
  } catch (error) {
    await recordRefusal(ctx, { event: 'today.read', objectKind: 'today', patientId: null }, error);
    throw error;
  }
}

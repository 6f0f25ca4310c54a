import 'server-only';
import { pool, withClinic, withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { countWaiting } from '@/db/queries/outbox/messages';
import { isSealingStuck } from '@/server/audit/seal-loop';
import { metricsText } from '@/server/platform/metrics';
import type { Gauge } from '@/server/platform/metrics';
import { checkHealth } from '../health/check-health';

/** Messages that wait, over all clinics; `null` while the database does not answer. */
async function waitingMessages(): Promise<{ readonly waiting: number; readonly late: number } | null> {
  try {
    const sum = { waiting: 0, late: 0 };
    for (const { id } of await withoutClinic((db) => listClinics(db), { readOnly: true })) {
      const { waiting, late } = await withClinic({ clinicId: id, userId: null }, (db) => countWaiting(db, id), { readOnly: true });
      sum.waiting += waiting;
      sum.late += late;
    }
    return sum;
  } catch {
    return null;
  }
}

/** What this process and its database say of themselves, for a collector; numbers without anybody behind them. */
export async function readMetrics(): Promise<string> {
  const { status, signatures, version, knowledge } = await checkHealth();
  const messages = status === 'down' ? null : await waitingMessages();
  const { rss, heapUsed } = process.memoryUsage();
  const { totalCount, idleCount, waitingCount } = pool();
  const gauges: Gauge[] = [
    { name: 'gamut_up', help: '1 when charts can be served.', value: status === 'down' ? 0 : 1 },
    { name: 'gamut_degraded', help: '1 when something needs a look: clocks, the seals of the audit trail, signed notes.', value: status === 'degraded' ? 1 : 0 },
    { name: 'gamut_signatures_differ', help: '1 when signed notes are not as they were written down.', value: signatures === 'differ' ? 1 : 0 },
    { name: 'gamut_audit_unsealed', help: '1 when rows of the audit trail have waited for their seal for longer than a minute.', value: isSealingStuck() ? 1 : 0 },
    { name: 'gamut_database_connections', help: 'Connections of this process.', value: totalCount - idleCount, labels: { state: 'busy' } },
    { name: 'gamut_database_connections', help: '', value: idleCount, labels: { state: 'idle' } },
    { name: 'gamut_database_connections', help: '', value: waitingCount, labels: { state: 'waited-for' } },
    { name: 'gamut_outbox_waiting', help: 'Messages that have not left yet.', value: messages?.waiting ?? null },
    { name: 'gamut_outbox_late', help: 'Of these, due for longer than five minutes.', value: messages?.late ?? null },
    { name: 'gamut_memory_bytes', help: 'Memory of this process.', value: rss, labels: { kind: 'resident' } },
    { name: 'gamut_memory_bytes', help: '', value: heapUsed, labels: { kind: 'heap' } },
    { name: 'gamut_uptime_seconds', help: 'Since this process began.', value: Math.round(process.uptime()) },
    { name: 'gamut_info', help: 'Version of the program and of its content.', value: 1, labels: { version, knowledge: knowledge?.version ?? '' } },
  ];
  return metricsText(gauges);
}

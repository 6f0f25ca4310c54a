import { withClinic } from '@/db/client';
import { listCovers } from '@/db/queries/tasks/beside-tasks';
import { pageTasks } from '@/db/queries/tasks/worklist';
import { recordAudit } from '@/server/audit/record-audit';
import { OUTCOME_WORDS } from '@/server/clinical/words/contact';
import { TASK_SECTIONS } from '@/server/contracts/worklist';
import type { TaskSection, WorklistFilter } from '@/server/contracts/worklist';
import { worklistCsv } from '@/server/exports/csv/worklist-csv';
import type { WorklistLine } from '@/server/exports/csv/worklist-csv';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { filterOf, minesOf } from './list-filter';
import { aroundOf, readRowScene, toTaskRow } from './rows';
import { windowOf } from './sections';

const EVENT = 'worklist.disclosed';
/** Lines of one part; a table of more is no list to work from. */
const MOST = 1000;
const PART: Readonly<Record<TaskSection, string>> = { late: 'late', today: 'today', next: 'next 7 days', waiting: 'waiting', unreached: 'not reached', old: 'late for over a year' };

/** The worklist as a file, with the filters of the screen. Its row in the audit trail is written with the reading. */
export async function exportWorklist(ctx: ServiceContext, input: WorklistFilter): Promise<{ readonly bytes: Buffer; readonly name: string; readonly type: string }> {
  try {
    authorise(ctx.actor, 'task:work');
    const { userId, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    const lines = await withClinic(acting(ctx), async (db) => {
      const filter = filterOf(ctx, input, minesOf(userId, await listCovers(db, { clinicId: clinic.id, on }), on));
      const found: WorklistLine[] = [];
      for (const section of TASK_SECTIONS) {
        const tasks = await pageTasks(db, { ...filter, ...windowOf(section, on) }, { after: null, limit: MOST });
        const scene = await readRowScene(db, ctx, { on, tasks });
        found.push(...tasks.map((task): WorklistLine => {
          const row = toTaskRow(task, scene);
          return {
            part: PART[section], patient: row.patient.displayName, birthOn: row.patient.birthOn, number: row.patient.identifiers[0]?.value ?? null, phone: aroundOf(scene, task.patientId).phone,
            medicines: row.medicines.map(({ drug, microgramsPerDay }) => (microgramsPerDay === null ? drug : `${drug} ${microgramsPerDay / 1000} mg`)).join('; '),
            what: [row.what, ...row.covers].join('; '), dueOn: row.dueOn, daysLate: Math.max(0, row.daysLate), attempts: row.attempts,
            lastContact: row.lastContact === null ? null : `${OUTCOME_WORDS[row.lastContact.outcome]} ${row.lastContact.on}`, owner: row.assignee?.name ?? null, note: row.note?.number ?? null,
          };
        }));
      }
      await recordAudit(db, auditor(ctx), { event: EVENT, objectKind: 'worklist', details: { tasks: found.length } });
      return found;
    });
    return { bytes: Buffer.from(worklistCsv(lines), 'utf8'), name: `worklist-${on}.csv`, type: 'text/csv; charset=utf-8' };
  } catch (error) {
    await recordRefusal(ctx, { event: EVENT, objectKind: 'worklist', patientId: null }, error);
    throw error;
  }
}

import type { Db } from '@/db/client';
import { listContacts } from '@/db/queries/tasks/task-acts';
import type { StoredTaskRow } from '@/db/queries/tasks/worklist';
import { loadChart } from '@/db/queries/chart/load-chart';
import { compareDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { OUTCOME_WORDS } from '@/server/clinical/words/contact';
import { mainTotal } from '@/server/clinical/model/main-total';
import { newestReportFirst } from '@/server/clinical/model/newest';
import { dayInWords } from '@/server/clinical/words/day';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { readRunningPlan } from './running-plan';

const MICROGRAMS_A_MG = 1000;
const NEWEST = 2;

/** What the prescriber finds beside a question: what is taken, where the plan stands, the newest scores, the last contact. */
export async function storyLines(db: Db, ctx: ServiceContext, { patientId, task, on }: { readonly patientId: string; readonly task: Pick<StoredTaskRow, 'what' | 'dueOn'> | null; readonly on: LocalDate }): Promise<string[]> {
  const of = { clinicId: ctx.actor.clinic.id, patientId };
  const loaded = await loadChart(db, { ...of, on });
  const plan = await readRunningPlan(db, { ...of, on });
  const [contact] = await listContacts(db, { ...of, limit: 1 });
  const { instruments } = loadKnowledge();
  const taken = (loaded?.chart.episodes ?? []).filter(({ status }) => status === 'active').map(({ drug, steps }) => {
    const dose = [...steps].filter(({ from }) => from <= on).sort((a, b) => compareDays(a.from, b.from)).at(-1)?.microgramsPerDay ?? null;
    return dose === null ? `${drug}, dose not recorded` : `${drug} ${dose / MICROGRAMS_A_MG} mg a day`;
  });
  const reports = [...(loaded?.chart.reports ?? [])].sort(newestReportFirst).slice(0, NEWEST).flatMap((report) => {
    const total = mainTotal(report);
    return total === null ? [] : [`${instruments.find(({ id }) => id === report.instrument)?.title ?? report.instrument}: ${total.value} on ${dayInWords(report.on)}`];
  });
  const window = plan?.windows.find(({ isNow }) => isNow);
  return [
    taken.length === 0 ? 'No medicine is recorded as taken.' : `Takes ${taken.sort().join('; ')}.`,
    ...(plan === null ? ['No signed plan is running.'] : [`Plan ${plan.number}, step ${plan.step} of ${plan.steps.length}${window === undefined ? '' : `; day ${window.day} of a withdrawal window of ${window.drug}`}.`]),
    ...reports.map((line) => `${line}.`),
    ...(task === null ? [] : [`Task: ${task.what}, due ${dayInWords(task.dueOn)}.`]),
    contact === undefined ? 'No contact was logged.' : `Last contact ${dayInWords(contact.on)}: ${OUTCOME_WORDS[contact.outcome]}, ${contact.by}.`,
  ];
}

import type { Db } from '@/db/client';
import { listFlagAnswers } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { isSettled } from '@/server/clinical/flags/held-back';
import type { Chart } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { TaskDetail } from '@/server/contracts/worklist';
import { loadKnowledge } from '@/server/knowledge/load';
import { openAlertsOf } from '../today/alerts-of';
import { withAlerts } from '../today/with-alerts';
import { answerTo } from '../visits/flag-answers';

/** Flags of danger that no prescriber has settled, raised or left open by an old answer: who calls knows of them before the call. */
export async function openDanger(db: Db, { chart, on, ...of }: { readonly clinicId: string; readonly patientId: string; readonly chart: Chart; readonly on: LocalDate }): Promise<TaskDetail['danger']> {
  const knowledge = loadKnowledge();
  const dangers = new Set(knowledge.flags.filter(({ showCrisisResource }) => showCrisisResource).map(({ id }) => id));
  const answers = await listFlagAnswers(db, of);
  const flags = withAlerts(assess(chart, knowledge, on).flags, await openAlertsOf(db, { ...of, chart }));
  return flags.filter(({ id }) => dangers.has(id)).flatMap((flag) => {
    const answer = answerTo(flag, answers);
    return isSettled(answer) ? [] : [{ id: flag.id, level: flag.level, title: flag.title, around: flag.openSince === undefined ? [] : flag.around.map(({ words }) => words), answered: answer === null ? null : { by: answer.by, on: localDate(answer.on) } }];
  });
}

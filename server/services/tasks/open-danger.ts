import type { Db } from '@/db/client';
import { listFlagAnswers } from '@/db/queries/visits/around-signing';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { dangerFlags } from '@/server/clinical/flags/danger-watch';
import { isSettled } from '@/server/clinical/flags/held-back';
import type { Flag } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { TaskDetail } from '@/server/contracts/worklist';
import { loadKnowledge } from '@/server/knowledge/load';
import { openAlertsOf } from '../today/alerts-of';
import type { AlertOf } from '../today/alerts-of';
import { withAlerts } from '../today/with-alerts';
import { answerTo } from '../visits/flag-answers';

type Whose = { readonly clinicId: string; readonly patientId: string; readonly chart: Chart; readonly on: LocalDate };
export type UnsettledDanger = { readonly flag: Flag; /** Answered, and left open. */ readonly answer: FlagAnswerRow | null; /** Red-flag answers that wait with it. */ readonly alerts: readonly AlertOf[] };

/** Flags of danger that no prescriber has settled, raised or left open by an old answer. */
export async function unsettledDanger(db: Db, { chart, on, ...of }: Whose): Promise<readonly UnsettledDanger[]> {
  const knowledge = loadKnowledge();
  const dangers = new Set(dangerFlags(knowledge.flags).map(({ id }) => id));
  const answers = await listFlagAnswers(db, of);
  const alerts = await openAlertsOf(db, { ...of, chart });
  return withAlerts(assess(chart, knowledge, on).flags, alerts).filter(({ id }) => dangers.has(id)).flatMap((flag) => {
    const answer = answerTo(flag, answers);
    return isSettled(answer) ? [] : [{ flag, answer, alerts: alerts.filter((alert) => alert.flag === flag.id) }];
  });
}

/** The same for a task: who calls knows of them before the call. */
export const openDanger = async (db: Db, whose: Whose): Promise<TaskDetail['danger']> =>
  (await unsettledDanger(db, whose)).map(({ flag, answer }) => ({ id: flag.id, level: flag.level, title: flag.title, around: flag.openSince === undefined ? [] : flag.around.map(({ words }) => words), answered: answer === null ? null : { by: answer.by, on: localDate(answer.on) } }));

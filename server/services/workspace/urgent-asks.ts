import type { OpenAlertRow } from '@/db/queries/reports/report-alerts';
import type { Assessment } from '@/server/clinical/model/assessment';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { UrgentAsk, Workspace } from '@/server/contracts/workspace';
import { howToClear } from '../visits/blockers';
import { shownHash } from '../visits/flag-answers';

/** What the urgent flags of a chart want asked today, each with the answer that speaks for it as it is raised now. */
export const urgentAsksOf = ({ flags }: Pick<Assessment, 'flags'>, { answers, alerts = [], knowledge }: { readonly answers: Workspace['flagAnswers']; readonly alerts?: readonly OpenAlertRow[]; readonly knowledge: Pick<Knowledge, 'flags'> }): UrgentAsk[] =>
  flags.flatMap((raised): UrgentAsk[] => {
    const { id, level, title } = raised;
    const content = knowledge.flags.find((flag) => flag.id === id);
    const ask = content?.ask ?? null;
    if (ask === null || (level !== 'emergency' && level !== 'urgent')) return [];
    const answer = answers.find(({ flag }) => flag === id);
    return [{ flag: id, level, title, ask, how: howToClear(content), answer: answer === undefined ? null : { what: answer.what, by: answer.by, on: answer.on, settled: answer.settled }, raisedHash: shownHash(raised, alerts) }];
  });

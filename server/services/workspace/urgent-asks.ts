import type { OpenAlertRow } from '@/db/queries/reports/report-alerts';
import { speakingFor } from '@/server/clinical/facts/danger';
import type { Assessment, Flag, Question } from '@/server/clinical/model/assessment';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { UrgentAsk, Workspace } from '@/server/contracts/workspace';
import { howToClear } from '../visits/blockers';
import { shownHash } from '../visits/flag-answers';

/** What the urgent flags of a chart want asked today, then those that an old answer left open, each with the answer that speaks for it as it is raised now. */
export const urgentAsksOf = ({ flags, questions }: Pick<Assessment, 'flags' | 'questions'>, { answers, alerts = [], knowledge }: { readonly answers: Workspace['flagAnswers']; readonly alerts?: readonly OpenAlertRow[]; readonly knowledge: Pick<Knowledge, 'flags'> }): UrgentAsk[] =>
  flags.flatMap((raised): UrgentAsk[] => {
    const { id, title } = raised;
    const content = knowledge.flags.find((flag) => flag.id === id);
    const asked = content === undefined ? null : askedBy(raised, content, questions);
    if (asked === null) return [];
    const answer = answers.find(({ flag }) => flag === id);
    return [{ flag: id, title, ...asked, how: howToClear(content), answer: answer === undefined ? null : { what: answer.what, by: answer.by, on: answer.on, settled: answer.settled }, raisedHash: shownHash(raised, alerts) }];
  });

/** One left open waits while a question is asked for safety that asks the same: its answer may end it, and nothing is asked twice in one view. */
function askedBy({ level, openSince }: Flag, content: FlagContent, questions: readonly Question[]): Pick<UrgentAsk, 'level' | 'ask'> | null {
  const { ask = null, leftOpen } = content;
  if (level === 'emergency' || level === 'urgent') return ask === null ? null : { level, ask };
  if (level !== 'attention' || openSince === undefined || leftOpen?.ask === undefined || questions.some((question) => asksTheSame(question, content))) return null;
  return { level, ask: leftOpen.ask };
}

const asksTheSame = ({ fact, covers, forSafety }: Question, { asks = [], when }: FlagContent): boolean =>
  forSafety && (asks.includes(fact) || speakingFor(when).some((test) => test.fact === 'derived' && covers.some((covered) => covered.fact === `derived:${test.name}`)));

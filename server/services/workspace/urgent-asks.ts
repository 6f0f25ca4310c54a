import type { OpenAlertRow } from '@/db/queries/reports/report-alerts';
import { speakingFor } from '@/server/clinical/facts/danger';
import type { Assessment, Flag } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { UrgentAsk, Workspace } from '@/server/contracts/workspace';
import { howToClear } from '../visits/blockers';
import { shownHash } from '../visits/flag-answers';

type Asked = Pick<Assessment, 'flags' | 'questions' | 'on'>;
type AskedOf = { readonly answers: Workspace['flagAnswers']; readonly alerts?: readonly OpenAlertRow[]; readonly confirmations: Chart['confirmations']; readonly knowledge: Pick<Knowledge, 'flags' | 'questions'> };

/** What the urgent flags of a chart want asked today, then those that an old answer left open, each with the answer that speaks for it as it is raised now. */
export const urgentAsksOf = (asked: Asked, of: AskedOf): UrgentAsk[] =>
  asked.flags.flatMap((raised): UrgentAsk[] => {
    const { id, title } = raised;
    const content = of.knowledge.flags.find((flag) => flag.id === id);
    const asks = content === undefined ? null : asksNow(raised, content, () => isAskedElsewhere(content, asked, of));
    if (asks === null) return [];
    const answer = of.answers.find(({ flag }) => flag === id);
    return [{ flag: id, title, ...asks, how: howToClear(content), answer: answer === undefined ? null : { what: answer.what, by: answer.by, on: answer.on, settled: answer.settled }, raisedHash: shownHash(raised, of.alerts ?? []) }];
  });

function asksNow({ level, openSince }: Flag, { ask = null, leftOpen }: FlagContent, isAsked: () => boolean): Pick<UrgentAsk, 'level' | 'ask'> | null {
  if (level === 'emergency' || level === 'urgent') return ask === null ? null : { level, ask };
  if (level !== 'attention' || openSince === undefined || leftOpen?.ask === undefined || isAsked()) return null;
  return { level, ask: leftOpen.ask };
}

/** A question that is asked for safety asks the same, or was answered today: nothing is asked twice in one view, and what was just asked is not asked again. */
function isAskedElsewhere({ asks = [], when }: FlagContent, { questions, on }: Asked, { confirmations, knowledge }: AskedOf): boolean {
  const keys = new Set<string>([
    ...knowledge.questions.filter(({ id }) => asks.includes(id)).flatMap(({ facts }) => facts.map(({ key }) => key)),
    ...speakingFor(when).flatMap((test) => (test.fact === 'derived' ? [`derived:${test.name}`] : [])),
  ]);
  return questions.some(({ forSafety, covers }) => forSafety && covers.some(({ fact }) => keys.has(fact))) || confirmations.some((said) => said.on === on && said.value !== 'unknown' && keys.has(said.fact));
}

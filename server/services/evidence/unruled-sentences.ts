import type { CauseContent } from '@/server/clinical/model/cause-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { OptionContent } from '@/server/clinical/model/option-content';
import type { UnruledSentence } from '@/server/contracts/evidence';
import { loadKnowledge } from '@/server/knowledge/load';

type StatedBy = ReadonlyMap<string, UnruledSentence['stated']>;

const ofOption = (option: OptionContent, stated: StatedBy): UnruledSentence[] => {
  const { id, title, summary, gradeWhy, notGradedUnremitted, members, typicalSteps, monitoring, discussionPoints } = option;
  const said = (part: UnruledSentence['part'], texts: readonly string[]): UnruledSentence[] => texts.map((text) => ({ text, part, of: { kind: 'option', id, title }, stated: stated.get(text) ?? null }));
  return [
    ...said('What it is', [summary]),
    ...said('Evidence', notGradedUnremitted === undefined ? [gradeWhy] : [gradeWhy, notGradedUnremitted]),
    ...said('Which one', members.map((member) => `${member.id.replaceAll('-', ' ')}: ${[member.whenPreferred, member.caution].filter((words) => words !== '').join('. ')}`)),
    ...said('How it goes', typicalSteps),
    ...said('To watch', monitoring.map(({ what, why }) => `${what}. ${why}`)),
    ...said('To discuss', discussionPoints),
  ];
};

const ofCause = ({ id, title, questionsToAsk }: CauseContent): UnruledSentence[] => questionsToAsk.map((text) => ({ text, part: 'To ask', of: { kind: 'cause', id, title }, stated: null }));

const held = new WeakMap<Knowledge, readonly UnruledSentence[]>();

/** Every sentence that a chart shows of an option or an explanation without a rule behind it, once each, with the words that state it where a work does. */
export function unruledSentences(): readonly UnruledSentence[] {
  const knowledge = loadKnowledge();
  const stated: StatedBy = new Map(knowledge.statedLines.map(({ says, by, ours }) => [says, { by, ours }]));
  const all = held.get(knowledge) ?? [...knowledge.options.flatMap((option) => ofOption(option, stated)), ...knowledge.causes.flatMap(ofCause)];
  held.set(knowledge, all);
  return all;
}

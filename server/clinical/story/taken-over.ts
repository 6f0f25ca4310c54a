import { engineFor } from '../engine/engine';
import type { Facts } from '../facts/facts';
import { raiseFlags } from '../flags/raise-flags';
import type { Option } from '../model/assessment';
import type { FactId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import { membersBegun } from '../options/closed-choice';
import type { Doses } from '../options/closed-choice';
import { unknownOf } from '../options/describe-option';
import { judgeOption } from '../options/judge-option';
import { inSentence } from '../words/in-sentence';
import { basisOf } from './basis-of';
import { heardOf } from './heard-of';

type Chosen = Pick<Option, 'id' | 'unknown' | 'members'>;
type Of = { readonly facts: Facts; readonly knowledge: Knowledge; /** What is planned; `null` where no steps are. */ readonly plan: Doses | null };

/**
 * What is not known of options and is taken over by whoever signs for one of them: each name once, with the facts that it stands for
 * and, where the chart holds an answer that does not tell, that answer.
 * Where the plan begins some of an option's medicines, what concerns its other ones alone is not taken over.
 */
export function takenOver(options: readonly Chosen[], of: Of): readonly { readonly words: string; readonly facts: readonly FactId[] }[] {
  const named = new Map<string, FactId[]>();
  for (const { id, label, value } of basisOf(new Set(options.flatMap((option) => unknownIn(option, of))), of.facts)) {
    const heard = heardOf(id, of.facts);
    const words = `${apart(id, label)}${value === null ? '' : ` (${value})`}`;
    named.set(words, [...(named.get(words) ?? []), id, ...(heard === null || heard.words !== value ? [] : [heard.record])]);
  }
  return [...named].map(([words, own]) => ({ words, facts: own }));
}

/** Outside its question an allergy says that it is one. */
const apart = (id: FactId, label: string): string => (id.startsWith(ALLERGY) ? `allergy to ${id.slice(ALLERGY.length)}` : inSentence(label));
const ALLERGY = 'allergy:';

function unknownIn(option: Chosen, { facts, knowledge, plan }: Of): readonly FactId[] {
  const unknown = option.unknown.map(({ fact }) => fact);
  const begun = membersBegun(option, plan).map(({ id }) => id);
  const engine = engineFor(knowledge);
  const compiled = engine.options.find(({ content }) => content.id === option.id);
  if (begun.length === 0 || compiled === undefined) return unknown;
  const meant = new Set(unknownOf(judgeOption(compiled, facts, raiseFlags(engine.flags, facts)), facts, begun));
  return unknown.filter((fact) => meant.has(fact));
}

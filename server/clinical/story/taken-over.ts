import type { Facts } from '../facts/facts';
import type { Option } from '../model/assessment';
import type { FactId } from '../model/ids';
import { inSentence } from '../words/in-sentence';
import { basisOf } from './basis-of';

/** What is not recorded of options and is taken over by whoever signs for one of them: each name once, with the facts that it stands for. */
export function takenOver(options: readonly Pick<Option, 'unknown'>[], facts: Facts): readonly { readonly words: string; readonly facts: readonly FactId[] }[] {
  const named = new Map<string, FactId[]>();
  for (const { id, label, value } of basisOf(new Set(options.flatMap(({ unknown }) => unknown.map(({ fact }) => fact))), facts)) {
    const words = `${inSentence(label)}${value === null ? '' : ` (${value})`}`;
    named.set(words, [...(named.get(words) ?? []), id]);
  }
  return [...named].map(([words, own]) => ({ words, facts: own }));
}

import type { Facts } from '../facts/facts';
import type { FactId, FactKey, ReferenceId } from '../model/ids';
import type { StatedSentence } from '../model/evidence-content';
import { basisOf } from './basis-of';

/**
 * The works of a sentence as this chart reads them: of those that state it, the ones whose words name a fact that it rests on here stand
 * first; all else stays in the content's order. A sentence that one work states, or none, stays as it is. Of a flag that says several
 * sentences, the works of the one that it says here stand first.
 */
export function closestFirst({ id, message, refs }: { readonly id: string; readonly message: string; readonly refs: readonly ReferenceId[] }, basis: readonly FactId[], facts: Facts): readonly ReferenceId[] {
  const by = facts.terms.statedBy.get(id);
  if (by === undefined || new Set(by.map(({ ref }) => ref)).size < 2) return refs;
  const here = by.filter(({ of }) => of === undefined || message.includes(of));
  if (here.length < by.length) {
    const states = (ref: ReferenceId): boolean => here.some((one) => one.ref === ref);
    return [...refs.filter(states), ...refs.filter((ref) => !states(ref))];
  }
  const names = namesIn(basis, facts);
  const keys = keysOf(basis, facts);
  const isNamed = (ref: ReferenceId): boolean => by.some((one) => one.ref === ref && speaksOf(one, names, keys));
  return [...refs.filter(isNamed), ...refs.filter((ref) => !isNamed(ref))];
}

const speaksOf = ({ words, about }: StatedSentence['by'][number], names: readonly string[], keys: ReadonlySet<FactKey>): boolean => {
  const said = asWords(words);
  return names.some((name) => said.includes(name)) || about.some((key) => keys.has(key));
};

/** Between spaces, so that a name is found as whole words. */
const asWords = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

/** What the facts are called; what is only computed from others is called nothing. */
function namesIn(basis: readonly FactId[], facts: Facts): readonly string[] {
  const records = basis.filter((id) => !id.startsWith('derived:'));
  const drugs = facts.courses.filter(({ episode }) => records.includes(episode.id)).map(({ episode }) => episode.drug);
  return [...basisOf(new Set(records), facts).map(({ label }) => label), ...drugs].map(asWords);
}

/** The sets and classes that the facts belong to, as rules name them. */
function keysOf(basis: readonly FactId[], facts: Facts): ReadonlySet<FactKey> {
  const sets = [...facts.conditions].filter(([, held]) => held.some(({ fact }) => basis.includes(fact.id))).map(([set]) => `condition:${set}`);
  const classes = facts.courses.filter(({ episode }) => basis.includes(episode.id)).flatMap(({ episode, terms }) => [episode.drug, ...terms.classes].map((name) => `medication:${name}`));
  return new Set([...basis, ...sets, ...classes]);
}

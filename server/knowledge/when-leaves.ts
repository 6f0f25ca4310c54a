import type { FactKey } from '@/server/clinical/model/ids';
import type { When } from '@/server/clinical/model/rule-grammar';

/** A single test of the rule grammar. */
export type Leaf = Extract<When, { readonly fact: string }>;

/** All tests of a condition in the order in which they are written. */
export function leavesOf(when: When): readonly Leaf[] {
  if ('all' in when) return when.all.flatMap(leavesOf);
  if ('any' in when) return when.any.flatMap(leavesOf);
  if ('not' in when) return leavesOf(when.not);
  return [when];
}

/**
 * Key of the fact that a test reads: what may be present, absent or unknown. A `missing` test has none of its own: its data
 * item says which facts satisfy it.
 */
export function factKeyOf(leaf: Exclude<Leaf, { readonly fact: 'missing' }>): FactKey {
  switch (leaf.fact) {
    case 'condition':
      return `condition:${leaf.set}`;
    case 'medication':
      return leaf.drug === 'indexMedicine' ? 'derived:indexMedicine' : `medication:${leaf.class ?? leaf.drug ?? ''}`;
    case 'observation':
      return `observation:${leaf.obs}`;
    case 'score':
      return `score:${leaf.instrument}.${leaf.field}`;
    case 'answer':
      return `answer:${leaf.instrument}.${leaf.item}`;
    case 'patient':
      return `patient:${leaf.field}`;
    case 'derived':
      return `derived:${leaf.name}`;
    case 'allergy':
      return `allergy:${leaf.ingredient}`;
  }
}

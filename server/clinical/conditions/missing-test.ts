import { dataItem, lacking } from '../facts/data-items';
import type { Facts } from '../facts/facts';
import type { Terms } from '../facts/terms';
import type { FactKey } from '../model/ids';
import type { MissingTest } from '../model/rule-grammar';
import { applies, doesNotApply } from './verdict';
import type { Verdict } from './verdict';

const itemKey = ({ item }: MissingTest): FactKey => `item:${item}`;

/** Every fact that can answer for the item, and the item itself. */
export const missingKeys = (test: MissingTest, { dataItems }: Pick<Terms, 'dataItems'>): readonly FactKey[] => [
  ...new Set([itemKey(test), ...(dataItems.get(test.item)?.satisfiedBy ?? []).flatMap(({ all }) => all.map(({ fact }) => fact))]),
];

/** True when a data item is absent or older than so many days; never unknown. */
export function judgeMissing(facts: Facts, test: MissingTest): Verdict {
  const found = dataItem(facts, test.item, test.withinDays ?? null);
  return found === null ? applies([itemKey(test)]) : doesNotApply(found);
}

/** What is still to be known of the item. */
export const lackedFacts = (facts: Facts, test: MissingTest): readonly FactKey[] => lacking(facts, test.item, test.withinDays ?? null);

import { isDerivedName } from '../model/derived-names';
import type { Confirmation } from '../model/chart';
import type { FactKey } from '../model/ids';
import { COMPUTATIONS } from './derived/registry';
import type { Facts } from './facts';

const DERIVED = 'derived:';

/** What a clinician said of a fact when asked, as long as it is about what is asked now: an answer about one medicine is none about another. */
export function standingAnswer(facts: Facts, key: FactKey): Confirmation | undefined {
  const said = facts.confirmations.get(key);
  const name = key.startsWith(DERIVED) ? key.slice(DERIVED.length) : '';
  return said !== undefined && isDerivedName(name) && COMPUTATIONS[name].counts?.(facts, said) === false ? undefined : said;
}

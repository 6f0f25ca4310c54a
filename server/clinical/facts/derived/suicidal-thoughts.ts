import type { FactKey } from '../../model/ids';
import { dayInWords } from '../../words/day';
import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

const ANSWER: FactKey = 'derived:acuteSuicidalIdeationMdd';

/**
 * Only a person can say it. For rules it does not hold until somebody said yes: an old "no" and "still unknown" open nothing that is closed to
 * whom nobody asked. A "yes" whose time is over leaves it open.
 */
export const suicidalThoughts = ({ outdated }: Facts): KnownValue => (outdated.get(ANSWER)?.value === 'present' ? UNKNOWN : word(false));

/** Who was not asked, or did not say, has not said no. */
export function thoughtsInWords(facts: Facts): string {
  const said = facts.confirmations.get(ANSWER);
  if (said === undefined) return lastThoughts(facts) ?? 'not asked; only a yes counts here';
  return said.value === 'present' ? 'yes' : said.value === 'absent' ? 'no' : `asked on ${dayInWords(said.on)}, not known`;
}

/** `yes on 12-Oct-2026, nothing newer`. */
export function lastThoughts({ outdated }: Facts): string | null {
  const said = outdated.get(ANSWER);
  return said === undefined ? null : `${said.value === 'present' ? 'yes' : 'no'} on ${dayInWords(said.on)}, nothing newer`;
}

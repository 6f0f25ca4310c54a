import type { FactKey } from '../../model/ids';
import { dayInWords } from '../../words/day';
import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

const ANSWER: FactKey = 'derived:acuteSuicidalIdeationMdd';

/** Only a person can say it. For rules it does not hold until somebody was asked; an answer that is over, or "still unknown", leaves it open. */
export const suicidalThoughts = ({ confirmations, outdated }: Facts): KnownValue => (confirmations.has(ANSWER) || outdated.has(ANSWER) ? UNKNOWN : word(false));

/** Who was never asked has not said no. */
export function thoughtsInWords({ confirmations }: Facts): string {
  const said = confirmations.get(ANSWER);
  return said === undefined ? 'not asked' : said.value === 'present' ? 'yes' : 'no';
}

/** `yes on 12-Oct-2026, nothing newer`. */
export function lastThoughts({ outdated }: Facts): string | null {
  const said = outdated.get(ANSWER);
  return said === undefined ? null : `${said.value === 'present' ? 'yes' : 'no'} on ${dayInWords(said.on)}, nothing newer`;
}

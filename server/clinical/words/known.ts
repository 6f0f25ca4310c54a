import type { KnownValue } from '../facts/known-value';
import { monthsInWords, spanInWords } from './span';

/** A known value as it would be said; `null` when nothing is known. */
export function knownInWords(known: KnownValue, unit: string | null): string | null {
  switch (known.kind) {
    case 'unknown':
      return null;
    case 'none':
      return 'none';
    case 'word':
      return typeof known.value === 'boolean' ? (known.value ? 'yes' : 'no') : known.value;
    case 'number': {
      const withUnit = (text: string): string => (unit === null ? text : `${text} ${text === '1' || text === '−1' ? unit.replace(/s$/, '') : unit}`);
      if (known.min === known.max) return withUnit(rounded(known.min));
      if (known.max === Infinity) return withUnit(`${rounded(known.min)} or more`);
      if (known.min === -Infinity) return withUnit(`${rounded(known.max)} or less`);
      return withUnit(`between ${rounded(known.min)} and ${rounded(known.max)}`);
    }
  }
}

const IN_DAYS_BELOW = 183;
/** Up to here the end of a span is said in months where its beginning is. */
const IN_MONTHS_BELOW = 1096;

/** Days that somebody can picture: from half a year on as months and years, `between 12 and 13 years`, `between 22 and 24 months`. */
export function spanKnownInWords(known: KnownValue): string | null {
  if (known.kind !== 'number' || known.min < IN_DAYS_BELOW) return knownInWords(known, 'days');
  const least = spanInWords(known.min);
  if (known.max === Infinity) return `${least} or more`;
  const most = / months?$/.test(least) && known.max < IN_MONTHS_BELOW ? monthsInWords(known.max) : spanInWords(known.max);
  return least === most ? `about ${least}` : `between ${shared(least, most)} and ${most}`;
}

/** `12` beside `13 years`; the unit is said once where it is the same. */
function shared(least: string, most: string): string {
  const [number = '', unit = ''] = least.split(' ');
  return most.endsWith(` ${unit}`) ? number : least;
}

/** One decimal at most; the minus is a true one. */
const rounded = (value: number): string => String(Math.round(value * 10) / 10).replace('-', '−');

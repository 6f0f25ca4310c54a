/** What a person typed where a number belongs. Text is read once, here; nothing is ever guessed. */
export type ReadDecimal =
  | { readonly kind: 'not-given' }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

export type DecimalRules = {
  /** Unit that stands in the field; it may be typed after the number as well. */
  readonly unit?: string;
  /** A dose typed `5.0` is refused, since a slipped key makes 50 of it; a laboratory's `4.0` is not. */
  readonly trailingZero: 'refused' | 'read';
};

const refused = (why: string): ReadDecimal => ({ kind: 'refused', why });

const PLAIN = /^(\d+)(?:\.(\d+))?$/;
const DIGITS_AND_MARKS = /^[\d.,'’\s]+$/;

/** Takes a unit off the end when it is the field's own; another unit is refused in words. */
function withoutUnit(text: string, unit: string | undefined): { number: string } | { why: string } {
  const match = /^([^a-zµμ%/°]*)([a-zµμ%/°].*)$/iu.exec(text);
  if (match === null) return { number: text };
  const number = (match[1] ?? '').trim();
  const typed = (match[2] ?? '').trim();
  if (number === '' || /^e[+-]?\d/i.test(typed)) return { why: 'Write digits only, such as 12.5.' };
  if (unit === undefined) return { why: 'Write the number without a unit.' };
  if (typed.toLowerCase() === unit.toLowerCase()) return { number };
  return { why: `This field is in ${unit}. Write the value in ${unit}, without another unit.` };
}

/** Both readings of a number with one mark before exactly three digits, for the sentence that refuses it. */
function groupedReading(text: string): string | null {
  const match = /^([1-9]\d{0,2})[.,]\s?(\d{3})$/.exec(text);
  if (match === null) return null;
  const [, whole = '', rest = ''] = match;
  const decimals = rest.replace(/0+$/, '');
  const asDecimal = decimals === '' ? whole : `${whole}.${decimals}`;
  return `“${text}” can be read as ${asDecimal} or as ${whole}${rest}. Write it without a mark for thousands.`;
}

export function readDecimal(typed: string, rules: DecimalRules): ReadDecimal {
  const trimmed = typed.trim();
  if (trimmed === '') return { kind: 'not-given' };

  const unitless = withoutUnit(trimmed, rules.unit);
  if ('why' in unitless) return refused(unitless.why);
  const text = unitless.number;

  if (/^[-−–]/.test(text)) return refused('A number below zero is not possible here.');
  if (/[½¼¾]|\d\/\d/.test(text)) return refused('Write a fraction with a decimal point, such as 0.5.');
  if (!DIGITS_AND_MARKS.test(text)) return refused('Write digits 0 to 9 and at most one decimal point.');

  const grouped = groupedReading(text);
  if (grouped !== null) return refused(grouped);
  if (text.includes(',')) {
    const pointed = /^(\d+),(\d+)$/.exec(text);
    return refused(
      pointed === null
        ? 'Write the number without commas, with a decimal point if it needs one.'
        : `“${text}” can be read in two ways. If ${pointed[1] ?? ''}.${pointed[2] ?? ''} is meant, write it with a point.`,
    );
  }
  if (/[\s'’]/.test(text)) return refused('Write the number in one piece, without spaces or marks for thousands.');
  if (text.startsWith('.')) return refused(`Write a zero before the point: 0${text}.`);
  if (text.endsWith('.')) return refused('Write the digits after the point, or leave the point out.');

  const match = PLAIN.exec(text);
  if (match === null) return refused('Write digits 0 to 9 and at most one decimal point.');
  const [, whole = '', decimals = ''] = match;
  if (whole.length > 1 && whole.startsWith('0')) return refused(`Write ${String(Number(text))}, without zeros before it.`);
  if (whole.length > 9 || decimals.length > 6) return refused('This number has too many digits.');
  if (decimals.endsWith('0') && rules.trailingZero === 'refused') {
    return refused(`Write ${String(Number(text))}: a zero after the point is easily read as ${whole}${decimals}.`);
  }
  return { kind: 'number', value: Number(text), text: String(Number(text)) };
}

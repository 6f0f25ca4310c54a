import { measuredName } from '../patient/fact-names';
import type { BasisFact } from './types';

const WORDS: Readonly<Record<string, string>> = { absent: 'no', present: 'yes', unknown: 'still unknown' };
/** A choice of the content, `worse-with-increase`; a day, a minus and a word of the chart keep their hyphens. */
const CHOICE = /^[a-z]+(?:-[a-z]+)+$/;

/** A measurement is named as it is said in the clinic and not by the title of its code. */
export const factName = ({ id, label }: Pick<BasisFact, 'id' | 'label'>): string =>
  id.startsWith('observation:') ? measuredName({ observation: id.split(':')[1] ?? null, text: label }) : label;

/** A chart fact in words, without its day: what it is and what the chart says. */
export function factText({ id, label, value, on }: Pick<BasisFact, 'id' | 'label' | 'value' | 'on'>): string {
  const name = factName({ id, label });
  if (value === null) return on === null ? `${name}: not recorded` : name;
  return `${name}: ${WORDS[value] ?? (CHOICE.test(value) ? value.replaceAll('-', ' ') : value)}`;
}

/** As a fact begins a line of its own: `Whether it changed with the dose`; what is written with a capital inside, `eGFR`, stays. */
export const startingLarge = (text: string): string => (/^\p{Ll}(?!\p{Lu})/u.test(text) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text);

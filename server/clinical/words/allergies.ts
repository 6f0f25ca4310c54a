import type { Chart, Confirmation } from '../model/chart';
import type { FactKey } from '../model/ids';
import { dayInWords } from './day';

const PREFIX = 'allergy:';
/** "No known allergies" is answered under this key; every other key stands for its own medicine alone. */
export const ANY_ALLERGY: FactKey = 'allergy:any';

export type NoAllergy = { readonly words: string; readonly basis: readonly Confirmation[] };

/** What is known where no allergy is: none only of what was asked, or as the list that came says it. */
export function noAllergyIn(confirmations: readonly Confirmation[], isListed: Chart['received']['allergies']): NoAllergy {
  const said = confirmations.filter(({ fact }) => fact.startsWith(PREFIX));
  const all = said.find(({ fact, value }) => fact === ANY_ALLERGY && value === 'absent');
  if (all !== undefined && !said.some(({ value, on }) => value === 'unknown' && on >= all.on)) return { words: `none, asked ${dayInWords(all.on)}`, basis: [all] };
  const denied = said.filter(({ fact, value }) => fact !== ANY_ALLERGY && value === 'absent').sort((a, b) => (a.fact < b.fact ? -1 : 1));
  if (denied.length === 0) return { words: isListed ? 'none on the list received, not asked' : 'not asked, no list received', basis: [] };
  const days = [...new Set(denied.map(({ on }) => on))].sort().reverse();
  const asked = days.map((day) => `none to ${eitherOf(denied.flatMap(({ fact, on }) => (on === day ? [fact.slice(PREFIX.length)] : [])))} (asked ${dayInWords(day)})`);
  return { words: [...(isListed ? ['none on the list received'] : []), ...asked, 'other allergies not asked'].join('; '), basis: denied };
}

const eitherOf = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`);

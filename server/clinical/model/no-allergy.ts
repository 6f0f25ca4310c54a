import type { Chart, Confirmation } from './chart';
import type { FactKey, FactId } from './ids';
import type { LocalDate } from './local-date';

export const ALLERGY = 'allergy:';
/** "No known allergies" is answered under this key; every other key stands for its own medicine alone. */
export const ANY_ALLERGY: FactKey = 'allergy:any';

export type NoAllergy = { readonly words: string; readonly basis: readonly Confirmation[] };

/**
 * What is known where no allergy is: none only of what was asked, or as the list that came says it.
 * @param asked - `asked 23-Nov-2026`, or the day as it may be told there
 */
export function noAllergyOf(confirmations: readonly Confirmation[], { isListed, asked }: { readonly isListed: Chart['received']['allergies']; readonly asked: (on: LocalDate) => string }): NoAllergy {
  const said = confirmations.filter(({ fact }) => fact.startsWith(ALLERGY));
  const all = said.find(({ fact, value }) => fact === ANY_ALLERGY && value === 'absent');
  if (all !== undefined && !said.some(({ value, on }) => value === 'unknown' && on >= all.on)) return { words: `none, ${asked(all.on)}`, basis: [all] };
  const denied = said.filter(({ fact, value }) => fact !== ANY_ALLERGY && value === 'absent').sort((a, b) => (a.fact < b.fact ? -1 : 1));
  if (denied.length === 0) return { words: isListed ? 'none on the list received, not asked' : 'not asked, no list received', basis: [] };
  const days = [...new Set(denied.map(({ on }) => on))].sort().reverse();
  const told = days.map((day) => `none to ${eitherOf(denied.flatMap(({ fact, on }) => (on === day ? [fact.slice(ALLERGY.length)] : [])))} (${asked(day)})`);
  return { words: [...(isListed ? ['none on the list received'] : []), ...told, 'other allergies not asked'].join('; '), basis: denied };
}

/** Allergies that were only told in an answer: said yes, and no record names them. */
export const saidAllergies = (confirmations: readonly Confirmation[], recorded: Chart['allergies']): readonly { readonly id: FactId; readonly name: string; readonly on: LocalDate }[] =>
  confirmations.filter(({ fact, value }) => fact.startsWith(ALLERGY) && value === 'present' && !recorded.some(({ ingredient }) => ingredient === fact.slice(ALLERGY.length))).map(({ id, fact, on }) => ({ id, name: fact.slice(ALLERGY.length), on }));

const eitherOf = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`);

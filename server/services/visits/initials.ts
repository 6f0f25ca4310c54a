import type { NotePatient } from '@/server/clinical/model/note';

/** Words before a family name that many people leave out of their initials. */
const PARTICLES = new Set(['af', 'al', 'av', 'bin', 'bint', 'da', 'das', 'de', 'del', 'della', 'den', 'der', 'di', 'do', 'dos', 'du', 'el', 'ibn', 'la', 'las', 'le', 'los', 'ten', 'ter', 'van', 'vom', 'von', 'y', 'zu', 'zum', 'zur']);

/** Capitals without marks, so that `E` stands for É too; a syllable of Hangul is one letter. */
const capitals = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').replace(/[^\p{L}]/gu, '').toUpperCase();
const lettersOf = (parts: readonly string[]): string => parts.map((part) => [...capitals(part)][0] ?? '').join('');

/** How one name may stand in initials: the first letter, or one of each part; the family name also without its particles. */
function formsOf(name: string): readonly string[] {
  const parts = name.split(/[\s\p{Pd}.'’]+/u).filter((part) => /\p{L}/u.test(part));
  const bare = parts.filter((part) => !PARTICLES.has(part.toLowerCase()));
  return [...new Set([parts.slice(0, 1), parts, bare.slice(0, 1), bare].map(lettersOf).filter((letters) => letters !== ''))];
}

/**
 * Whether these are initials of the person, given name first: `SB` and `SBL` of Sarah Beth-Lane, `JB` and `JVDB` of Jan van der
 * Berg. Stops, spaces, hyphens, capitals and marks make no difference; a name without a letter asks for none.
 */
export function areInitialsOf(typed: string, { given, family }: Pick<NotePatient, 'given' | 'family'>): boolean {
  const said = capitals(typed);
  const [first, last] = [formsOf(given), formsOf(family)].map((forms) => (forms.length === 0 ? [''] : forms));
  return (first ?? []).some((one) => (last ?? []).some((other) => one + other === said));
}

/** Initials as they are written most of the time: `NH` of Nora Halvorsen. */
export const initialsOf = ({ given, family }: Pick<NotePatient, 'given' | 'family'>): string => `${formsOf(given)[0] ?? ''}${formsOf(family)[0] ?? ''}`;

/** What is asked for, with names that are nobody's: the letters wanted are not given away to whoever had another person in mind. */
export const WRONG_INITIALS = 'These are not the initials of the patient on this screen. Given name first, then family name; of a name with several parts the first letter, or one of each: SB or SBL for Sarah Beth-Lane, JB or JVDB for Jan van der Berg.';

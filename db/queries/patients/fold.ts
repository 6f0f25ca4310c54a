const MARKS = /\p{M}+/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Lower case without accents, so that "Muñoz" is found by "munoz". */
export const fold = (text: string): string => text.normalize('NFKD').replace(MARKS, '').toLowerCase();

/** The words of a text, folded: letters and digits only. */
export const foldedWords = (text: string): string[] => fold(text).match(WORDS) ?? [];

export type Findable = {
  readonly familyName: string;
  readonly givenName: string;
  readonly otherNames: readonly string[];
  readonly birthOn: string | null;
  readonly identifiers: readonly { readonly value: string }[];
};

/** What a patient is found by: each word of each name, each number as a whole and in its parts, the birth date. */
export function searchTerms({ familyName, givenName, otherNames, birthOn, identifiers }: Findable): string[] {
  const terms = new Set([familyName, givenName, ...otherNames].flatMap(foldedWords));
  for (const { value } of identifiers) {
    const parts = foldedWords(value);
    for (const part of [...parts, parts.join('')]) if (part !== '') terms.add(part);
  }
  if (birthOn !== null) terms.add(birthOn);
  return [...terms].map((term) => term.slice(0, 100)).sort();
}

const ISO_DAY = /^\d{4}-\d{2}(?:-\d{2})?$/;
const SPOKEN_DAY = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/**
 * What to look for: prefixes that must all be found. A birth date may be typed as `1980-02-03`, or with the day or
 * the month first as the clinic's country writes it.
 */
export function searchPrefixes(text: string, dayFirst: boolean): string[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((piece) => {
      if (ISO_DAY.test(piece)) return [piece];
      const spoken = SPOKEN_DAY.exec(piece);
      if (spoken !== null) {
        const [, first = '', second = '', year = ''] = spoken;
        const [day, month] = dayFirst ? [first, second] : [second, first];
        return [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`];
      }
      return foldedWords(piece);
    })
    .map((prefix) => prefix.slice(0, 100))
    .slice(0, 8);
}

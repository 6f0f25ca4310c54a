import { fold, foldedWords } from '@/db/queries/patients/fold';
import type { PatientRow } from '@/db/queries/patients/list-patients';
import { shownNumbers } from './record-number';

/** What is known of a person when somebody else may be meant. */
export type Described = Pick<PatientRow, 'familyName' | 'givenName' | 'birthOn'> & {
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
};

export type Likeness = { readonly why: 'like-name' | 'possible-duplicate'; readonly agreesIn: readonly string[] };

const SHORTEST = 4;
const LONG = 7;

/** Whether two words differ by one letter added, left out or changed; by two when both are long. */
function isSpeltAlmostLike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const margin = shorter < LONG ? 1 : 2;
  if (Math.abs(a.length - b.length) > margin || shorter < SHORTEST) return false;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return (previous[b.length] ?? margin + 1) <= margin;
}

const sharesNumber = (a: Described, b: Described): boolean =>
  shownNumbers(a.identifiers).some(({ system, value }) =>
    shownNumbers(b.identifiers).some((other) => other.value === value && (other.system === system || other.system === '' || system === '')),
  );

/**
 * Whether two people of a clinic could be taken for one another, and in what they agree.
 * A number in common, or name and birth date together, may be one person entered twice; a name alone is only alike.
 */
export function likeness(a: Described, b: Described): Likeness | null {
  const family = fold(a.familyName) === fold(b.familyName);
  const givenOf = (person: Described): string => foldedWords(person.givenName)[0] ?? '';
  const given = givenOf(a) !== '' && givenOf(a) === givenOf(b);
  const givenStart = givenOf(a).length > 1 && givenOf(a).slice(0, 3) === givenOf(b).slice(0, 3);
  const swapped = fold(a.familyName) === fold(b.givenName) && fold(a.givenName) === fold(b.familyName);
  const birth = a.birthOn !== null && a.birthOn === b.birthOn;
  const birthOpen = a.birthOn === null || b.birthOn === null;
  const number = sharesNumber(a, b);
  const almostFamily = family || isSpeltAlmostLike(fold(a.familyName), fold(b.familyName));
  const agreesIn = [
    ...(number ? ['a record number'] : []),
    ...(family ? ['family name'] : almostFamily && birth && given ? ['family name, spelt almost alike'] : []),
    ...(given ? ['given name'] : family && givenStart ? ['beginning of the given name'] : []),
    ...(swapped ? ['names the other way round'] : []),
    ...(birth ? ['birth date'] : []),
  ];
  const sameName = (family && given) || swapped;
  if (number || (sameName && (birth || birthOpen)) || (birth && given && almostFamily) || (birth && family && givenStart)) {
    return { why: 'possible-duplicate', agreesIn };
  }
  if (sameName || (family && givenStart) || (birth && family)) return { why: 'like-name', agreesIn };
  return null;
}

import { fold, foldedWords } from '@/db/queries/patients/fold';
import type { PatientRow } from '@/db/queries/patients/list-patients';
import type { NamedPerson } from '@/server/imports/appointments/model';
import { shownNumbers } from '../patients/record-number';

export type Joined = { readonly patientId: string; readonly joinedOn: 'identifiers' | 'name-and-birth' };

const bare = (number: string): string => foldedWords(number).join('');

/** Whether the words name this patient: family and first given name, each whole, in either order where no comma tells them apart. */
function isNamed({ family, given }: NamedPerson, row: PatientRow): boolean {
  const first = foldedWords(row.givenName)[0];
  if (family === null || first === undefined || fold(row.familyName) === '') return false;
  if (given !== null) return fold(family) === fold(row.familyName) && foldedWords(given)[0] === first;
  const words = foldedWords(family);
  const own = foldedWords(row.familyName);
  const rest = words.filter((word) => !own.includes(word));
  return own.every((word) => words.includes(word)) && rest[0] === first && foldedWords(row.givenName).slice(0, rest.length).join(' ') === rest.join(' ');
}

/**
 * Whose appointment it is, where that is certain: two identifiers agree, a number among them, or name and birth date do, with one patient of the
 * clinic and no other; and nothing that is said contradicts it. In every other case nobody is joined and somebody is asked.
 */
export function joinPerson(person: NamedPerson, candidates: readonly PatientRow[]): Joined | null {
  const given = new Set(person.numbers.map(bare));
  const shared = (row: PatientRow): number => new Set(shownNumbers(row.identifiers).map(({ value }) => bare(value)).filter((number) => given.has(number))).size;
  const numbered = candidates.filter((row) => shared(row) > 0);
  const judged = candidates.flatMap((row): Joined[] => {
    // A number of somebody else speaks against everybody else.
    if (numbered.some((other) => other.id !== row.id)) return [];
    if (person.birthOn !== null && row.birthOn !== null && person.birthOn !== row.birthOn) return [];
    const numbers = shared(row);
    const born = person.birthOn !== null && person.birthOn === row.birthOn;
    const named = isNamed(person, row);
    if (person.family !== null && !named && numbers < 2) return [];
    if (numbers >= 2 || (numbers === 1 && (born || named))) return [{ patientId: row.id, joinedOn: 'identifiers' }];
    return named && born ? [{ patientId: row.id, joinedOn: 'name-and-birth' }] : [];
  });
  const [only] = judged;
  return only !== undefined && judged.length === 1 ? only : null;
}

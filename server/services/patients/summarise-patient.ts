import { ageOn } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { LikeNamed, PatientSummary } from '@/server/contracts/patient';
import type { PatientRow } from '@/db/queries/patients/list-patients';
import { likeness } from './likeness';
import type { Described } from './likeness';
import { shownNumbers } from './record-number';

/** `FAMILY, Given`: the capitals tell which part is which, whatever the language of the name. */
export const displayName = (familyName: string, givenName: string): string =>
  [familyName.toUpperCase(), givenName].filter((part) => part !== '').join(', ') || 'Name not known';

export const summarisePatient = (row: PatientRow, on: LocalDate): PatientSummary => ({
  id: row.id,
  name: { family: row.familyName, given: row.givenName },
  displayName: displayName(row.familyName, row.givenName),
  birthOn: row.birthOn,
  age: row.birthOn === null ? null : ageOn(row.birthOn, on),
  sex: row.sex,
  identifiers: shownNumbers(row.identifiers),
  demo: row.demo,
});

/** Those of the candidates who could be taken for the person described, the most alike first. */
export function likeNamedAmong(person: Described, candidates: readonly PatientRow[], on: LocalDate): LikeNamed[] {
  const alike = candidates.flatMap((row) => {
    const found = likeness(person, row);
    return found === null ? [] : [{ ...summarisePatient(row, on), why: found.why, agreesIn: [...found.agreesIn] }];
  });
  return [...alike.filter(({ why }) => why === 'possible-duplicate'), ...alike.filter(({ why }) => why === 'like-name')];
}

import { fold, foldedWords } from '@/db/queries/patients/fold';
import type { Identifier } from '@/db/queries/patients/store-patient';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ImportedPatient } from '@/server/imports/fhir/model';
import { SOURCE_RECORD_SYSTEM } from '../patients/record-number';

const SENDERS_RECORD = "Sender's record";
const NUMBER = 'Number';

export type Person = {
  readonly familyName: string;
  readonly givenName: string;
  readonly otherNames: readonly string[];
  /** Every name of the record, for matching. */
  readonly names: readonly { readonly familyName: string; readonly givenName: string }[];
  readonly birthOn: LocalDate | null;
  readonly identifiers: readonly Identifier[];
};

const USES = ['official', 'usual', null, 'maiden', 'nickname', 'old', 'temp', 'anonymous'];

const rank = (use: string | null): number => {
  const at = USES.indexOf(use);
  return at < 0 ? USES.length : at;
};

type RecordName = ImportedPatient['names'][number];

const toName = ({ family, given, text }: RecordName) => ({
  familyName: (family ?? text ?? '').slice(0, 100),
  givenName: given.join(' ').slice(0, 100),
});

/** The person that a record is about, as the chart keeps people. */
export function describePerson(patient: ImportedPatient): Person {
  const names = [...patient.names].sort((a, b) => rank(a.use) - rank(b.use)).map(toName);
  const first = names[0] ?? { familyName: '', givenName: '' };
  const main = `${first.familyName} ${first.givenName}`.trim();
  const others = names.slice(1).map(({ familyName, givenName }) => `${givenName} ${familyName}`.trim());
  const unique = new Map<string, Identifier>();
  for (const { system, value, type } of patient.identifiers) {
    unique.set(`${system ?? ''} ${value}`, { system: system ?? '', value, label: type ?? NUMBER });
  }
  return {
    ...first,
    otherNames: [...new Set(others)].filter((name) => name !== '' && name !== main),
    names,
    birthOn: patient.birthOn,
    identifiers: [...unique.values(), { system: SOURCE_RECORD_SYSTEM, value: patient.record, label: SENDERS_RECORD }],
  };
}

/** Whether one of a record's names is this name: same family name and same first given name. */
export const hasName = ({ names }: Person, familyName: string, givenName: string): boolean =>
  names.some(
    (name) =>
      name.familyName !== '' &&
      fold(name.familyName) === fold(familyName) &&
      foldedWords(name.givenName)[0] !== undefined &&
      foldedWords(name.givenName)[0] === foldedWords(givenName)[0],
  );

import { plainText, readConcept, conceptLabel } from './codings';
import type { EntryOf } from './context';
import { dayOf, givenText, latestOf, readDate } from './dates';
import { isArray, member, objectsOf, textOf, type JsonObject } from './json-value';
import type { Doubt } from './dosage';
import type { ImportedPatient } from './model';
import { compareDays, type LocalDate } from '@/server/clinical/model/local-date';

const SEXES = ['female', 'male', 'other', 'unknown'] as const;

export type PatientReading = { readonly patient: ImportedPatient; readonly doubts: readonly Doubt[]; readonly original: readonly { readonly label: string; readonly value: string }[] };

export function readPatient(entry: EntryOf, latestOn: LocalDate | null): PatientReading {
  const { resource } = entry;
  const birth = readDate(resource, 'birthDate');
  const death = readDate(resource, 'deceasedDateTime');
  const gender = textOf(resource, 'gender');
  const doubts: Doubt[] = [];
  if (birth.kind === 'unreadable') doubts.push({ code: 'date-not-readable', why: `the birth date is no date of the calendar: ${birth.given}` });
  const bornLatest = latestOf(birth);
  const isFuture = birth.kind === 'read' && latestOn !== null && compareDays(birth.date.earliestOn, latestOn) > 0;
  if (isFuture) doubts.push({ code: 'in-the-future', why: `the birth date (${birth.date.given}) lies in the future` });
  const diedLatest = latestOf(death);
  const isReversed = bornLatest !== null && diedLatest !== null && birth.kind === 'read' && compareDays(diedLatest, birth.date.earliestOn) < 0;
  if (isReversed) doubts.push({ code: 'dates-reversed', why: 'the day of death lies before the birth date' });
  const contacts = objectsOf(resource, 'telecom').filter((contact) => textOf(contact, 'use') !== 'old');
  const values = (system: string): string[] => contacts.filter((contact) => textOf(contact, 'system') === system).flatMap((contact) => oneLine(contact, 'value') ?? []);
  return {
    doubts,
    original: [{ label: 'Birth date', value: givenText(birth) ?? 'not given' }, { label: 'Day of death', value: givenText(death) ?? 'not given' }],
    patient: {
      record: entry.record,
      identifiers: objectsOf(resource, 'identifier').flatMap((identifier) => {
        const value = oneLine(identifier, 'value');
        const isOld = textOf(identifier, 'use') === 'old';
        return value === null || isOld ? [] : [{ system: oneLine(identifier, 'system'), value, type: conceptLabel(readConcept(member(identifier, 'type'))) }];
      }),
      names: objectsOf(resource, 'name').map((name) => ({ use: textOf(name, 'use'), family: oneLine(name, 'family'), given: words(name, 'given'), text: oneLine(name, 'text') })),
      birthOn: isFuture ? null : dayOf(birth),
      birthGiven: givenText(birth),
      sex: SEXES.find((sex) => sex === gender) ?? 'unknown',
      deceasedOn: isReversed ? null : dayOf(death),
      deceased: death.kind !== 'none' || member(resource, 'deceasedBoolean') === true,
      contact: { phones: values('phone'), emails: values('email'), addressLines: addressLines(resource) },
    },
  };
}

function oneLine(value: JsonObject, key: string): string | null {
  const text = textOf(value, key);
  return text === null ? null : plainText(text);
}

function words(value: JsonObject, key: string): readonly string[] {
  const list = member(value, key);
  return isArray(list) ? list.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [plainText(word)] : [])) : [];
}

function addressLines(resource: JsonObject): readonly string[] {
  const [address] = objectsOf(resource, 'address').filter((one) => textOf(one, 'use') !== 'old');
  if (address === undefined) return [];
  const place = [oneLine(address, 'city'), oneLine(address, 'state'), oneLine(address, 'postalCode'), oneLine(address, 'country')].filter((part) => part !== null);
  return [...words(address, 'line'), ...(place.length === 0 ? [] : [place.join(', ')])];
}


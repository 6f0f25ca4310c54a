import type { Device, Organization, Patient, Practitioner } from '@medplum/fhirtypes';

import type { NotePerson } from '@/server/clinical/model/note';
import { cleanText } from '@/server/renderings/note/clean-text';
import { words } from './scene';
import type { Named, Scene } from './scene';

/** The patient as known at signing. */
export function patientOf({ document, urn }: Scene): Named<Patient> {
  const { family, given, displayName, sex, birthOn, identifiers } = document.snapshot.patient;
  const [familyName, givenName] = [cleanText(family), cleanText(given)];
  const known = identifiers.map(({ label, value }) => ({ label: cleanText(label), value: cleanText(value) })).filter(({ value }) => value !== '');
  return {
    urn: urn('Patient'),
    resource: {
      resourceType: 'Patient',
      ...(known.length === 0 ? {} : { identifier: known.map(({ label, value }) => ({ ...(label === '' ? {} : { type: { text: label } }), value })) }),
      name: [{ text: words(displayName), ...(familyName === '' ? {} : { family: familyName }), ...(givenName === '' ? {} : { given: [givenName] }) }],
      gender: sex,
      ...(birthOn === null ? {} : { birthDate: birthOn }),
    },
  };
}

export function practitionerOf({ id, name, credential }: NotePerson, { urn }: Scene): Named<Practitioner> {
  const title = cleanText(credential ?? '');
  return { urn: urn('Practitioner', id), resource: { resourceType: 'Practitioner', name: [{ text: words(name) }], ...(title === '' ? {} : { qualification: [{ code: { text: title } }] }) } };
}

export const organizationOf = ({ document, urn }: Scene): Named<Organization> => ({
  urn: urn('Organization'),
  resource: { resourceType: 'Organization', name: words(document.snapshot.clinic.name) },
});

/** The software, as what wrote the sentences that rules made. */
export const deviceOf = ({ document, urn }: Scene): Named<Device> => ({
  urn: urn('Device'),
  resource: {
    resourceType: 'Device',
    deviceName: [{ name: 'Gamut', type: 'user-friendly-name' }],
    version: [{ value: words(document.snapshot.engine) }, { type: { text: 'clinical content' }, value: words(document.snapshot.knowledge.version) }],
  },
});

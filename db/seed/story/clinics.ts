import type { ClinicSlug } from './script';

export type DemoRole = 'prescriber' | 'coordinator' | 'administrator';

export type DemoClinic = {
  readonly slug: ClinicSlug;
  readonly name: string;
  readonly timeZone: string;
  /** ISO 3166 code. */
  readonly country: 'US' | 'GB';
  /** Region of the drugs file. */
  readonly region: 'US' | 'UK';
  /** Numbers of the ranges that are kept free for fiction. */
  readonly phone: string;
  readonly hours: string;
  /** The same in Spanish. */
  readonly hoursEs: string;
  readonly identifierSystem: string;
  /** Word shown before the number. */
  readonly identifierLabel: string;
  /** Names under which demo facts were entered. */
  readonly prescriber: string;
  readonly coordinator: string;
  readonly users: readonly { readonly email: string; readonly name: string; readonly role: DemoRole }[];
};

/** One password for all demo accounts; printed at start, never used where the data are real. */
export const DEMO_PASSWORD = 'gamut-demo-only';

export const CLINICS: Readonly<Record<ClinicSlug, DemoClinic>> = {
  riverside: {
    slug: 'riverside',
    name: 'Riverside Clinic',
    timeZone: 'America/New_York',
    country: 'US',
    region: 'US',
    phone: '212-555-0142',
    hours: 'Monday to Friday, 08:00 to 17:00',
    hoursEs: 'De lunes a viernes, de 08:00 a 17:00',
    identifierSystem: 'urn:gamut:demo:riverside:mrn',
    identifierLabel: 'MRN',
    prescriber: 'Ada Boyd',
    coordinator: 'Carla Diaz',
    users: [
      { email: 'ada.boyd@riverside.example', name: 'Ada Boyd', role: 'prescriber' },
      { email: 'carla.diaz@riverside.example', name: 'Carla Diaz', role: 'coordinator' },
      { email: 'admin@riverside.example', name: 'Ines Marlow', role: 'administrator' },
    ],
  },
  hillside: {
    slug: 'hillside',
    name: 'Hillside Clinic',
    timeZone: 'Europe/London',
    country: 'GB',
    region: 'UK',
    phone: '020 7946 0142',
    hours: 'Monday to Friday, 09:00 to 17:30',
    hoursEs: 'De lunes a viernes, de 09:00 a 17:30',
    identifierSystem: 'urn:gamut:demo:hillside:hospital-number',
    identifierLabel: 'Hospital number',
    prescriber: 'Tom Reed',
    coordinator: 'Nia Walsh',
    users: [
      { email: 'tom.reed@hillside.example', name: 'Tom Reed', role: 'prescriber' },
      { email: 'nia.walsh@hillside.example', name: 'Nia Walsh', role: 'coordinator' },
      { email: 'admin@hillside.example', name: 'Owen Pike', role: 'administrator' },
    ],
  },
};

import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../client';
import { storeAppointment } from '../queries/today/appointments';
import { clinicIdOf, patientIdOf } from './fixed-id';
import type { ClinicSlug } from './story/script';

type Expected = { readonly at: string; readonly story: string; readonly reason: string } | { readonly at: string; readonly said: string; readonly reason: string };

/** Who is expected on the day of loading. One row names somebody of whom the clinic has two: it asks. */
const EXPECTED: Readonly<Record<ClinicSlug, readonly Expected[]>> = {
  riverside: [
    { at: '09:00', story: 'dose-linked-blunting', reason: 'Would like to feel again' },
    { at: '09:15', story: 'under-25-self-harm', reason: 'Report of this week' },
    { at: '09:45', said: 'MARSH, Elena', reason: 'Dose review, booked by phone' },
    { at: '10:00', story: 'seizures-not-asked', reason: 'Asks about bupropion' },
    { at: '10:30', story: 'messy-import', reason: 'First visit, records from elsewhere' },
    { at: '11:00', story: 'two-failed-trials', reason: 'Next step after two trials' },
  ],
  hillside: [
    { at: '09:30', story: 'almost-nothing-known', reason: 'First visit' },
    { at: '10:00', story: 'grief', reason: 'Six weeks on' },
  ],
};

/** Appointments of the demo's first day, for the patients who are in that clinic. */
export async function insertDemoAppointments(db: Db, { clinic, on, keys }: { readonly clinic: ClinicSlug; readonly on: LocalDate; readonly keys: ReadonlySet<string> }): Promise<void> {
  for (const one of EXPECTED[clinic]) {
    if ('story' in one && !keys.has(one.story)) continue;
    await storeAppointment(db, { clinicId: clinicIdOf(clinic), by: null }, {
      onDay: on,
      atTime: one.at,
      minutes: 15,
      said: 'said' in one ? one.said : '',
      described: 'said' in one ? { family: one.said.split(',')[0] ?? null, given: one.said.split(', ')[1] ?? null, birthOn: null, numbers: [] } : { family: null, given: null, birthOn: null, numbers: [] },
      reason: one.reason,
      withWhom: null,
      source: 'entered',
      sourceKey: `demo ${one.at}`,
      joined: 'story' in one ? { patientId: patientIdOf(one.story), joinedOn: 'person' } : null,
      cancelled: false,
    });
  }
}

import { hashPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import type { LocalDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { today } from '@/server/platform/clock';
import type { Db } from '../client';
import { connectionOptions } from '../connection';
import { insertAuditEvent } from '../queries/audit/insert-audit-event';
import { clinic, installation } from '../schema/clinic';
import { DEMO_PEOPLE } from './demo-people';
import { backdateRecords } from './backdate';
import { clinicIdOf, fixedId } from './fixed-id';
import { insertDemoAppointments } from './insert-appointments';
import { insertClinic } from './insert-clinic';
import { insertDemoPatient } from './insert-patient';
import { CLINICS, DEMO_PASSWORD } from './story/clinics';
import type { DemoClinic } from './story/clinics';
import { tellStory } from './story/tell-story';

export type LoadDemoOptions = {
  /** Address of the role that owns the tables: clinics and people are not the application's to make. */
  readonly ownerUrl: string;
  /** Day zero of the stories; today in each clinic's time zone if left out. */
  readonly on?: LocalDate;
};

export type LoadedDemo = { readonly clinics: number; readonly users: number; readonly patients: number };

/**
 * Fills a migrated, empty database with the two demo clinics, all or nothing. Throws, and changes nothing, when there
 * is a clinic already or the database was made for real work.
 */
export async function loadDemo({ ownerUrl, on }: LoadDemoOptions): Promise<LoadedDemo> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const knowledge = loadKnowledge();
  const client = new pg.Client(connectionOptions(ownerUrl));
  await client.connect();
  try {
    return await drizzle({ client }).transaction(async (db) => {
      await markDemo(db);
      let patients = 0;
      for (const one of Object.values(CLINICS)) {
        const dayZero = on ?? today(one.timeZone);
        const told = DEMO_PEOPLE.filter((story) => story.clinic === one.slug).map((story) => tellStory(story, dayZero, knowledge));
        await enterClinic(db, one);
        await insertClinic(db, one, passwordHash);
        for (const patient of told) await insertDemoPatient(db, patient);
        await insertDemoAppointments(db, { clinic: one.slug, on: dayZero, keys: new Set(told.map(({ key }) => key)) });
        await backdateRecords(db, clinicIdOf(one.slug), one.timeZone);
        await insertAuditEvent(db, loadedEvent(one, { patients: told.length, on: dayZero }));
        patients += told.length;
      }
      return { clinics: Object.keys(CLINICS).length, users: Object.values(CLINICS).flatMap(({ users }) => users).length, patients };
    });
  } finally {
    await client.end();
  }
}

/** Takes the database for the demo, or refuses: two loads at a time wait for each other here. */
async function markDemo(db: Db): Promise<void> {
  await db.execute(sql`lock table clinic in share row exclusive mode`);
  if ((await db.select({ id: clinic.id }).from(clinic).limit(1)).length > 0) throw new Error('The database holds a clinic already: the demo is loaded into an empty one only.');
  await db.insert(installation).values({ demo: true }).onConflictDoNothing();
  const [kind] = await db.select({ demo: installation.demo }).from(installation);
  if (kind?.demo !== true) throw new Error('The database was made for real work: made-up people are not loaded into it.');
}

/** Row-level security binds the owner too: from here on rows of this clinic are seen and written. */
const enterClinic = (db: Db, { slug }: DemoClinic) => db.execute(sql`select set_config('app.clinic_id', ${clinicIdOf(slug)}, true)`);

const loadedEvent = ({ slug }: DemoClinic, details: { readonly patients: number; readonly on: LocalDate }) => ({
  clinicId: clinicIdOf(slug),
  userId: null,
  actor: 'demo data',
  roles: [],
  patientId: null,
  event: 'demo.loaded',
  objectKind: 'clinic',
  objectId: clinicIdOf(slug),
  objectVersion: null,
  outcome: 'done' as const,
  refusal: null,
  requestId: fixedId(`load ${slug}`),
  details,
});

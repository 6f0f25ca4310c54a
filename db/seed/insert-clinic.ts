import { account, membership, user } from '../schema/account';
import { clinic } from '../schema/clinic';
import { clinicSetting } from '../schema/clinic-setting';
import type { Db } from '../client';
import { clinicIdOf, fixedId, userIdOf } from './fixed-id';
import type { DemoClinic } from './story/clinics';

/** The clinic with its people, who all sign in with the same password. Needs the owner's rights. */
export async function insertClinic(db: Db, demo: DemoClinic, passwordHash: string): Promise<void> {
  const clinicId = clinicIdOf(demo.slug);
  await db.insert(clinic).values({
    id: clinicId, slug: demo.slug, name: demo.name, timeZone: demo.timeZone, country: demo.country, region: demo.region, demo: true,
  });
  await db.insert(clinicSetting).values({ clinicId, version: 1, phone: demo.phone, hours: demo.hours, translations: { es: { wording: null, hours: demo.hoursEs } }, changedByName: 'demo data' });
  const people = demo.users.map(({ email, name, role }) => ({ id: userIdOf(email), email, name, role }));
  await db.insert(user).values(people.map(({ id, email, name }) => ({ id, email, name, emailVerified: true })));
  await db.insert(account).values(
    people.map(({ id, email }) => ({ id: fixedId(`account ${email}`), accountId: id, providerId: 'credential', userId: id, password: passwordHash })),
  );
  await db.insert(membership).values(people.map(({ id, role }) => ({ clinicId, userId: id, role })));
}

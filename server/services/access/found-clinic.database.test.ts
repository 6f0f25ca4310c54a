import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { withClinic, withoutClinic } from '@/db/client';
import { putPlace } from '@/db/queries/clinic/place';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { accessDoorRouter } from '@/server/api/access-door/root';
import { createCallerFactory } from '@/server/api/trpc';
import type { Holding } from '@/server/auth/rights';
import { newToken, tokenHash } from '@/server/platform/ids';
import { moveClinic } from '../clinic-settings/move-clinic';
import type { ServiceContext } from '../context';

process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
const door = createCallerFactory(accessDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'set-up' });
const token = newToken();
const CLINIC = { name: 'Lakeside Clinic', slug: 'lakeside', timeZone: 'America/Chicago', country: 'US', region: 'US' as const };
const found = (more: object = {}) => door.accept({ token, email: 'First@Lakeside.example', name: 'Fay First', password: 'lantern gravel orbit pewter', clinic: CLINIC, ...more });

beforeAll(async () => {
  await database.admin.execute(sql`insert into installation (demo, setup_token_sha256, setup_expires_at) values (false, ${tokenHash(token)}, now() + interval '1 hour')`);
});

test('AUTH-05 no clinic is founded without the link, whatever is written to the database by the application', async () => {
  await expect(door.open({ token: newToken() })).rejects.toThrow('does not work any more');
  await expect(withoutClinic((db) => db.execute(sql`insert into clinic (slug, name, time_zone, country, region) values ('quiet', 'Quiet', 'UTC', 'US', 'US')`))).rejects.toMatchObject({ cause: { message: expect.stringContaining('founded once') as unknown } });
});

test('what is missing or weak is said by field, and the link stays good', async () => {
  await expect(found({ password: 'password1234' })).rejects.toMatchObject({ cause: { detail: { fields: { password: expect.any(String) as unknown } } } });
  await expect(found({ email: null })).rejects.toMatchObject({ cause: { detail: { fields: { email: expect.any(String) as unknown } } } });
  await expect(found({ clinic: { ...CLINIC, timeZone: 'Mars/Olympus' } })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await door.open({ token })).toEqual({ kind: 'setup' });
});

test('AUTH-05 of eight set-ups at once one founds the clinic with one administrator, and the link is used up', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => found()));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { rows } = await database.admin.execute(sql`select c.slug, c.demo, u.email, m.role from clinic c join membership m on m.clinic_id = c.id join "user" u on u.id = m.user_id`);
  expect(rows).toEqual([{ slug: 'lakeside', demo: false, email: 'first@lakeside.example', role: 'administrator' }]);
  await expect(door.open({ token })).rejects.toThrow('does not work any more');
  await database.admin.execute(sql`update installation set setup_token_sha256 = ${tokenHash('x')}`);
  await expect(found()).rejects.toThrow();
});

test('the place is put right until somebody is entered, by an administrator, in the own clinic alone; then the database keeps it', async () => {
  const { rows: [founded] } = await database.admin.execute<{ clinicId: string; userId: string; name: string }>(sql`select m.clinic_id as "clinicId", m.user_id as "userId", c.name from membership m join clinic c on c.id = m.clinic_id`);
  if (founded === undefined) throw new Error('no clinic was founded');
  const { clinicId, userId } = founded;
  const as = (role: Holding): ServiceContext => ({ actor: { userId, name: 'Fay First', email: 'first@lakeside.example', clinic: { id: clinicId, ...CLINIC, demo: false }, roles: [role], signedInAt: new Date() }, requestId: 'set-up' });
  const place = { timeZone: 'Europe/London', country: 'GB', region: 'UK' as const };
  const stands = async () => (await database.admin.execute(sql`select time_zone, country, region from clinic where id = ${clinicId}`)).rows;
  await expect(moveClinic(as('prescriber'), place)).rejects.toMatchObject({ code: 'not-allowed' });
  await moveClinic(as('administrator'), place);
  expect(await stands()).toEqual([{ time_zone: 'Europe/London', country: 'GB', region: 'UK' }]);
  await expect(withClinic({ clinicId: userId, userId }, (db) => putPlace(db, clinicId, { ...place, country: 'US' }))).rejects.toMatchObject({ cause: { code: 'GM004' } });
  await database.admin.execute(sql`insert into patient (clinic_id, family_name, given_name, sex, demo) values (${clinicId}, 'Vance', 'Ruth', 'female', false)`);
  await expect(moveClinic(as('administrator'), { ...place, country: 'US', region: 'US' })).rejects.toMatchObject({ code: 'already-there' });
  expect(await stands()).toEqual([{ time_zone: 'Europe/London', country: 'GB', region: 'UK' }]);
});

import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { withoutClinic } from '@/db/client';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { accessDoorRouter } from '@/server/api/access-door/root';
import { createCallerFactory } from '@/server/api/trpc';
import { newToken, tokenHash } from '@/server/platform/ids';

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

import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { hashOfAllRows } from '@/db/testing/whole-database';
import { callDoor, signEverybodyIn } from '@/server/api/testing/eight-callers';
import type { Caller, Cookies } from '@/server/api/testing/eight-callers';
import { aTreatedPatient, asPerson, keptOf, readyToSign } from './testing/ready-to-sign';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let cookies: Cookies;

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  cookies = await signEverybodyIn(database.admin, clinics, '00000000-0000-7000-8000-000000000009');
});

const sign = async (input: object, caller: Caller = 'prescriber') => (await callDoor(cookies[caller], [{ path: 'visits.sign', type: 'mutation', input }]))[0]?.code;
const ready = async () => readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber));

describe('signing over HTTP, by somebody who means harm', () => {
  test('what is not the author’s own draft of the patient on the screen, as it was seen, is refused and leaves every row as it was', async () => {
    const [mine, other] = [await ready(), await ready()];
    const { input } = mine;
    const before = await hashOfAllRows(database.admin);
    const attempts: readonly (readonly [object, string, Caller?])[] = [
      [{ ...input, patientId: other.input.patientId }, 'not-found'],
      [{ ...input, patientId: clinics.foreignPatientId }, 'not-found'],
      [{ ...input, visitId: other.input.visitId }, 'not-found'],
      [{ ...input, visitId: '00000000-0000-7000-8000-000000000001' }, 'not-found'],
      [{ ...input, seenHash: other.input.seenHash }, 'changed-meanwhile'],
      [{ ...input, seenHash: '0'.repeat(64) }, 'changed-meanwhile'],
      [{ ...input, seenHash: input.seenHash.toUpperCase() }, 'invalid-input'],
      [{ ...input, version: input.version + 1 }, 'changed-meanwhile'],
      [{ ...input, version: 0 }, 'invalid-input'],
      [{ ...input, idempotencyKey: "'; drop" }, 'invalid-input'],
      [input, 'not-signed-in', 'anonymous'],
      [input, 'not-signed-in', 'patient link'],
      [input, 'not-allowed', 'coordinator'],
      [input, 'not-allowed', 'administrator'],
      [input, 'not-found', 'prescriber of B'],
    ];
    for (const [wrong, code, caller] of attempts) expect(await sign(wrong, caller), JSON.stringify([wrong, caller])).toBe(code);
    expect(await hashOfAllRows(database.admin)).toBe(before);
    expect(await sign(input)).toBe('done');
  });

  test('what the browser adds of its own changes nothing: who signs, when and what stand in the session and the database', async () => {
    const { input } = await ready();
    expect(await sign({ ...input, signedBy: clinics.stranger.id, signedAt: '2020-01-01T00:00:00Z', number: 'R-1999-000001', clinicId: clinics.hill.id, proof: 'anything', risks: [], missing: [], snapshot: '{}' })).toBe('done');
    const { rows } = await database.admin.execute<{ by: string; clinic: string; recent: boolean; number: string }>(sql`select signed_by as by, clinic_id as clinic, signed_at > now() - interval '1 hour' as recent, number from signed_note where visit_id = ${input.visitId}`);
    expect(rows).toMatchObject([{ by: clinics.prescriber.id, clinic: clinics.river.id, recent: true }]);
    expect(rows[0]?.number).not.toBe('R-1999-000001');
  });

  test('a key that signed stands for that signature alone: with another draft or another content it is refused', async () => {
    const [first, second] = [await ready(), await ready()];
    expect(await sign(first.input)).toBe('done');
    const { idempotencyKey } = first.input;
    expect(await sign({ ...second.input, idempotencyKey })).toBe('repeated-differently');
    expect(await sign({ ...first.input, seenHash: second.input.seenHash })).toBe('repeated-differently');
    expect(await sign({ ...first.input, patientId: second.input.patientId })).toBe('repeated-differently');
    expect(await sign(first.input)).toBe('done');
    expect(await keptOf(database.admin, first.input.visitId)).toMatchObject({ status: 'signed', notes: 1, audits: 1 });
    expect(await keptOf(database.admin, second.input.visitId)).toMatchObject({ status: 'draft', notes: 0 });
    // The same key of another person is another key.
    expect(await sign({ ...first.input, idempotencyKey: 'another-key-1' })).toBe('already-there');
  });

  test('a fingerprint from before a change of the chart or of the draft signs nothing', async () => {
    const caller = asPerson(clinics.prescriber);
    const [charted, drafted] = [await ready(), await ready()];
    await caller.reports.create({ patientId: charted.input.patientId, instrument: 'phq9', on: charted.draft.on, filledBy: 'patient', scores: { total: 3 } });
    expect(['changed-meanwhile', 'not-signable']).toContain(await sign(charted.input));
    const { draft, input } = drafted;
    const saved = await caller.visits.save({ patientId: input.patientId, visitId: draft.visitId, version: draft.version, fields: { ...draft.fields, reason: 'Another reason' }, seen: null });
    if (saved.kind !== 'saved') throw new Error('not saved');
    expect(await sign(input)).toBe('changed-meanwhile');
    expect(await sign({ ...input, version: saved.draft.version })).toBe('changed-meanwhile');
    for (const { visitId } of [charted.input, input]) expect(await keptOf(database.admin, visitId)).toMatchObject({ status: 'draft', notes: 0 });
    expect(await sign({ ...input, version: saved.draft.version, seenHash: saved.draft.seenHash })).toBe('done');
  });

  test('a draft that lacks something is not signed by leaving the question out', async () => {
    const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
    const { visitId, version, seenHash } = await asPerson(clinics.prescriber).visits.open({ patientId });
    expect(await sign({ patientId, visitId, version, seenHash, idempotencyKey: 'without-decision' })).toBe('not-signable');
    expect(await keptOf(database.admin, visitId)).toMatchObject({ status: 'draft', notes: 0 });
  });
});

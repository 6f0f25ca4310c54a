import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withClinic, withoutClinic } from '@/db/client';
import { insertAuditEvent } from '@/db/queries/audit/insert-audit-event';
import { HOUSE, pageSeals, readRowsById } from '@/db/queries/audit/seals';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { tellFigures } from '@/db/testing/tell-figures';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { headsFile } from './heads';
import { hashRows, hashSeal, inChain, resumeChain, sealAll, sealChain } from './seal';
import { verifyAudit } from './verify-audit';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';
const folder = mkdtempSync(join(tmpdir(), 'gamut-audit-'));
process.env.DATA_DIR = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isLong = process.env.GAMUT_LONG_TESTS === '1';
const MANIPULATIONS = isLong ? 1_000 : 66;
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let chains: readonly string[] = [];
let heads = '';

/** Numbers that look random and are the same in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const write = (clinicId: string | null, n: number) => {
  const row = { clinicId, userId: clinics.prescriber.id, actor: 'Pat Prescriber', roles: ['prescriber'], patientId: clinicId === null ? null : clinics.patientId, event: 'chart.read', objectKind: 'chart', objectId: `object-${n}`, objectVersion: n, outcome: 'done', refusal: null, requestId: `request-${n}`, details: { count: n, kind: 'a' } } as const;
  return clinicId === null ? withoutClinic((db) => insertAuditEvent(db, row)) : withClinic({ clinicId, userId: null }, (db) => insertAuditEvent(db, row));
};

/** As somebody may who owns the server: past every wall and trigger. */
const tamper = (...statements: readonly (SQL | string)[]) =>
  database.admin.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = 'replica'`);
    for (const statement of statements) await tx.execute(statement);
  });
const check = async () => (await verifyAudit([clinics.river.id, clinics.hill.id])).broken;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  chains = [HOUSE, clinics.river.id, clinics.hill.id];
  for (let batch = 0; batch < 3; batch += 1) {
    for (let n = 0; n < 30; n += 1) await write([null, clinics.river.id, clinics.hill.id][n % 3] ?? null, batch * 30 + n);
    await Promise.all(chains.map((chain) => sealAll(chain)));
  }
  // As if all this had happened in the course of yesterday.
  await tamper(sql`update audit_event set at = date_trunc('hour', now()) - interval '1 day' + id * interval '10 minutes'`, sql`delete from audit_seal`);
  rmSync(headsFile());
  for (const chain of chains) for (let sealed = 0; sealed < 30; ) sealed += await sealChain(chain, 8);
  heads = readFileSync(headsFile(), 'utf8');
  await tamper(sql`create table kept_event as table audit_event`, sql`create table kept_seal as table audit_seal`);
});

/** The trail as it was sealed. */
const restore = async () => {
  writeFileSync(headsFile(), heads);
  await tamper(
    sql`delete from audit_event`,
    sql`insert into audit_event (id, at, clinic_id, user_id, actor, roles, patient_id, event, object_kind, object_id, object_version, outcome, refusal, request_id, details, written_in) overriding system value
        select id, at, clinic_id, user_id, actor, roles, patient_id, event, object_kind, object_id, object_version, outcome, refusal, request_id, details, written_in from kept_event`,
    sql`delete from audit_seal`,
    sql`insert into audit_seal select * from kept_seal`,
  );
};

/** Seals the first clinic until so many rows are covered: a transaction in another database of the server may hold the horizon back. */
async function sealedTo(rows: number) {
  for (let tries = 0; ; tries += 1) {
    await sealAll(clinics.river.id);
    const { chains: checked, broken } = await verifyAudit([clinics.river.id, clinics.hill.id]);
    if (checked[1]?.rows === rows || broken !== null || tries === 100) return { broken: broken ?? (checked[1]?.rows === rows ? null : 'not all were sealed') };
    await sleep(50);
  }
}

describe('sealing', () => {
  test('covers every row once, in seals of a few rows, and keeps each head outside the database', async () => {
    const { chains: checked, broken } = await verifyAudit([clinics.river.id, clinics.hill.id]);
    expect(broken).toBeNull();
    expect(checked.map(({ rows, seals, waiting }) => ({ rows, seals, waiting }))).toEqual([1, 2, 3].map(() => ({ rows: 30, seals: 4, waiting: 0 })));
    expect(heads.trim().split('\n')).toHaveLength(12);
  });

  test('AUD-06 two that seal at once make one chain, and a row of a transaction that was still open is sealed when it is closed', async () => {
    await restore();
    let close: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { close = resolve; });
    const open = withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
      await insertAuditEvent(db, { clinicId: clinics.river.id, userId: null, actor: 'late', roles: [], patientId: null, event: 'late', objectKind: 'test', objectId: null, objectVersion: null, outcome: 'done', refusal: null, requestId: 'late', details: {} });
      await held;
    });
    await write(clinics.river.id, 500);
    await Promise.all(Array.from({ length: 6 }, () => sealAll(clinics.river.id)));
    await Promise.all([...Array.from({ length: 20 }, (_, n) => write(clinics.river.id, 600 + n)), ...Array.from({ length: 6 }, () => sealAll(clinics.river.id))]);
    const meanwhile = await check();
    close();
    await open;
    expect(meanwhile).toBeNull();
    const checked = await sealedTo(52);
    expect(checked.broken).toBeNull();
    // Each row under exactly one seal: one left out or sealed twice breaks the chain.
    tellFigures('INST-01', { tries: 22, faults: 12, lost: 0, doubled: 0 });
    await restore();
  });

  test('goes on after the rows came from a backup into a database that counts its transactions anew', async () => {
    await restore();
    await tamper(sql`update audit_event set written_in = pg_current_xact_id()`, sql`delete from audit_seal where chain = ${clinics.hill.id} and number > 3`);
    writeFileSync(headsFile(), heads.split('\n').filter((line) => !(line.includes(clinics.hill.id) && line.includes(' 4 '))).join('\n'));
    for (const chain of chains) await resumeChain(chain);
    await write(clinics.river.id, 700);
    expect((await sealedTo(31)).broken).toBeNull();
    expect((await verifyAudit([clinics.river.id, clinics.hill.id])).chains.map(({ rows, waiting }) => [rows, waiting])).toEqual([[30, 0], [31, 0], [30, 0]]);
    await restore();
  });
});

test('AUD-02 the application’s role and the tables’ owner may change, delete and empty neither rows nor seals', async () => {
  for (const statement of ['update audit_seal set number = 9', 'delete from audit_seal', 'truncate audit_seal', 'update audit_event set actor = $$x$$', 'delete from audit_event', 'truncate audit_event']) {
    const asApplication = withClinic({ clinicId: clinics.river.id, userId: null }, (db) => db.execute(statement));
    await expect(asApplication, statement).rejects.toThrow();
    await expect(database.admin.execute(statement), statement).rejects.toThrow();
  }
});

// ---- AUD-03 ----

type Dice = (below: number) => number;
const someRow = sql`(select id from audit_event order by id`;
const rowAt = (dieOf: Dice, total = 90): SQL => sql`${someRow} offset ${dieOf(total)} limit 1)`;
const sealAt = (dieOf: Dice): SQL => sql`(select ctid from audit_seal order by chain, number offset ${dieOf(12)} limit 1)`;

/** A column of a row and what it may be changed to, so that it differs. */
const FLIPS: readonly SQL[] = [
  sql`actor = actor || ' '`, sql`event = 'chart.opened'`, sql`at = at + interval '1 microsecond'`, sql`user_id = gen_random_uuid()`, sql`user_id = null`, sql`patient_id = gen_random_uuid()`, sql`object_id = reverse(object_id)  || 'x'`,
  sql`object_version = object_version + 1`, sql`outcome = 'refused'`, sql`refusal = 'not-allowed'`, sql`request_id = upper(request_id)`, sql`roles = roles || 'administrator'::text`, sql`roles = '{}'`, sql`details = details || '{"count": -1}'`,
  sql`details = details - 'kind'`, sql`object_kind = 'Chart'`,
];
const SEAL_FLIPS: readonly SQL[] = [
  sql`sha256 = translate(sha256, '0123456789abcdef', '123456789abcdef0')`, sql`rows_sha256 = reverse(rows_sha256)`, sql`previous_sha256 = repeat('0', 64)`, sql`event_ids = event_ids[2:]`, sql`event_ids = event_ids || 1::bigint`, sql`number = number + 100`,
  sql`horizon = '1'`, sql`sealed_at = sealed_at - interval '2 days'`,
];

/** Everything somebody with the whole database in hand may do to a chain; each kind takes its turn. */
const KINDS: Readonly<Record<string, (dieOf: Dice) => Promise<unknown>>> = {
  'flip a value': (dieOf) => tamper(sql`update audit_event set ${FLIPS[dieOf(FLIPS.length)]} where id = ${rowAt(dieOf)}`),
  'flip a seal': (dieOf) => tamper(sql`update audit_seal set ${SEAL_FLIPS[dieOf(SEAL_FLIPS.length)]} where ctid = ${sealAt(dieOf)}`),
  'delete a row': (dieOf) => tamper(sql`delete from audit_event where id = ${rowAt(dieOf)}`),
  'delete a seal': (dieOf) => tamper(sql`delete from audit_seal where ctid = ${sealAt(dieOf)}`),
  'put a row in': (dieOf) => putIn(dieOf, dieOf(2) === 0),
  'swap two rows': (dieOf) => {
    const [one, other] = [dieOf(45), 45 + dieOf(45)];
    return tamper(sql`with pair as (select (${someRow} offset ${one} limit 1)) as a, (${someRow} offset ${other} limit 1)) as b),
      old as (select e.* from audit_event e, pair where e.id in (pair.a, pair.b))
      update audit_event e set object_id = o.object_id, request_id = o.request_id, at = o.at from old o, pair where (e.id = pair.a and o.id = pair.b) or (e.id = pair.b and o.id = pair.a)`);
  },
  'renumber a row': (dieOf) => tamper(sql`update audit_event set id = default where id = ${rowAt(dieOf)}`),
  'move a row to another clinic': (dieOf) => tamper(sql`update audit_event set clinic_id = case when clinic_id = ${clinics.river.id} then ${clinics.hill.id}::uuid else ${clinics.river.id}::uuid end where id = ${rowAt(dieOf)}`),
  'cut the tail off': (dieOf) => {
    const chain = chains[dieOf(3)] ?? HOUSE;
    const kept = dieOf(4);
    return tamper(sql`delete from audit_event where id in (select unnest(event_ids) from audit_seal where chain = ${chain} and number > ${kept})`, sql`delete from audit_seal where chain = ${chain} and number > ${kept}`);
  },
  'replace the whole chain': (dieOf) => replaceAll(chains[dieOf(3)] ?? HOUSE, dieOf),
  'take everything': () => tamper(sql`delete from audit_event`, sql`delete from audit_seal`),
};

/** Dated before the last minutes: what claims to be of those, any act of those could have written. */
const putIn = (dieOf: Dice, amongOthers: boolean) =>
  tamper(sql`insert into audit_event (at, clinic_id, user_id, actor, roles, patient_id, event, object_kind, outcome, request_id, written_in)
    select at + interval '1 second', clinic_id, user_id, actor, roles, patient_id, 'chart.read', 'chart', 'done', 'forged', ${amongOthers ? sql`written_in` : sql`pg_current_xact_id()`} from audit_event where id = ${rowAt(dieOf, 80)}`);

/** A forger who knows how hashes are made: changes a row and seals everything again, without a fault. */
async function replaceAll(chain: string, dieOf: Dice): Promise<void> {
  const seals = await inChain(chain, (db) => pageSeals(db, { chain, after: 0, limit: 100 }));
  const victim = seals[dieOf(seals.length)]?.eventIds[0] ?? 0;
  await tamper(sql`update audit_event set actor = 'Somebody Else' where id = ${victim}`);
  let previousSha256 = '';
  for (const { eventIds, number, horizon, sealedAt } of seals) {
    const rowsSha256 = hashRows(await inChain(chain, (db) => readRowsById(db, { chain, ids: eventIds })));
    const sha256 = hashSeal({ chain, number, eventIds, rowsSha256, previousSha256, horizon, sealedAt });
    await tamper(sql`update audit_seal set rows_sha256 = ${rowsSha256}, previous_sha256 = ${previousSha256}, sha256 = ${sha256} where chain = ${chain} and number = ${number}`);
    previousSha256 = sha256;
  }
}

test(`AUD-03 of ${MANIPULATIONS} manipulations of eleven kinds every one is found`, async () => {
  const dieOf = dice(20_261_122);
  const kinds = Object.entries(KINDS);
  const missed: string[] = [];
  await restore();
  for (let n = 0; n < MANIPULATIONS; n += 1) {
    const [name, manipulate] = kinds[n % kinds.length] ?? ['', () => Promise.resolve()];
    await manipulate(dieOf);
    if ((await check()) === null) missed.push(name);
    await restore();
    if (n % 100 === 0 || n === MANIPULATIONS - 1) expect(await check(), 'untouched it stands').toBeNull();
  }
  expect(missed).toEqual([]);
}, 60_000 + MANIPULATIONS * 500);

test('without the file of heads, or with another one, the trail does not pass', async () => {
  await restore();
  rmSync(headsFile());
  expect(await check()).toContain('audit-heads.log');
  writeFileSync(headsFile(), heads.replace(/[0-9a-f]{64}/, '0'.repeat(64)));
  expect(await check()).toContain('kept outside the database');
  await restore();
  expect(await check()).toBeNull();
});

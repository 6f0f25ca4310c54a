import { TRPCError } from '@trpc/server';
import { beforeAll, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { AppError } from '@/server/platform/errors';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const caller = () => {
  const { id, name, email, clinic, roles } = clinics.prescriber;
  return createCallerFactory(appRouter)({ actor: { userId: id, name, email, clinic, roles }, why: null, requestId: 'measurement-test' });
};

type Entry = { readonly value: number; readonly confirmed?: boolean; readonly observation?: string; readonly unit?: string; readonly on?: string; readonly idempotencyKey?: string };
const enter = ({ value, observation = 'systolic-bp', unit = 'mm[Hg]', on = '2026-03-01', ...rest }: Entry) =>
  caller().observations.create({ patientId: clinics.patientId, observation, unit, on, value, ...rest });

/** Code and fields of the refusal; `null` when it was stored. */
async function refusal(entry: Entry): Promise<{ readonly code: string; readonly fields: readonly string[] } | null> {
  try {
    await enter(entry);
    return null;
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    if (!(cause instanceof AppError)) throw error;
    return { code: cause.code, fields: Object.keys(cause.detail.fields ?? {}) };
  }
}

const BLOCKED = { code: 'invalid-input', fields: ['value'] };
const ASKED = { code: 'needs-confirmation', fields: ['value'] };

test.each([
  [12, undefined, BLOCKED],
  [12, true, BLOCKED],
  [321, true, BLOCKED],
  [30, undefined, ASKED],
  [59.9, undefined, ASKED],
  [260.1, undefined, ASKED],
  [320, undefined, ASKED],
])('an upper pressure of %s, confirmed %s, is not stored', async (value, confirmed, expected) => {
  expect(await refusal({ value, ...(confirmed === undefined ? {} : { confirmed }) })).toEqual(expected);
});

test.each([[60, '2026-03-02'], [260, '2026-03-03']])('an upper pressure of %s is taken without asking', async (value, on) => {
  expect(await refusal({ value, on })).toBeNull();
});

test('an unusual value that is meant is stored once, and sent again it is the same act', async () => {
  const entry = { value: 300, on: '2026-03-04', idempotencyKey: 'measurement-test-key-1' };
  expect(await refusal(entry)).toEqual(ASKED);
  await enter({ ...entry, confirmed: true });
  const { chart } = await enter({ ...entry, confirmed: true });
  expect(chart.observations.filter(({ value }) => value === 300)).toHaveLength(1);
});

test('the first value of a pair may be sent again, now confirmed, when only the second was asked about', async () => {
  const upper = { value: 140, on: '2026-03-05', idempotencyKey: 'measurement-test-key-2' };
  const lower = { value: 165, observation: 'diastolic-bp', on: '2026-03-05', idempotencyKey: 'measurement-test-key-3' };
  await enter(upper);
  expect(await refusal(lower)).toEqual(ASKED);
  await enter({ ...upper, confirmed: true });
  const { chart } = await enter({ ...lower, confirmed: true });
  expect(chart.observations.filter(({ on }) => on === '2026-03-05').map(({ value }) => value).sort()).toEqual([140, 165]);
});

test('the catalog says what is possible and what is plausible of every measurement, and scores keep the range of their instrument', async () => {
  const { observations } = await caller().catalog.get();
  const measured = observations.filter(({ unit }) => unit !== null && unit !== '{score}');
  expect(measured.length).toBeGreaterThan(15);
  for (const { id, possible, plausible } of measured) expect([id, possible, plausible]).not.toContain(null);
  expect(observations.find(({ id }) => id === 'phq9-total')).toMatchObject({ possible: { min: 0, max: 27 }, plausible: null });
});

test('a test of presence is taken as negative or positive, never as a number', async () => {
  const { patientId } = clinics;
  const act = { patientId, observation: 'pregnancy-test-urine', on: '2026-03-06' };
  const { chart } = await caller().observations.create({ ...act, result: 'negative' });
  expect(chart.observations.find(({ observation }) => observation === 'pregnancy-test-urine')).toMatchObject({ value: null, valueText: 'Negative', unit: null });
  await expect(caller().observations.create(act)).rejects.toThrow();
  await expect(caller().observations.create({ ...act, value: 1 })).rejects.toThrow();
  await expect(caller().observations.create({ patientId, observation: 'systolic-bp', unit: 'mm[Hg]', on: '2026-03-06', result: 'positive' })).rejects.toThrow();
});

import { beforeAll, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { tellFigures } from '@/db/testing/tell-figures';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addDays } from '@/server/clinical/model/local-date';
import { aTreatedPatient, asPerson, keptOf, numbersGiven, readyToSign } from './testing/ready-to-sign';
import { verifyNotes } from './verify-notes';

process.env.LOG_LEVEL = 'silent';
/** Twenty in every run, a hundred in `npm run test:faults`, all thousand in its long run. */
const TIMES = process.env.GAMUT_LONG_TESTS === '1' ? 1000 : process.env.GAMUT_FAULT_TESTS === '1' ? 100 : 20;
const AT_ONCE = 4;
const LIMIT_MS = 60_000 + TIMES * 3_000;

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

test(`of windows that save one draft at the same time exactly one wins, ${TIMES} times, and its text is what is kept`, async () => {
  const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
  const caller = asPerson(clinics.prescriber);
  let draft = await caller.visits.open({ patientId });
  for (let race = 0; race < TIMES; race += 1) {
    const base = draft;
    const reasons = Array.from({ length: 2 + (race % 3) }, (_, window) => `race ${race}, window ${window}`);
    const outcomes = await Promise.all(reasons.map((reason) => caller.visits.save({ patientId, visitId: base.visitId, version: base.version, fields: { ...base.fields, reason }, seen: null })));
    const won = outcomes.flatMap((outcome, window) => (outcome.kind === 'saved' ? [{ reason: reasons[window], draft: outcome.draft }] : []));
    expect(won).toHaveLength(1);
    const winner = won[0];
    if (winner === undefined) throw new Error('unreachable');
    // Everyone who lost is shown the winner's text, and the version moved by one.
    for (const outcome of outcomes) if (outcome.kind === 'conflict') expect(outcome.theirs).toMatchObject({ version: base.version + 1, fields: { reason: winner.reason } });
    expect(winner.draft.version).toBe(base.version + 1);
    draft = await caller.visits.open({ patientId });
    expect(draft).toMatchObject({ version: base.version + 1, fields: { reason: winner.reason } });
  }
  tellFigures('CONC-01', { tries: TIMES, faults: TIMES, lost: 0, doubled: 0 });
}, LIMIT_MS);

test('twenty windows that save at once: one wins, and nobody hears that the database is busy', async () => {
  const patientId = await aTreatedPatient(database.admin, clinics.prescriber);
  const caller = asPerson(clinics.prescriber);
  const { visitId, version, fields, fingerprint } = await caller.visits.open({ patientId });
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, window) => caller.visits.save({ patientId, visitId, version, fields: { ...fields, reason: `window ${window}` }, seen: { fingerprint } })));
  expect(outcomes.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
}, LIMIT_MS);

test(`a signature sent ${TIMES} times with one key has one effect, and every answer is the same`, async () => {
  const { draft, input } = await readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber));
  const answers = new Set<string>();
  for (let sent = 0; sent < TIMES; sent += AT_ONCE) {
    const signed = await Promise.all(Array.from({ length: AT_ONCE }, () => asPerson(clinics.prescriber).visits.sign(input)));
    for (const { noteId, number, sha256, signedAt } of signed) answers.add([noteId, number, sha256, signedAt].join(' '));
  }
  expect([...answers]).toHaveLength(1);
  const kept = await keptOf(database.admin, input.visitId);
  expect(kept).toEqual({ status: 'signed', notes: 1, tasks: draft.tasks.length, audits: 1 });
  tellFigures('CONC-02', { tries: TIMES, faults: TIMES - 1, lost: 1 - Math.min(1, kept.notes), doubled: kept.notes - 1 });
}, LIMIT_MS);

test('a signature and a change of the draft or the chart at the same time: what is signed is what was seen, or nothing is', async () => {
  const { prescriber } = clinics;
  const caller = asPerson(prescriber);
  for (let race = 0; race < TIMES / 5; race += 1) {
    const patientId = await aTreatedPatient(database.admin, prescriber);
    const { draft, input } = await readyToSign(prescriber, patientId);
    const change = race % 2 === 0
      ? caller.visits.save({ patientId, visitId: draft.visitId, version: draft.version, fields: { ...draft.fields, reason: 'typed meanwhile' }, seen: null })
      : caller.reports.create({ patientId, instrument: 'phq9', on: addDays(draft.on, -1), filledBy: 'patient', scores: { total: 7 } });
    const [signing] = await Promise.allSettled([caller.visits.sign(input), change]);
    const kept = await keptOf(database.admin, input.visitId);
    if (signing.status === 'fulfilled') {
      expect(kept).toMatchObject({ status: 'signed', notes: 1, audits: 1 });
      expect(signing.value.note.sections).toEqual(draft.note.sections);
    } else {
      expect(signing.reason).toMatchObject({ code: 'CONFLICT' });
      expect(kept).toEqual({ status: 'draft', notes: 0, tasks: 0, audits: 0 });
    }
  }
  const numbers = await numbersGiven(database.admin, clinics.river.id);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect((await verifyNotes(clinics.river.id)).broken).toEqual([]);
  tellFigures('CONC-03', { tries: TIMES / 5, faults: TIMES / 5, lost: 0, doubled: 0 });
}, LIMIT_MS);

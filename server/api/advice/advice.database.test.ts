import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { addDays } from '@/server/clinical/model/local-date';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let patientId: string;

const caller = (person = clinics.prescriber) => {
  const { id: userId, name, email, clinic, roles } = person;
  return createCallerFactory(appRouter)({ actor: { userId, name, email, clinic, roles }, why: null, requestId: 'advice-test' });
};

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  patientId = await makePatient(database.admin, clinics.river, { family: 'Halden', given: 'Ivo', birthOn: '1985-07-14', number: 'R-2001' });
  await caller().medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '50', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
});

describe('why not', () => {
  test('every silent rule of the option is there with its sentence and the facts that are missing, and the reading is audited', async () => {
    const { rules } = await caller().advice.silentRules({ patientId, option: 'bupropion-switch' });
    const { assessment } = await caller().workspace.get({ patientId });
    const silent = assessment.trace.filter(({ verdict }) => verdict !== 'applies').map(({ rule }) => rule);
    expect(rules.map(({ id }) => id)).toEqual(silent.filter((id) => id.startsWith('bs-')));
    expect(rules.length).toBeGreaterThan(20);
    const seizure = rules.find(({ id }) => id === 'bs-seizure');
    expect(seizure).toMatchObject({ verdict: 'cannot-tell', kind: 'contraindication', of: { kind: 'option', id: 'bupropion-switch' } });
    expect(seizure?.reads).toMatch(/seizure.*current or past\.$/i);
    expect(seizure?.missing.map(({ id }) => id)).toContain('condition:seizure-disorder');
    for (const rule of rules) if (rule.verdict === 'cannot-tell') expect(rule.missing.length, rule.id).toBeGreaterThan(0);
    expect((await auditRows(database.admin)).some(({ event, objectId }) => event === 'chart.read' && objectId === patientId)).toBe(true);
  });

  test('an answer moves its rule from “not known” to “does not apply”, with the answer as its fact', async () => {
    const given = await caller().questions.answer({ patientId, questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value: 'absent' }] });
    const { rules } = await caller().advice.silentRules({ patientId, option: 'bupropion-switch' });
    const seizure = rules.find(({ id }) => id === 'bs-seizure');
    expect(seizure).toMatchObject({ verdict: 'does-not-apply', missing: [] });
    expect(seizure?.facts[0]).toMatchObject({ value: 'absent', source: 'Pat Prescriber', on: given.on });
  });
});

describe('about this advice', () => {
  test('inputs have day and source; taking one away moves it to what is missing', async () => {
    const before = await caller().advice.about({ patientId });
    const input = before.inputs.find(({ id }) => id.startsWith('confirmation:'));
    expect(input).toMatchObject({ value: 'absent', source: 'Pat Prescriber' });
    expect(before.inputs.find(({ id }) => id.startsWith('medication:'))).toMatchObject({ value: '50 mg a day', on: '2026-01-10' });
    const { chart } = await caller().medications.start({ patientId, drugId: 'trazodone', name: 'trazodone', startOn: '2026-01-12', mgPerDay: '50', timesPerDay: 1, form: 'tablet', indication: 'sleep', reason: null });
    const trazodone = chart.episodes.find(({ drug }) => drug === 'trazodone');
    await caller().medications.stop({ patientId, episodeId: trazodone?.id ?? '', stopOn: '2026-02-10', reasonKind: 'patient-choice', reasonText: null });
    expect((await caller().advice.about({ patientId })).inputs.find(({ id }) => id === trazodone?.id)).toMatchObject({ value: 'stopped 10-Feb-2026', on: '2026-02-10' });
    await caller().questions.withdraw({ patientId, confirmationId: input?.id ?? '' });
    const after = await caller().advice.about({ patientId });
    expect(after.inputs.map(({ id }) => id)).not.toContain(input?.id);
    expect(after.missing.map(({ id }) => id)).toContain('condition:seizure-disorder');
  });

  test('thirteen source attributes, rules of every verdict, and what is odd in the chart', async () => {
    const about = await caller().advice.about({ patientId });
    expect(about.attributes).toHaveLength(13);
    expect(about.attributes.filter(({ used }) => used === true).map(({ id }) => id)).toEqual(['date-of-birth', 'health-status']);
    expect(about.counts.applies + about.counts.doesNotApply + about.counts.cannotTell).toBe(about.rules.length);
    expect(about.odd.map(({ what }) => what)).toEqual(expect.arrayContaining(['Conditions', 'Allergies']));
    const known = new Set((await caller().references.list({ ids: about.citations.slice(0, 400), limit: 400 })).items.map(({ id }) => id));
    for (const id of about.citations) expect(known).toContain(id);
  });
});

describe('worksheets', () => {
  const naranjo = async () => (await caller().workspace.get({ patientId })).assessment.worksheets.naranjo;
  const item = (sheet: Awaited<ReturnType<typeof naranjo>>, id: string) => sheet.items.find((entry) => entry.id === id);

  test('an answer counts, another answer of the same day stands in its place, and undo brings back what the chart says', async () => {
    const before = await naranjo();
    expect(item(before, '6')).toMatchObject({ answer: null, points: null });
    await caller().worksheets.answerNaranjo({ patientId, question: 6, answer: 'yes' });
    expect(item(await naranjo(), '6')).toMatchObject({ answer: 'yes', points: -1 });
    await caller().worksheets.answerNaranjo({ patientId, question: 6, answer: 'no' });
    const settled = await naranjo();
    expect(item(settled, '6')).toMatchObject({ answer: 'no', points: 1 });
    expect(settled.total).toBe((before.total ?? 0) + 1);
    await caller().questions.withdraw({ patientId, confirmationId: item(settled, '6')?.facts[0] ?? '' });
    expect(await naranjo()).toEqual(before);
  });

  test('the prescriber overrides an item that the chart answers', async () => {
    expect(item(await naranjo(), '1')).toMatchObject({ answer: 'yes', points: 1 });
    await caller().worksheets.answerNaranjo({ patientId, question: 1, answer: 'no' });
    expect(item(await naranjo(), '1')).toMatchObject({ answer: 'no', points: 0 });
  });

  test('a WHO-UMC category is recorded with who and when; certain wants a reason; an unknown one is refused', async () => {
    await expect(caller().worksheets.recordCategory({ patientId, category: 'certain', reason: null })).rejects.toThrow();
    await expect(caller().worksheets.recordCategory({ patientId, category: 'sure', reason: null })).rejects.toThrow();
    const { assessment } = await caller().worksheets.recordCategory({ patientId, category: 'certain', reason: 'seen: recurred at each rechallenge' });
    expect(assessment.worksheets.whoUmc.recorded).toMatchObject({ id: 'certain', label: 'Certain', reason: 'seen: recurred at each rechallenge', by: 'Pat Prescriber' });
    const again = await caller().worksheets.recordCategory({ patientId, category: 'possible', reason: null });
    expect(again.assessment.worksheets.whoUmc.recorded).toMatchObject({ id: 'possible', reason: null });
  });
});

describe('whoever prescribes another medicine', () => {
  const tasks = async () => (await database.admin.execute<{ what: string; status: string; dueOn: string }>(sql`select what, status, due_on::text as "dueOn" from follow_up_task where key = 'item:ask-prescriber:quetiapine' order by created_at`)).rows;

  const traces = async () => (await database.admin.execute<{ what: string }>(sql`select r.what from task_trace r join follow_up_task t on t.id = r.task_id where t.key = 'item:ask-prescriber:quetiapine' order by r.at, r.id`)).rows.map(({ what }) => what);

  test('is asked by one act: task and chart say so together, a second press makes no second task, and taking it back cancels both', async () => {
    const { on } = await caller().workspace.get({ patientId });
    const { chart } = await caller().medications.start({ patientId, drugId: 'quetiapine', name: 'quetiapine', startOn: addDays(on, -50), mgPerDay: '150', timesPerDay: 1, form: null, indication: null, reason: null });
    const episodeId = chart.episodes.find(({ drug }) => drug === 'quetiapine')?.id ?? '';
    await expect(caller().questions.askPrescriber({ patientId, episodeId: chart.episodes.find(({ drug }) => drug !== 'quetiapine')?.id ?? '', ask: true })).rejects.toThrow();
    const asked = await caller().questions.askPrescriber({ patientId, episodeId, ask: true });
    expect(asked.assessment.elsewhere?.asks).toMatchObject([{ name: 'quetiapine', asked: { on, by: 'Pat Prescriber', dueOn: addDays(on, 7) } }]);
    await caller().questions.askPrescriber({ patientId, episodeId, ask: true });
    expect(await tasks()).toEqual([{ what: 'Ask whoever prescribes quetiapine whether it can be lowered', status: 'open', dueOn: addDays(on, 7) }]);
    const back = await caller().questions.askPrescriber({ patientId, episodeId, ask: false });
    expect(back.assessment.elsewhere?.asks).toMatchObject([{ name: 'quetiapine', asked: null }]);
    expect(await tasks()).toMatchObject([{ status: 'cancelled' }]);
    expect(await traces()).toEqual(['made', 'cancelled']);
  });

  test('what happens to the task is said by the chart: moved, done, opened again, cancelled; taking the answer back alone is refused', async () => {
    const { on, chart, assessment } = await caller().workspace.get({ patientId });
    const quetiapine = { patientId, episodeId: chart.episodes.find(({ drug }) => drug === 'quetiapine')?.id ?? '' };
    const said = async () => (await caller().workspace.get({ patientId })).assessment.elsewhere?.asks[0]?.asked ?? null;
    expect(assessment.elsewhere?.asks[0]?.asked).toBeNull();
    await caller().questions.askPrescriber({ ...quetiapine, ask: true });
    const asked = { on, by: 'Pat Prescriber' };
    const { rows } = await database.admin.execute<{ id: string }>(sql`select id from follow_up_task where key = 'item:ask-prescriber:quetiapine' and status = 'open'`);
    const coordinator = caller(clinics.coordinator).worklist;
    const task = async () => ({ patientId, taskId: rows[0]?.id ?? '', version: (await coordinator.task({ patientId, taskId: rows[0]?.id ?? '' })).task.version });
    await expect(caller().questions.withdraw({ patientId, confirmationId: (await said())?.confirmation ?? '' })).rejects.toThrow();
    expect(await said()).toMatchObject({ ...asked, dueOn: addDays(on, 7) });
    await coordinator.move({ ...(await task()), toOn: addDays(on, 9), why: 'She is away' });
    expect(await said()).toMatchObject({ ...asked, dueOn: addDays(on, 9) });
    await coordinator.finish({ ...(await task()), words: 'She lowers it' });
    expect(await said()).toMatchObject({ ...asked, doneOn: on });
    await coordinator.reopen({ ...(await task()), why: 'The wrong patient' });
    expect(await said()).toMatchObject({ ...asked, dueOn: addDays(on, 9) });
    await coordinator.cancel({ ...(await task()), why: 'Asked by letter' });
    expect(await said()).toBeNull();
    await coordinator.reopen({ ...(await task()), why: 'No letter was sent' });
    expect(await said()).toMatchObject({ on, by: 'Cory Coordinator', dueOn: addDays(on, 9) });
    await coordinator.log({ patientId, taskId: rows[0]?.id ?? '', outcome: 'reached', answers: { doses: null, withdrawal: null, activation: null, mood: null, urgent: 'no' } });
    expect(await said()).toMatchObject({ doneOn: on });
    await caller().questions.askPrescriber({ ...quetiapine, ask: true });
    expect(await said()).toMatchObject({ ...asked, dueOn: addDays(on, 7) });
  });
});

describe('the evidence library', () => {
  const get = (filter: Partial<Parameters<ReturnType<typeof caller>['evidence']['get']>[0]> = {}) => caller().evidence.get({ ...filter });

  test('filters count what they leave, alone and together', async () => {
    const all = await get();
    expect(all.claims).toHaveLength(all.totals.claims);
    expect(all.topics.reduce((sum, { count }) => sum + count, 0)).toBe(all.totals.claims);
    for (const { id, count } of all.topics) expect((await get({ topic: id })).claims, id).toHaveLength(count);
    const conflicting = await get({ verdict: 'conflicting', topic: 'ketamine' });
    expect(conflicting.claims.every(({ verdict, topic }) => verdict === 'conflicting' && topic === 'ketamine')).toBe(true);
    expect(conflicting.topics.find(({ id }) => id === 'ketamine')?.count).toBe(conflicting.claims.length);
    const references = await get({ show: 'references' });
    expect(references.verifications.reduce((sum, { count }) => sum + count, 0)).toBe(references.references.length);
    for (const { id, count } of references.verifications) expect(count, id).toBeGreaterThan(0);
    const owners = await get({ show: 'rules' });
    for (const { id, count } of owners.owners) expect((await get({ show: 'rules', of: id })).rules, id).toHaveLength(count);
  });

  test('words find claims, works and rules at once; every citation shown is a work of the library', async () => {
    const found = await get({ text: 'vortioxetine' });
    expect(found.claims.length * found.references.length * found.rules.length).toBeGreaterThan(0);
    const cited = new Set(found.cited.flatMap(({ id, aliases }) => [id, ...aliases]));
    for (const claim of found.claims) for (const ref of [...claim.supportingRefs, ...claim.contradictingRefs]) expect(cited).toContain(ref);
    expect((await get({ text: 'zzzz' })).totals).toEqual({ claims: 0, references: 0, rules: 0 });
  });

  test('how common it is stands as six sources on one scale, never as an average', async () => {
    const { prevalence } = await get({ topic: 'prevalence' });
    expect(prevalence?.rows.map(({ shown }) => shown)).toEqual(['at most 6 %', '5.8 to 50 %', '20 to 92 %', '46 %', '60 %', '10 to 20 %']);
  });

  test('a rule reads as a sentence with its stories; a story that expects it is among those that fire it', async () => {
    const { rule, tests, references } = await caller().evidence.rule({ id: 'bs-seizure' });
    expect(rule.reads).toMatch(/\.$/);
    expect(references.length).toBeGreaterThan(0);
    expect(tests.applies.length + tests.cannotTell.length + tests.silent.length).toBe(tests.stories);
    const { rules } = await get({ show: 'rules' });
    for (const { id } of rules) {
      const { tests: each } = await caller().evidence.rule({ id });
      expect(each.applies.filter(({ expected }) => expected === 'stays-silent'), id).toEqual([]);
      expect([...each.silent, ...each.cannotTell].filter(({ expected }) => expected === 'applies'), id).toEqual([]);
    }
  });

  test('a work knows where it is used, under every name it has', async () => {
    const goodwin = await caller().evidence.reference({ id: 'goodwin-2017' });
    expect(goodwin.claims.some(({ id, speaks }) => id === 'prev-46-panel' && speaks === 'for')).toBe(true);
    expect(goodwin.rules.length).toBeGreaterThan(0);
    expect((await caller().evidence.reference({ id: 'christensen-2021' })).reference.id).toBe('christensen-odq-2021');
  });
});

import { describe, expect, test } from 'vitest';

import { followUpOf } from '@/server/clinical/follow-up/follow-up-of';
import { addDays, localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import type { PlanRequest } from '@/server/clinical/model/plan';
import { readForNote } from '@/server/clinical/note/reading';
import { aNoteDocument } from '@/server/clinical/testing/a-note';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { dayInWords } from '@/server/clinical/words/day';
import type { Draft } from '@/server/contracts/visit';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { readBack } from './read-back';
import { missingFor, mustSayWhy } from './blockers';

const knowledge = loadKnowledge();
const [story] = readVignettes();
if (story === undefined) throw new Error('there is no vignette');
const { snapshot } = aNoteDocument({ ...story, knowledge });
const readOf = (flags: Draft['flags'], unasked: Draft['unasked'] = []) => readBack({ ...snapshot, tasks: [], against: [], knowledge, flags, unasked });
const aFlag = (changes: Partial<Draft['flags'][number]>): Draft['flags'][number] => ({ flag: 'serotonergic-combination', title: 'Two or more serotonergic medicines together', level: 'attention', message: '', state: 'answered', alone: null, how: '', heldBack: [], answer: { what: 'Told what to watch for', by: 'Ada Boyd', on: localDate('2026-11-23'), settled: false }, raisedHash: '', maySettle: true, ...changes });

test.each(['attention', 'urgent', 'emergency', 'stop'] as const)('H-10: a flag of level %s that was left open is read back with its line, a settled one as settled with what was found', (level) => {
  const flag = aFlag({ level });
  expect(readOf([flag])).toContainEqual({ label: 'Flag stays open', lines: ['Two or more serotonergic medicines together.', 'Told what to watch for (Ada Boyd, 23-Nov-2026)'] });
  const settled = flag.answer === null ? [] : [{ ...flag, answer: { ...flag.answer, settled: true } }];
  expect(readOf(settled).map(({ label }) => label)).not.toContain('Flag stays open');
  expect(readOf(settled)).toContainEqual({ label: 'Flag settled', lines: ['Two or more serotonergic medicines together.', 'Told what to watch for (Ada Boyd, 23-Nov-2026)'] });
});

test('H-17: what was asked for safety and not answered is read back', () => {
  const question = { question: 'suicidal-now', short: 'suicidal thoughts now', isListed: true };
  for (const state of ['Not asked', 'Asked on 22-Nov-2026, still unknown']) expect(readOf([], [{ ...question, state }])).toContainEqual({ label: 'Not answered', lines: [`${state}: suicidal thoughts now. The chart asks for it.`] });
});

test('every task is read back with its day and what is done along with it', () => {
  const { visit, plan } = snapshot;
  const tasks = followUpOf(visit, plan, readForNote({ ...snapshot, knowledge, order: 'apso' }));
  const lines = readBack({ ...snapshot, tasks, against: [], knowledge, flags: [], unasked: [] }).find(({ label }) => label === 'Creates')?.lines ?? [];
  expect(tasks.length).toBeGreaterThan(1);
  expect(lines).toHaveLength(tasks.length + 1);
  for (const { on, what, covers } of tasks) expect(lines.filter((line) => line.startsWith(dayInWords(on)) && [what, ...covers.map((one) => one.what)].every((words) => line.includes(words)))).not.toEqual([]);
});

test('follow-up that is late is read back with what it is and when it was due', () => {
  const late = [{ id: 't5', what: 'Call: withdrawal and mood', dueOn: localDate('2026-11-01') }, { id: 't6', what: 'Review of weeks 8 to 12', dueOn: localDate('2026-11-20') }];
  expect(readBack({ ...snapshot, tasks: [], against: [], knowledge, flags: [], unasked: [], late })).toContainEqual({ label: 'Past its day', lines: ['call: withdrawal and mood (due 01-Nov-2026); review of weeks 8 to 12 (due 20-Nov-2026)'] });
  expect(readOf([]).map(({ label }) => label)).not.toContain('Past its day');
});

test('what speaks against the choice is read back', () => {
  const against = [{ title: 'Switch to bupropion', lines: ['Added seizure risk on record.'] }];
  expect(readBack({ ...snapshot, tasks: [], against, knowledge, flags: [], unasked: [] })).toContainEqual({ label: 'Speaks against it', lines: against[0]?.lines });
});

describe('H-10: an active drinker who is switched to bupropion', () => {
  const chart = aPatient().aged(51).withLists().diagnosed('F33.1').diagnosed('F10.2', { text: 'Alcohol dependence' }).taking('sertraline', [['2026-01-05', 100]], { drugId: 'sertraline' }).reported('audit-c', TODAY, {}, { scores: { total: 10 } }).build();
  const document = aNoteDocument({ chart, on: TODAY, knowledge }, { option: 'bupropion-switch' });
  const { note, assessment, plan, visit } = document.snapshot;
  const said = new Map(note.sections.flatMap(({ segments }) => segments.map(({ id, text }) => [id, text] as const)));

  test('has the diagnosis in the note, and nothing is said to be listed beside what has no list', () => {
    expect(said.get('assessment.rests-on')?.toLowerCase()).toContain('alcohol dependence');
    expect([...said.values()].join(' ')).not.toContain('listed beside this message');
    expect(said.get('assessment.against.bupropion-switch')?.toLowerCase()).toContain('added seizure risk on record (alcohol dependence');
  });

  test('is signed with a written reason alone, as the rule demands', () => {
    const of = { options: assessment.options, note, plan, planRefused: null, flags: [], knowledge };
    const asked = 'Say why, what speaks against it needs a written reason: Switch to bupropion.';
    expect(mustSayWhy(assessment.options.filter(({ id }) => id === 'bupropion-switch'), { visit, plan, knowledge })).toEqual(['bupropion-switch']);
    expect(missingFor(visit, of)).toContain(asked);
    expect(missingFor({ ...visit, reasons: [{ option: 'bupropion-switch', why: 'Nothing else helped' }] }, of)).not.toContain(asked);
  });

  test('an allergy that nobody asked about is taken over as one', () => {
    expect(said.get('checks.unknown')).toMatch(/[:;] allergy to bupropion[;.]/);
  });
});

test('H-10: what waits for an answer that could rule it out is signed with a reason alone, and note and read-back name beside the choice what was not asked', () => {
  const asked = (known: boolean) => {
    const patient = aPatient().aged(40).withLists().diagnosed('F33.1').scored('phq9', -3, 3).numbSince(-330).taking('sertraline', [[-400, 100]], { drugId: 'sertraline' });
    const chart = (known ? patient : patient.askedInVain('condition:seizure-disorder', -2)).build();
    const confirmed = ['condition:seizure-disorder'];
    const told = known ? { ...chart, confirmations: confirmed.map((fact) => ({ id: `c:${fact}`, fact, value: 'absent' as const, detail: null, on: TODAY, by: null })) } : chart;
    return aNoteDocument({ chart: told, on: TODAY, knowledge }, { option: 'bupropion-switch' }).snapshot;
  };
  const words = 'seizure, fit or epilepsy';
  const snapshotOf = asked(false);
  const of = { options: snapshotOf.assessment.options, note: snapshotOf.note, plan: snapshotOf.plan, planRefused: null, flags: [], knowledge };
  const reason = 'Say why, what could rule it out is not answered: Switch to bupropion.';
  expect(mustSayWhy(of.options.filter(({ id }) => id === 'bupropion-switch'), { ...snapshotOf, knowledge })).toEqual(['bupropion-switch']);
  expect(missingFor(snapshotOf.visit, of)).toContain(reason);
  expect(missingFor({ ...snapshotOf.visit, reasons: [{ option: 'bupropion-switch', why: 'She cannot come again' }] }, of)).not.toContain(reason);
  const decision = readBack({ ...snapshotOf, tasks: [], against: [], knowledge, flags: [], unasked: [] }).find(({ label }) => label === 'Decision')?.lines.join(' ') ?? '';
  expect(decision).toContain('Chosen while not asked, or asked and not known: ');
  expect(decision).toContain(`${words} (asked on ${dayInWords(addDays(TODAY, -2))}, still unknown)`);
  const answered = asked(true).note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.unasked.bupropion-switch')?.text ?? '';
  expect(answered).not.toContain(words);
});

describe.each(['US', 'GB'] as const)('H-10: in %s a written reason is asked for exactly where the note names beside the choice what was not asked', (country) => {
  test.each([['other-switch', 'mirtazapine', 15], ['other-switch', 'vortioxetine', 10], ['bupropion-switch', 'bupropion-xl', 150], ['bupropion-augmentation', 'bupropion-xl', 150]] as const)('%s: %s', (id, drug, mgPerDay) => {
    const taken = { drug: 'sertraline', mgPerDay: 100 };
    const request: PlanRequest = { from: [taken], to: [...(id === 'bupropion-augmentation' ? [taken] : []), { drug, mgPerDay }], strategy: null, region: country === 'GB' ? 'UK' : 'US', pace: 'default', steering: NO_STEERING, on: TODAY };
    const ruling = new Set(knowledge.options.find((content) => content.id === id)?.rules.filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.some((member) => drug.startsWith(member))).map((rule) => rule.id));
    const next = (patient: PatientBuilder) => {
      const planned = aNoteDocument({ chart: patient.build(), on: TODAY, knowledge }, { option: id, request }).snapshot;
      const chosen = planned.assessment.options.filter((option) => option.id === id);
      const open = chosen.flatMap(({ wrongIf }) => wrongIf.filter(({ rule, verdict }) => verdict === 'cannot-tell' && ruling.has(rule)));
      const isNamed = planned.note.sections.some(({ segments }) => segments.some((segment) => segment.id === `assessment.unasked.${id}`));
      expect(mustSayWhy(chosen, { ...planned, knowledge }).includes(id)).toBe(isNamed);
      expect(missingFor(planned.visit, { ...planned, options: planned.assessment.options, planRefused: null, flags: [], knowledge }).some((line) => line.startsWith('Say why, what could rule it out'))).toBe(isNamed);
      return { open: open.length, isNamed, answered: open.flatMap(({ facts }) => facts).reduce((made, fact) => made.confirmedAbsent(fact), patient) };
    };
    let step = next(aPatient().aged(40).livingIn(country).withLists().diagnosed('F33.1').scored('phq9', -3, 3).numbSince(-330).taking('sertraline', [[-400, 100]], { drugId: 'sertraline' }));
    expect(step.isNamed).toBe(true);
    for (let turn = 0; turn < 3 && step.open > 0; turn += 1) step = next(step.answered);
    expect(step).toMatchObject({ open: 0, isNamed: false });
  });
});

test('H-10: the plan of one chosen option takes nothing from what speaks against another', () => {
  const chart = aPatient().aged(40).withLists().diagnosed('F33.1').scored('phq9', -3, 3).numbSince(-330).taking('paroxetine', [[-400, 20], [-350, 40]], { drugId: 'paroxetine' }).build();
  const { note, assessment, plan, visit } = aNoteDocument({ chart, on: TODAY, knowledge }, { option: 'dose-reduction', visit: { decision: { kind: 'options', options: ['dose-reduction', 'other-switch'], why: null } } }).snapshot;
  const title = assessment.options.find(({ id }) => id === 'other-switch')?.title;
  expect(plan?.to).toMatchObject([{ drug: 'paroxetine' }]);
  expect(missingFor(visit, { options: assessment.options, note, plan, planRefused: null, flags: [], knowledge })).toContainEqual(expect.stringMatching(new RegExp(`^Say why, what speaks against it needs a written reason: .*${title}`)));
  expect(note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.against.other-switch')?.text).toContain('(vortioxetine)');
});

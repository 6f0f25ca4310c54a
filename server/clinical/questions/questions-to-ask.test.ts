import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { assess } from '../assess';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { addDays } from '../model/local-date';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { dayInWords } from '../words/day';

const knowledge = loadKnowledge();
const asked = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).questions;
const value = (patient: PatientBuilder, name: string) => factsFor(engineFor(knowledge), patient.build(), TODAY).derive(name);
const ids = (patient: PatientBuilder): readonly string[] => asked(patient).map(({ fact }) => fact);

const forYears = aPatient().aged(50).livingIn('US').withLists().taking('sertraline', [['2022-12-01', 100]], { drugId: 'sertraline', indication: 'depression' }).diagnosed('F33.1', { since: -2000 }).reported('phq9', -8, { 'phq9-9': 0 }).scored('phq9', -60, 8).scored('phq9', -8, 8);
const notSure = forYears.numbSince(-200, { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'no' } });
const raised = notSure.numbSince('2026-09-23', { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'no' } }).taking('quetiapine', [['2026-08-12', 50], ['2026-09-03', 150]], { id: 'medication:quetiapine' });

describe('what a form asks', () => {
  test('is asked with the form where it was not given', () => {
    expect(ids(forYears)).toContain('blunting-report');
    expect(ids(forYears)).not.toContain('dose-link');
  });

  test('and left open is asked by itself where it was: nobody fills in the whole form anew for one answer', () => {
    const question = asked(raised).find(({ fact }) => fact === 'dose-link');
    expect(question?.question).toBe('Has a missed, lower or higher dose of sertraline ever changed how flat you feel?');
    expect(question?.changes).toContain('dose-reduction');
    expect(ids(raised)).not.toContain('blunting-report');
    expect(ids(raised.confirmedPresent('derived:doseResponse', 'worse-with-increase'))).not.toContain('dose-link');
  });
});

describe('where the chart points to another medicine at least as strongly as to the suspected one', () => {
  test('the first question is the one that tells them apart, and names the medicine', () => {
    const [first, second] = asked(raised);
    expect(first?.question).toBe('Did the numbness ease when quetiapine was lowered, missed or stopped?');
    expect(second?.fact).toBe('dose-link');
  });

  test('it is asked until it is answered, and an easing counts for that medicine', () => {
    const eased = raised.confirmedPresent('derived:otherMedicineDechallenge', 'improved');
    expect(ids(eased)).not.toContain('other-medicine-link');
    const weighs = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).causes.find(({ id }) => id === 'other-medicines')?.for.map(({ rule }) => rule);
    expect(weighs(raised)).not.toContain('o-dech');
    expect(weighs(eased)).toContain('o-dech');
  });

  test('the answer says of which medicine it is, and counts for that one alone', () => {
    const both = raised.taking('clonazepam', [['2024-06-05', 1]], { id: 'medication:clonazepam' });
    const offered = (patient: PatientBuilder) => asked(patient).find(({ fact }) => fact === 'other-medicine-link')?.choices.map(({ value: stored, label }) => [stored, label]);
    expect(offered(raised)).toEqual([['improved:quetiapine', 'eased'], ['unchanged', 'no change'], ['none', 'never on less']]);
    expect(offered(both)).toEqual([['improved:clonazepam', 'eased on less clonazepam'], ['improved:quetiapine', 'eased on less quetiapine'], ['improved', 'eased, not clear on which'], ['unchanged', 'no change on less of any'], ['none', 'never on less of any']]);
    const link = 'derived:otherMedicineDechallenge';
    const basis = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).causes.find(({ id }) => id === 'other-medicines')?.for.find(({ rule }) => rule === 'o-dech')?.facts.filter((id) => !id.startsWith('derived:'));
    expect(basis(both.confirmedPresent(link, 'improved:quetiapine'))).toEqual(['confirmation:derived:otherMedicineDechallenge', 'medication:quetiapine']);
    expect(basis(both.confirmedPresent(link, 'improved'))).toEqual(['confirmation:derived:otherMedicineDechallenge']);
    const since = both.taking('clonazepam', [[-10, 1], [-3, 2]], { id: 'medication:clonazepam-again' });
    expect(basis(since.confirmedPresent(link, 'improved:quetiapine', -20)), 'another was raised since').toContain('medication:quetiapine');
    expect(basis(since.confirmedPresent(link, 'improved:clonazepam', -20))).toBeUndefined();
    expect(basis(since.confirmedPresent(link, 'improved', -20))).toBeUndefined();
  });

  test('it is not asked where nothing else leads', () => {
    expect(ids(notSure)).not.toContain('other-medicine-link');
  });
});

describe('an answer about one medicine', () => {
  const findings = (patient: PatientBuilder, explanation: string) => assess(patient.build(), knowledge, TODAY).causes.filter(({ explanation: of, id }) => id === explanation || of === explanation).flatMap((cause) => cause.for.map(({ rule }) => rule));
  const LINK = 'derived:doseResponse';
  const OTHER = 'derived:otherMedicineDechallenge';

  test('is none about another that was begun later, and is asked again', () => {
    const before = raised.confirmedPresent(OTHER, 'improved', '2024-02-01');
    expect(findings(before, 'other-medicines')).not.toContain('o-dech');
    expect(ids(before)).toContain('other-medicine-link');
    const since = raised.confirmedPresent(OTHER, 'improved', '2026-10-01');
    expect(findings(since, 'other-medicines')).toContain('o-dech');
    expect(ids(since)).not.toContain('other-medicine-link');
  });

  test('counts for that one only, from the day on which it was begun', () => {
    const list = aPatient().aged(50).livingIn('US').withLists().diagnosed('F33.1', { since: -2000 }).scored('phq9', -8, 4);
    const switched = list.taking('sertraline', [['2023-01-01', 100]], { drugId: 'sertraline', stop: '2026-03-01' }).taking('venlafaxine', [['2026-03-02', 150]], { drugId: 'venlafaxine-xr' }).numbSince('2026-05-01', { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no' } });
    const [silent, old, own] = [switched, switched.confirmedPresent(LINK, 'both', '2026-01-10'), switched.confirmedPresent(LINK, 'both', '2026-06-10')];
    expect(findings(old, 'medicine')).toEqual(findings(silent, 'medicine'));
    expect(findings(own, 'medicine').length).toBeGreaterThan(findings(silent, 'medicine').length);
    expect(value(old, 'doseResponse')).toMatchObject({ kind: 'unknown' });
    expect(value(own, 'doseResponse')).toMatchObject({ value: 'both' });
    const again = list.taking('sertraline', [['2020-01-01', 100]], { id: 'medication:first', drugId: 'sertraline', stop: '2021-01-01' }).taking('sertraline', [['2026-03-02', 100]], { drugId: 'sertraline' }).numbSince('2026-05-01', { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no' } });
    expect(value(again.confirmedPresent(LINK, 'both', '2020-06-10'), 'doseResponse')).toMatchObject({ kind: 'unknown' });
  });

  test('goes by whom it was suspected of then, with two taken side by side', () => {
    const both = aPatient().aged(50).livingIn('US').withLists().diagnosed('F33.1', { since: -2000 }).scored('phq9', -8, 4).taking('sertraline', [['2020-01-01', 100]], { id: 'medication:s', drugId: 'sertraline' }).taking('mirtazapine', [['2019-01-01', 30]], { id: 'medication:m', drugId: 'mirtazapine' }).numbSince('2026-05-01', { reportedOn: -200, answers: { 'ctx-self-harm-to-feel': 'no' } });
    const said = both.confirmedPresent(LINK, 'both', -20);
    expect(ids(said)).not.toContain('dose-link');
    expect(ids(said.confirmedPresent('derived:indexMedicine', 'medication:m', -10))).toContain('dose-link');
  });

  test.each([['dechallenge', 'improved'], ['rechallenge', 'recurred']])('%s: what was said of an earlier medicine, or of an earlier taking, is none of this one', (name, detail) => {
    const key = `derived:${name}`;
    const list = aPatient().withLists();
    const switched = list.taking('sertraline', [['2023-01-01', 100]], { drugId: 'sertraline', stop: '2026-03-01' }).taking('venlafaxine', [['2026-03-02', 150]], { drugId: 'venlafaxine-xr' });
    expect(value(switched.confirmedPresent(key, detail, '2026-01-10'), name)).not.toMatchObject({ value: detail });
    expect(value(switched.confirmedPresent(key, detail, '2026-06-10'), name)).toMatchObject({ value: detail });
    const again = list.taking('sertraline', [['2020-01-01', 100]], { id: 'medication:first', drugId: 'sertraline', stop: '2021-01-01' }).taking('sertraline', [['2026-03-02', 100]], { drugId: 'sertraline' });
    expect(value(again.confirmedPresent(key, detail, '2020-06-10'), name)).not.toMatchObject({ value: detail });
  });

  test('that lowering did nothing falls with a later lowering, that it helped does not; a later report counts before either', () => {
    const lowered = aPatient().withLists().taking('sertraline', [['2022-12-01', 100], [-200, 75], [-60, 50]], { drugId: 'sertraline' });
    const said = (detail: string, on: number) => lowered.confirmed('derived:dechallenge', detail === 'unchanged' ? 'absent' : 'present', detail, on);
    expect(value(said('unchanged', -50), 'dechallenge')).toMatchObject({ value: 'unchanged' });
    expect(value(said('unchanged', -100), 'dechallenge')).not.toMatchObject({ value: 'unchanged' });
    expect(value(said('improved', -100), 'dechallenge')).toMatchObject({ value: 'improved' });
    const measured = (patient: PatientBuilder) => patient.reported('sbr', -61, {}, { scores: { total_now: 30 } }).scored('phq9', -61, 6).reported('sbr', -30, {}, { scores: { total_now: 10 } }).scored('phq9', -30, 6);
    expect(value(measured(said('unchanged', -40)), 'dechallenge')).toMatchObject({ value: 'improved' });
    expect(value(measured(said('unchanged', -30)), 'dechallenge')).toMatchObject({ value: 'unchanged' });
  });

  test('the same thing on an earlier medicine of the class: of another class it says nothing, and a denial nothing of a course that ended since', () => {
    const KEY = 'derived:similarReactionBefore';
    const list = aPatient().withLists();
    const on = (drug: string, drugId: string) => list.taking('sertraline', [['2023-01-01', 100]], { drugId: 'sertraline', stop: '2026-03-01' }).taking(drug, [['2026-03-02', 10]], { drugId });
    const before = '2026-01-10';
    expect(value(on('escitalopram', 'escitalopram').confirmedPresent(KEY, null, before), 'similarReactionBefore')).toMatchObject({ value: true });
    expect(value(on('mirtazapine', 'mirtazapine').confirmedPresent(KEY, null, before), 'similarReactionBefore')).not.toMatchObject({ value: true });
    expect(value(on('escitalopram', 'escitalopram').confirmedAbsent(KEY, before), 'similarReactionBefore')).toMatchObject({ kind: 'unknown' });
    expect(value(on('escitalopram', 'escitalopram').confirmedAbsent(KEY, '2026-06-10'), 'similarReactionBefore')).toMatchObject({ value: false });
  });

  test('a denial says nothing of a change that came later', () => {
    const lowered = (on: number) => aPatient().withLists().taking('sertraline', [['2022-12-01', 100], [-20, 50]], { drugId: 'sertraline' }).confirmed(LINK, 'absent', 'none', on);
    expect(value(lowered(-10), 'doseResponse')).toMatchObject({ kind: 'none' });
    expect(value(lowered(-30), 'doseResponse')).toMatchObject({ kind: 'unknown' });
  });
});

describe('of an answer and the chart the newer counts', () => {
  const measured = forYears.taking('topiramate', [['2026-07-01', 100], [-30, 25]], { id: 'medication:topiramate' }).reported('sbr', -40, {}, { scores: { total_now: 30 } }).scored('phq9', -40, 6).reported('sbr', -3, {}, { scores: { total_now: 10 } }).scored('phq9', -3, 6);

  test('a measured easing on less of the other medicine is not hidden by what was said before it was measured', () => {
    expect(value(measured, 'otherMedicineDechallenge')).toMatchObject({ value: 'improved' });
    expect(value(measured.confirmed('derived:otherMedicineDechallenge', 'absent', 'none', -22), 'otherMedicineDechallenge')).toMatchObject({ value: 'improved' });
    expect(value(measured.confirmed('derived:otherMedicineDechallenge', 'absent', 'unchanged', -3), 'otherMedicineDechallenge')).toMatchObject({ value: 'unchanged' });
  });

  test.each([[-1, 'worse-with-increase'], [-8, 'worse-with-increase'], [-9, 'none']] as const)('a prescriber of day %i and a form of day -8 that says no change', (on, expected) => {
    const form = forYears.numbSince('2025-09-23', { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-dose-link': ['no change'] } });
    expect(value(form, 'doseResponse')).toMatchObject({ value: 'none' });
    expect(value(form.confirmedPresent('derived:doseResponse', 'worse-with-increase', on), 'doseResponse')).toMatchObject({ value: expected });
  });

  test('a form that was answered about an earlier medicine says nothing of this one', () => {
    const form = aPatient().withLists().taking('sertraline', [['2023-01-01', 100]], { drugId: 'sertraline', stop: '2026-03-01' }).taking('venlafaxine', [['2026-03-02', 150]], { drugId: 'venlafaxine-xr' }).reported('sbr', '2026-01-10', { 'ctx-dose-link': ['worse when higher'] });
    expect(value(form, 'doseResponse')).toMatchObject({ kind: 'unknown' });
  });
});

describe('what is asked for safety', () => {
  const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
  const severe = forYears.reported('phq9', -3, { 'phq9-9': 0 }).scored('phq9', -3, 19);
  const of = (patient: PatientBuilder) => asked(patient).find(({ fact }) => fact === 'suicidal-now');
  const flagged = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).flags.find(({ id }) => id === 'suicide-risk-recorded');

  test('severe depression: thoughts of suicide are asked after first, though item 9 was 0, with the day on which it was', () => {
    const [first] = asked(severe);
    expect(first?.fact).toBe('suicidal-now');
    expect(first?.around.map(({ words }) => words).join(' ')).toMatch(/^Moderately severe or severe depression\. .*Item 9: .*0 on 19-Nov-2026\.$/);
    expect(first?.refs.slice(0, 2)).toEqual(['nice-ng222', 'kroenke-2001-phq9']);
    expect(assess(severe.build(), knowledge, TODAY).headline).toContain('not asked: suicidal thoughts now');
  });

  test.each([
    ['who is well', forYears, false],
    ['well, after a change of the dose', forYears.taking('sertraline', [['2022-12-01', 100], [-20, 50]], { drugId: 'sertraline' }), false],
    ['under 25 after a change of the dose', forYears.aged(23).taking('sertraline', [['2022-12-01', 100], [-20, 50]], { drugId: 'sertraline' }), true],
    ['depressed after a change of the dose', forYears.scored('phq9', -2, 11).taking('sertraline', [['2022-12-01', 100], [-20, 50]], { drugId: 'sertraline' }), true],
    ['depressed on the same dose for years', forYears.scored('phq9', -60, 11).scored('phq9', -2, 11), false],
    ['getting worse', forYears.scored('phq9', -2, 13), true],
  ])('%s', (_, patient, isAsked) => {
    expect(of(patient) !== undefined).toBe(isAsked);
  });

  test('once: a flag that asks after it is not repeated', () => {
    const thoughts = severe.reported('phq9', -3, { 'phq9-9': 1 });
    expect(assess(thoughts.build(), knowledge, TODAY).flags.map(({ id }) => id)).toContain('phq9-item9');
    expect(of(thoughts)).toBeUndefined();
  });

  test('a no is one of its day, "still unknown" is none', () => {
    expect(of(severe.confirmedAbsent(THOUGHTS, TODAY))).toBeUndefined();
    expect(of(severe.confirmedAbsent(THOUGHTS, -1))).toBeDefined();
    expect(of(severe.confirmedAbsent(THOUGHTS, -2))).toBeDefined();
    expect(of(severe.confirmed(THOUGHTS, 'unknown', null, TODAY))?.askedOn).toBe(TODAY);
  });

  test('a yes raises the flag in its own words, as long as a code of the record would', () => {
    expect(flagged(severe)).toBeUndefined();
    const yes = flagged(severe.confirmedPresent(THOUGHTS, undefined, TODAY));
    expect(yes?.title).toBe('Thoughts of ending their life, said when asked');
    expect(yes?.blocks).toContain('signing the note');
    for (const day of [-1, -15, -30]) expect(flagged(severe.confirmedPresent(THOUGHTS, undefined, day)), String(day)).toBeDefined();
  });

  test.each([-31, -45, -400])('a yes of day %i that nothing newer answers is asked again, first and with its day, whatever the PHQ-9', (day) => {
    const said = dayInWords(addDays(TODAY, day));
    for (const patient of [forYears, forYears.scored('phq9', day, 19), forYears.scored('phq9', -2, 3)].map((one) => one.confirmedPresent(THOUGHTS, undefined, day))) {
      const { flags, questions, headline, basis } = assess(patient.build(), knowledge, TODAY);
      expect(flags.filter(({ id }) => id === 'suicide-risk-recorded').map(({ level }) => level)).toEqual(['attention']);
      expect([questions[0]?.fact, questions[0]?.forSafety]).toEqual(['suicidal-now', true]);
      expect(questions[0]?.around[0]?.words).toBe(`Answered yes on ${said}; nothing newer answers it.`);
      expect(basis.map(({ id }) => id)).toEqual(expect.arrayContaining([...(questions[0]?.around[0]?.facts ?? ['none'])]));
      expect(headline).toContain(`ask again: suicidal thoughts now (yes on ${said})`);
      expect(basis.filter(({ id }) => id === THOUGHTS).map(({ value: words }) => words)).toEqual([`yes on ${said}, nothing newer`]);
    }
  });

  test('the newest answer counts before its time does: a no takes back an earlier yes, and does not turn back into it', () => {
    const both = forYears.scored('phq9', -30, 19).confirmedPresent(THOUGHTS, undefined, -30).confirmedAbsent(THOUGHTS, -25);
    for (const day of [-25, -24, -23, -16, -10]) {
      const { flags, questions } = assess(both.build(), knowledge, addDays(TODAY, day));
      expect([day, flags.map(({ id }) => id), questions[0]?.fact === 'suicidal-now']).toEqual([day, expect.not.arrayContaining(['suicide-risk-recorded']), day !== -25]);
    }
  });

  test('"still unknown" takes back no yes, and a no no more than for its day', () => {
    const yes = forYears.confirmedPresent(THOUGHTS, undefined, -10).confirmed(THOUGHTS, 'unknown', null, -2);
    expect(flagged(yes)).toBeDefined();
    expect(flagged(yes.confirmedAbsent(THOUGHTS, -1))).toBeUndefined();
    expect(flagged(yes.confirmedAbsent(THOUGHTS, -5))).toBeUndefined();
  });

  test('beside an old yes "still unknown" is seen to be said on its day, and the question stays', () => {
    const old = forYears.confirmedPresent(THOUGHTS, undefined, -40);
    expect(of(old.confirmed(THOUGHTS, 'unknown', null, TODAY))).toMatchObject({ forSafety: true, askedOn: TODAY });
    expect(of(old.confirmed(THOUGHTS, 'unknown', null, -1))).toMatchObject({ forSafety: true, askedOn: null });
  });

  test.each([0, 14, 15, 27, 28])('severe depression and item 9 of 1, %i days ago: a flag or the question', (days) => {
    const told = aPatient().aged(50).withLists().diagnosed('F33.1', { since: -900 }).reported('phq9', -days, { 'phq9-9': 1 }).scored('phq9', -days, 20);
    const { flags, questions } = assess(told.build(), knowledge, TODAY);
    const raised = flags.some(({ id, level }) => id === 'phq9-item9' && level !== 'attention');
    expect([raised, questions[0]?.fact === 'suicidal-now']).toEqual([days <= 14, days > 14]);
  });

  test.each([[-20, 1, true], [-60, 1, true], [-20, 0, false]] as const)('item 9 of day %i answered %i in a mild depression', (day, answer, isAsked) => {
    const told = aPatient().aged(50).withLists().diagnosed('F33.1', { since: -900 }).reported('phq9', day, { 'phq9-9': answer }).scored('phq9', day, 7);
    expect(of(told) !== undefined).toBe(isAsked);
    expect(of(told.reported('phq9', -3, { 'phq9-9': 0 }).scored('phq9', -3, 6))).toBeUndefined();
  });

  test('a changed antidepressant and an age that nobody knows: it is asked, and says so', () => {
    const ageless = aPatient().withLists().diagnosed('F33.1', { since: -900 });
    const changed = of(ageless.taking('sertraline', [[-400, 100], [-20, 50]], { drugId: 'sertraline' }));
    expect(changed?.forSafety).toBe(true);
    expect(changed?.around[0]?.words).toBe('Age not known, and a change of the antidepressant in the last 60 days or planned now.');
    expect(of(ageless.taking('sertraline', [[-400, 100]], { drugId: 'sertraline' }))).toBeUndefined();
  });

  test('a flag that asks for something else does not silence it', () => {
    const coded = severe.diagnosed('R45.851', { recorded: -29 });
    expect(flagged(coded)?.title).toBe('Suicide risk recorded elsewhere in the chart');
    expect(asked(coded)[0]?.fact).toBe('suicidal-now');
  });

  test('its label speaks of nothing but the thoughts, and who was never asked has not said no', () => {
    expect(of(severe)?.covers).toEqual([{ fact: THOUGHTS, label: 'suicidal thoughts now' }]);
    expect(assess(severe.build(), knowledge, TODAY).basis.find(({ id }) => id === THOUGHTS)).toMatchObject({ label: 'suicidal thoughts now', value: 'not asked; only a yes counts here' });
  });
});

test('where nothing is left to ask, no option waits but for a flag that holds it, whatever a yes to thoughts of suicide would open', () => {
  const silent = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on)).filter(({ questions }) => questions.length === 0);
  expect(silent.length).toBeGreaterThan(2);
  expect(silent.flatMap(({ options, flags }) => options.filter(({ status, deciding }) => status === 'ask-first' && !flags.some(({ title }) => deciding.startsWith(title))))).toEqual([]);
});

test('then it goes by how many options an answer can change', () => {
  const reach = asked(forYears).filter(({ fact }) => fact !== 'phq9' && fact !== 'blunting-report').map(({ changes }) => changes.length);
  expect(reach.length).toBeGreaterThan(3);
  expect(reach).toEqual([...reach].sort((a, b) => b - a));
});

describe('who takes valproate is asked whether a pregnancy is possible', () => {
  const taking = (drug: string) => aPatient().aged(30).withLists().diagnosed('F33.1', { since: -900 }).taking('sertraline', [[-400, 100]], { drugId: 'sertraline' }).taking(drug, [[-300, 500]]);
  const asks = (patient: ReturnType<typeof taking>) => assess(patient.build(), knowledge, TODAY).questions.filter(({ fact }) => fact === 'could-be-pregnant').map(({ forSafety, around }) => [forSafety, around.map(({ words }) => words)]);

  test.each(['valproate', 'divalproex'])('%s, and nobody knows', (drug) => {
    for (const patient of [taking(drug), taking(drug).sex('female'), taking(drug).sex('female').confirmedAbsent('patient:couldBePregnant', -91)]) expect(asks(patient)).toEqual([[true, ['Valproate is taken or planned.']]]);
  });

  test('not where it is known, and not of another medicine', () => {
    for (const patient of [taking('valproate').sex('male'), taking('valproate').confirmedAbsent('patient:couldBePregnant', -5), taking('valproate').confirmedPresent('patient:couldBePregnant'), taking('valproate').confirmedPresent('patient:pregnancy'), taking('lithium')]) expect(asks(patient).filter(([forSafety]) => forSafety === true)).toEqual([]);
  });
});

describe('H-17: what was answered too long ago is asked again, and never said to be not asked', () => {
  const QUESTIONS = ['seizures', 'mao-inhibitors', 'sudden-stop', 'bupropion-clash', 'liver'];
  const facts = knowledge.questions.filter(({ id }) => QUESTIONS.includes(id)).flatMap(({ facts: own }) => own.map(({ key }) => key));
  const answered = (day: number): PatientBuilder => facts.reduce((patient, key) => patient.confirmedAbsent(key, day), notSure);
  const told = assess(answered(-22).build(), knowledge, TODAY);
  const on = dayInWords(addDays(TODAY, -22));
  const again = told.questions.find(({ fact }) => fact === 'mao-inhibitors');

  test('the question says what was answered and when', () => {
    expect(again?.answeredBefore).toBe(`last answered no on ${on}, too old to count`);
    expect(asked(notSure).find(({ fact }) => fact === 'mao-inhibitors')).not.toHaveProperty('answeredBefore');
    const inPart = ['medication:maoi-irreversible'].reduce((patient, key) => patient.confirmedAbsent(key, -22), notSure);
    expect(asked(inPart).find(({ fact }) => fact === 'mao-inhibitors'), 'part of it was never asked').not.toHaveProperty('answeredBefore');
    const { facts: parts = [] } = knowledge.questions.find(({ id }) => id === 'mao-inhibitors') ?? {};
    expect(parts.length).toBeGreaterThan(1);
    const [one, ...rest] = parts.map(({ key }) => key);
    const mixed = rest.reduce((patient, key) => patient.confirmedAbsent(key, -22), notSure.confirmedAbsent(one ?? '', -1));
    expect(asked(mixed).find(({ fact }) => fact === 'mao-inhibitors')?.answeredBefore, 'one part is known: what is too old is named').toMatch(/^.+: last answered no on /);
  });

  test('headline and closed row name it apart from what nobody asked', () => {
    const [, unasked = ''] = /not asked: ([^;]*)/.exec(told.headline) ?? [];
    expect(told.headline).toMatch(/[;] ask again: .*(?:MAO inhibitors|sudden stop)/);
    expect(told.headline.split(' ').length).toBeLessThanOrEqual(45);
    for (const { short, answeredBefore } of told.questions) if (answeredBefore !== undefined) expect(unasked).not.toContain(short);
    const row = told.options.find(({ id }) => id === 'bupropion-switch')?.deciding ?? '';
    expect(row).toMatch(/To ask again: .*MAO inhibitors/);
    expect(/Not known: ([^.]*)/.exec(row)?.[1] ?? '').not.toContain('MAO inhibitors');
  });

  test('under what is unknown stands the answer, not that nothing is recorded', () => {
    const value = told.basis.find(({ id }) => id === 'medication:maoi-irreversible')?.value;
    expect(value).toBe(`last answered no on ${on}, too old to count`);
    const old = assess(forYears.numbSince(-200, { reportedOn: -22, answers: { 'ctx-self-harm-to-feel': 'no' } }).build(), knowledge, TODAY);
    expect(old.basis.find(({ id }) => id === 'answer:sbr.ctx-self-harm-to-feel')?.value).toBe(`answered “no” on ${on}`);
  });
});

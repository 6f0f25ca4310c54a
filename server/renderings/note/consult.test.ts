import { expect, it } from 'vitest';

import type { Confirmation } from '@/server/clinical/model/chart';
import type { NoteDocument } from '@/server/clinical/model/note';
import type { Visit } from '@/server/clinical/model/visit';
import { aNoteDocument } from '@/server/clinical/testing/a-note';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { documentOf } from '@/server/clinical/testing/any-document';
import { addDays } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import type { PlanRequest } from '@/server/clinical/model/plan';
import { loadKnowledge } from '@/server/knowledge/load';
import { toConsult } from './consult';

const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';

it('a score and the days since it are never read for each other', () => {
  const document = documentOf(null, loadKnowledge());
  const { snapshot } = document;
  const chart = aPatient().scored('phq9', addDays(snapshot.on, -71), 19).scored('phq9', addDays(snapshot.on, -4), 3).scored('gad7', addDays(snapshot.on, -1), 2).build();
  const lines = toConsult({ ...document, snapshot: { ...snapshot, chart } }).sections.flatMap((section) => section.lines);
  expect(lines).toContain('PHQ-9: 3 (4 days before the visit); 19 (71 days before the visit).');
  expect(lines).toContain('GAD-7: 2 (1 day before the visit).');
});

it('tells the score that the question is about, with its range and that nobody validated it', () => {
  const lines = toConsult(documentOf(null, loadKnowledge())).sections.flatMap((section) => section.lines);
  expect(lines.find((line) => line.startsWith('Blunting report'))).toMatch(/^Blunting report \(0 to 48, higher means more blunting reported; not validated\): 26 \(\d+ days before the visit\)\.$/);
});

const allergiesOf = (document: NoteDocument) => toConsult(document).sections.find(({ title }) => title === 'Allergies')?.lines;

/** The same note as if it had been signed before what safety asked for was kept apart. */
const asOfOld = (document: NoteDocument): NoteDocument => {
  const { safety, ...printed } = document.snapshot.printed;
  expect(safety).toBeDefined();
  return { ...document, snapshot: { ...document.snapshot, printed } };
};

/** The safety lines of a signed note with these answers of the patient and of the prescriber. */
function safetyOf(back: Readonly<Record<string, { readonly days: number; readonly answers: Readonly<Record<string, number | string>> }>>, cleared: Visit['cleared'] = [], besides: (patient: PatientBuilder) => PatientBuilder = (patient) => patient): readonly string[] {
  const taking = aPatient().bornOn('1988-03-08').taking('sertraline', [['2026-01-05', 100]], { drugId: 'sertraline' });
  const patient = besides(Object.entries(back).reduce((made, [instrument, { days, answers }]) => made.reported(instrument, addDays(TODAY, -days), answers), taking));
  const document = aNoteDocument({ chart: patient.build(), on: TODAY, knowledge: loadKnowledge() }, { option: 'watchful-waiting', visit: { cleared } });
  const { sections } = toConsult(document);
  expect(toConsult(asOfOld(document)).sections).toEqual(sections);
  const [who, safety] = sections;
  expect(who?.title).toBe('Who');
  expect(sections.flatMap(({ lines }) => lines).join(' ')).not.toMatch(/\d\d-[A-Z][a-z]{2}-\d{4}/);
  return safety?.title === 'Safety' ? safety.lines : [];
}

it('H-17: tells a colleague right after who it is which flags are open, the gravest first, and what was not asked; typed words stay out', () => {
  const yes = { phq9: { days: 1, answers: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, 1])) }, sbr: { days: 40, answers: { 'ctx-self-harm-to-feel': 'yes, a thought' } } };
  const item9 = 'Thoughts of death or self-harm on the PHQ-9';
  const open = safetyOf(yes);
  expect(open).toContain(`Open flag, urgent: ${item9}.`);
  expect(open.some((line) => /^Open flag, attention: An answer about self-harm in order to feel something, left open by an answer of \d+ days before the visit\.$/.test(line))).toBe(true);
  expect(open.findIndex((line) => line.includes(', urgent: '))).toBeLessThan(open.findIndex((line) => line.includes(', attention: ')));
  expect(open.find((line) => line.startsWith('Not asked for safety: '))).toContain('suicidal thoughts now');
  const asked = (made: (patient: PatientBuilder) => PatientBuilder) => safetyOf(yes, [], made).filter((line) => /suicidal thoughts/i.test(line));
  expect(asked((patient) => patient.askedInVain(THOUGHTS))).toEqual(['Wanted for safety, asked on the day of the visit, still unknown: suicidal thoughts now.']);
  expect(asked((patient) => patient.confirmedAbsent(THOUGHTS, -20))).toEqual(['Wanted for safety, last answered no 20 days before the visit, too old to count: suicidal thoughts now.']);
  expect(asked((patient) => patient.confirmedPresent(THOUGHTS, null, -40))).toEqual(['Open flag, attention: Suicidal thoughts or behaviour told, left open by an answer of 40 days before the visit.', 'Wanted for safety, last answered yes 40 days before the visit, not asked today: suicidal thoughts now.']);

  const answer = (settled: boolean) => safetyOf(yes, [{ flag: 'phq9-item9', what: 'typedsentence', by: 'Authorname', on: TODAY, settled }]);
  expect(answer(false)).toContain(`Open flag, urgent: ${item9}. Looked at on the day of the visit and left open.`);
  expect(answer(true).filter((line) => line.includes(item9))).toEqual([`Settled flag, urgent: ${item9}, on the day of the visit.`]);
  expect(answer(true).at(-1)).toContain('Settled flag');
  // Answered before it was kept whether that settles the flag.
  expect(safetyOf(yes, [{ flag: 'phq9-item9', what: 'typedsentence', by: 'Authorname', on: addDays(TODAY, -2) }])).toContain(`Open flag, urgent: ${item9}. Answered 2 days before the visit.`);
  expect([...answer(true), ...answer(false)].join(' ')).not.toMatch(/typedsentence|Authorname/);
});

it('H-17: tells of a flag that the chart raises no more, in the words of the note', () => {
  for (const [why, words] of [['taken-back', 'that was taken back'], ['not-raised', 'that the chart does not raise any more']] as const) {
    const lines = safetyOf({}, [{ flag: 'phq9-item9', what: 'Not reached', by: 'Ada', on: TODAY, settled: false, alone: { level: 'urgent', why } }]);
    expect(lines[0]).toBe(`Open flag, urgent: Thoughts of death or self-harm on the PHQ-9, of an answer ${words}. Looked at on the day of the visit and left open.`);
  }
});

it('H-17: what nobody asked is told whole, whatever stops its words have', () => {
  const document = documentOf(null, loadKnowledge());
  const short = 'St. John’s wort: taken, e.g. as tea (yes on 02-Nov-2026)';
  const { snapshot } = document;
  const safety = { unasked: [{ state: 'Not asked', short }], alone: [] };
  expect(toConsult({ ...document, snapshot: { ...snapshot, on: TODAY, printed: { ...snapshot.printed, safety } } }).sections.flatMap(({ lines }) => lines)).toContain('Not asked for safety: St. John’s wort: taken, e.g. as tea (yes 20 days before the visit).');
});

it('H-10: the option of a plan that is gone on with stands as its note has it, not closed by the medicine that the plan began', () => {
  const chart = aPatient().aged(40).withLists().diagnosed('F33.1').numbSince('2026-04-01').taking('sertraline', [['2026-01-01', 100], [addDays(TODAY, -8), 75]], { drugId: 'sertraline' }).taking('bupropion', [[addDays(TODAY, -8), 150]], { drugId: 'bupropion-xl' }).build();
  const told = (resumeAt: number | null) => {
    const request: PlanRequest = { from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, resumeAt }, on: TODAY };
    const document = aNoteDocument({ chart, on: TODAY, knowledge: loadKnowledge() }, { option: 'bupropion-switch', request });
    expect(document.snapshot.assessment.options.find(({ id }) => id === 'bupropion-switch')?.status).toBe('contraindicated');
    return toConsult(document).sections.find(({ title }) => title === 'Options')?.lines.filter((line) => line.startsWith('Switch to bupropion'));
  };
  expect(told(2)).toEqual(['Switch to bupropion: ask first, chosen.']);
  expect(told(null)).toEqual(['Switch to bupropion: contraindicated, chosen.']);
});

it('says that no flag was raised where none was', () => {
  expect(safetyOf({})[0]).toBe('No flag raised.');
});

it('says on its head that the note was entered in error', () => {
  const by = { id: 'a', name: 'Ada Boyd', credential: null };
  expect(toConsult({ ...documentOf(null, loadKnowledge()), status: 'entered in error', enteredInError: { why: 'Other patient', by, at: '2026-11-25T08:00:00.000Z' } }).bands).toEqual(['ENTERED IN ERROR']);
});

it('a colleague reads which allergies are known, by ingredient and never by a typed word, or that nobody asked', () => {
  const told = (besides: (patient: PatientBuilder) => PatientBuilder) => {
    const chart = besides(aPatient().aged(40).withLists().diagnosed('F33.1').taking('sertraline', [['2026-01-05', 100]], { drugId: 'sertraline' })).build();
    return allergiesOf(aNoteDocument({ chart, on: TODAY, knowledge: loadKnowledge() }, { option: 'watchful-waiting' }));
  };
  expect(told((patient) => patient.allergicTo('bupropion').confirmedPresent('allergy:mirtazapine', null, -3))).toEqual(['Bupropion; mirtazapine (said 3 days before the visit).']);
  expect(told((patient) => patient.confirmedAbsent('allergy:sertraline', -3))).toEqual(['None on the list received; none to sertraline (asked 3 days before the visit); other allergies not asked.']);
  expect(told((patient) => patient)).toEqual(['None on the list received, not asked.']);
  const chart = aPatient().allergicTo('bupropion').build();
  const unlisted = { ...chart, allergies: chart.allergies.map((allergy) => ({ ...allergy, ingredient: null, text: 'typedsubstance', reaction: 'typedreaction' })) };
  const document = aNoteDocument({ chart: unlisted, on: TODAY, knowledge: loadKnowledge() }, { option: 'watchful-waiting' });
  expect(allergiesOf(document)).toEqual(['A substance outside the list.']);
  const twice = { ...unlisted, allergies: unlisted.allergies.flatMap((allergy) => [allergy, { ...allergy, id: `${allergy.id}-2`, on: addDays(TODAY, -20) }]) };
  expect(allergiesOf(aNoteDocument({ chart: twice, on: TODAY, knowledge: loadKnowledge() }, { option: 'watchful-waiting' }))).toEqual(['2 substances outside the list (one noted 20 days before the visit).']);
});

it('of answers about allergies those count that count in the note: an old no is none, and of one day the yes stands', () => {
  const said = (id: string, value: Confirmation['value'], more: Partial<Confirmation> = {}): Confirmation => ({ id: `confirmation:${id}`, fact: 'allergy:bupropion', value, detail: null, on: TODAY, by: null, ...more });
  const told = (confirmations: readonly Confirmation[], visit: Partial<Visit> = {}) => {
    const chart = aPatient().aged(40).withLists().diagnosed('F33.1').taking('sertraline', [['2026-01-05', 100]], { drugId: 'sertraline' }).build();
    return allergiesOf(aNoteDocument({ chart: { ...chart, confirmations }, on: TODAY, knowledge: loadKnowledge() }, { option: 'watchful-waiting', visit }));
  };
  const notAsked = ['None on the list received, not asked.'];
  const bupropion = ['Bupropion (said on the day of the visit).'];
  expect(told([said('n', 'absent', { on: addDays(TODAY, -400) })])).toEqual(notAsked);
  expect(told([said('u', 'unknown'), said('y', 'present', { askedAgain: true })])).toEqual(notAsked);
  expect(told([said('y', 'present'), said('n', 'absent')])).toEqual(bupropion);
  // Of a sentence that the signer reworded the answers are told as they were, and of one that was left out nothing is denied.
  expect(told([said('y', 'present')], { edits: { 'checks.allergies': 'typedwords' } })).toEqual(bupropion);
  expect(told([said('y', 'present')], { removed: ['checks.allergies'] })).toEqual(bupropion);
  expect(told([said('n', 'absent')], { removed: ['checks.allergies'] })).toEqual(['Not told in the note.']);
});

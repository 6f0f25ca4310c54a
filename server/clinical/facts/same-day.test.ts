import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { engineFor } from '../engine/engine';
import type { AnswerValue } from '../model/chart';
import { localDate } from '../model/local-date';
import { note } from '../note';
import { aVisit } from '../testing/a-note';
import { countedAnswers } from './confirmations';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { newestPressure } from '../words/pressure';

const knowledge = loadKnowledge();
const flagsOf = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).flags;
const flagOf = (patient: PatientBuilder, id: string) => flagsOf(patient).find((flag) => flag.id === id) ?? null;
const noteOf = (patient: PatientBuilder) => {
  const chart = patient.build();
  return JSON.stringify(note({ visit: aVisit(TODAY), assessment: assess(chart, knowledge, TODAY), plan: null, chart, knowledge, since: null, order: 'apso' }));
};
const headlineOf = (patient: PatientBuilder) => JSON.stringify(assess(patient.build(), knowledge, TODAY).headline);

const MORNING = '2026-11-20T14:00:00.000000Z';
const EVENING = '2026-11-20T22:00:00.000000Z';

/** Two answers of one day in every order that a chart can have them: ids either way, recorded either way, or at a time that nobody knows. */
function orders(instrument: string, item: string, [first, second]: readonly [AnswerValue, AnswerValue]): readonly PatientBuilder[] {
  const times = [[MORNING, EVENING], [EVENING, MORNING], [null, null]] as const;
  return [['report:a', 'report:b'], ['report:b', 'report:a']].flatMap((ids) => times.map((recorded) => {
    const given = (place: 0 | 1) => ({ id: ids[place] ?? '', ...(recorded[place] === null ? {} : { recordedAt: recorded[place] }) });
    return aPatient().reported(instrument, -2, { [item]: first }, given(0)).reported(instrument, -2, { [item]: second }, given(1));
  }));
}

describe('of two reports of one day', () => {
  test.each([
    ['phq9', 'phq9-9', [0, 2], 'phq9-item9', 'item 9, more than half the days'],
    ['phq9', 'phq9-9', [1, 3], 'phq9-item9', 'item 9, nearly every day'],
    ['sbr', 'ctx-self-harm-to-feel', ['no', 'yes, a thought'], 'self-harm-to-feel', 'so as to feel, yes, a thought'],
    ['sbr', 'ctx-self-harm-to-feel', ['prefer not to say', 'yes, and I have done it'], 'self-harm-to-feel', 'so as to feel, yes, and I have done it'],
    ['sbr', 'ctx-self-harm-to-feel', ['yes, a thought', 'yes, and I have thought how'], 'self-harm-to-feel', 'so as to feel, yes, and I have thought how'],
    ['sbr', 'ctx-substances', ['no', 'often'], 'substance-escalation', ''],
  ] as const)('%s %s %j: the worse raises its flag, and is what flag and note tell, in whatever order they came', (instrument, item, answers, id, words) => {
    const alone = flagOf(aPatient().reported(instrument, -2, { [item]: answers[1] }), id);
    expect(alone).not.toBeNull();
    for (const patient of orders(instrument, item, answers)) {
      const flag = flagOf(patient, id);
      expect([flag?.level, flag?.title, flag?.message]).toEqual([alone?.level, alone?.title, alone?.message]);
      const worse = patient.build().reports.find((report) => report.answers[item] === answers[1]);
      expect(flag?.facts[0]).toBe(worse?.id);
      expect(noteOf(patient)).toContain(words);
    }
  });

  test('every report of the day that raises a flag stands behind it, so that what was said to one does not speak for the next', () => {
    const twice = aPatient().reported('phq9', -2, { 'phq9-9': 3 }, { recordedAt: MORNING }).reported('phq9', -2, { 'phq9-9': 1 }, { recordedAt: EVENING }).reported('phq9', -2, { 'phq9-9': 0 }, { recordedAt: EVENING });
    expect(flagOf(twice, 'phq9-item9')?.facts).toEqual(twice.build().reports.slice(0, 2).map(({ id }) => id));
  });

  test('a milder answer of a later day is the newest, as before', () => {
    expect(flagOf(aPatient().reported('phq9', -2, { 'phq9-9': 2 }).reported('phq9', -1, { 'phq9-9': 0 }), 'phq9-item9')).toBeNull();
  });

  test('a score that raises a flag is the worst of its day', () => {
    for (const [first, second] of [['report:a', 'report:b'], ['report:b', 'report:a']] as const) {
      const patient = aPatient().scored('withdrawal-check', -2, 0, 'highest').scored('withdrawal-check', -2, 3, 'highest');
      const [mild, severe] = patient.build().reports;
      const twice = aPatient().with({ reports: [mild, severe].flatMap((report, place) => (report === undefined ? [] : [{ ...report, id: place === 0 ? first : second }])) });
      expect(flagsOf(twice).map(({ id }) => id)).toEqual(flagsOf(aPatient().scored('withdrawal-check', -2, 3, 'highest')).map(({ id }) => id));
      expect(flagOf(twice, 'withdrawal-severe')).not.toBeNull();
    }
  });

  test('the one recorded later is the newest score; where nobody knows the higher is, and never by its id', () => {
    for (const [first, second] of [['report:a', 'report:b'], ['report:b', 'report:a']] as const) {
      const both = (morning: number, evening: number, recorded: boolean) => aPatient().taking('sertraline', [[-200, 100]])
        .reported('phq9', -2, {}, { id: first, scores: { total: morning }, ...(recorded ? { recordedAt: MORNING } : {}) })
        .reported('phq9', -2, {}, { id: second, scores: { total: evening }, ...(recorded ? { recordedAt: EVENING } : {}) });
      expect(headlineOf(both(17, 6, true))).toContain('PHQ-9 6');
      expect(headlineOf(both(6, 17, true))).toContain('PHQ-9 17');
      expect(headlineOf(both(17, 6, false))).toContain('PHQ-9 17');
      expect(headlineOf(both(6, 17, false))).toContain('PHQ-9 17');
    }
  });
});

describe('of two measurements of one day, whose order nobody knows', () => {
  const qtc = (values: readonly number[]) => values.reduce((patient, value, place) => patient.measured('qtc', -9, value, { id: `observation:${place}`, unit: 'ms' }), aPatient().taking('citalopram', [[-200, 40]]).withLists());

  test('the one that a rule asks about counts, in either order', () => {
    const alone = flagsOf(qtc([510])).map(({ id }) => id);
    expect(alone).not.toEqual(flagsOf(qtc([410])).map(({ id }) => id));
    for (const values of [[510, 410], [410, 510]]) expect(flagsOf(qtc(values)).map(({ id }) => id)).toEqual(alone);
    const recordedOn = (on: string) => ({ provenance: { source: 'import', by: null, recordedOn: localDate(on), resource: null } }) as const;
    const corrected = qtc([]).measured('qtc', -9, 510, { unit: 'ms', ...recordedOn('2026-11-13') }).measured('qtc', -9, 410, { unit: 'ms', ...recordedOn('2026-11-14') });
    expect(flagsOf(corrected).map(({ id }) => id)).toEqual(alone);
  });

  test('a blood pressure is never put together from two readings', () => {
    const of = (resource: string | null) => ({ unit: 'mm[Hg]', provenance: { source: 'import', by: null, recordedOn: null, resource } }) as const;
    const twice = (one: string | null, two: string | null) => aPatient()
      .measured('systolic-bp', -1, 150, of(one)).measured('diastolic-bp', -1, 70, of(one)).measured('systolic-bp', -1, 138, of(two)).measured('diastolic-bp', -1, 95, of(two)).build().observations;
    expect(newestPressure(twice('Observation/1', 'Observation/2'))?.text).toBe('150/70 mmHg');
    expect(newestPressure(twice(null, null))?.text).toBe('150/? mmHg (lower: 95, 70)');
    expect(noteOf(aPatient().with({ observations: twice(null, null) }))).toContain('lood pressure 150/? mmHg (lower: 95, 70)');
  });
});

describe('a yes after which it stayed “still unknown” later that day', () => {
  const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
  const SEIZURES = 'condition:seizure-disorder';
  const patient = aPatient().aged(40).withLists().diagnosed('F33.1').taking('sertraline', [[-200, 100]]);
  const again = (fact: string, askedAgain: boolean): PatientBuilder => patient.with({ confirmations: (['present', 'unknown'] as const).map((value) => ({ id: `confirmation:${value}`, fact, value, detail: null, on: TODAY, by: null, ...(askedAgain && value === 'present' && { askedAgain }) })) });
  const switching = (made: PatientBuilder) => assess(made.build(), knowledge, TODAY).options.find(({ id }) => id === 'bupropion-switch')?.status;

  test('is taken back, and where nobody knows which came last it stands', () => {
    expect(switching(patient.confirmedPresent(SEIZURES))).toBe('contraindicated');
    expect(switching(again(SEIZURES, true))).toBe(switching(patient.askedInVain(SEIZURES)));
    expect(switching(again(SEIZURES, true))).toBe('ask-first');
    expect(switching(again(SEIZURES, false))).toBe('contraindicated');
  });

  test('is no answer to a gap in the supply, nor to anything else that reads what was said', () => {
    const gap = aPatient().aged(45).withLists().diagnosed('F33.1').numbSince(-60).taking('sertraline', [[-300, 100]], { drugId: 'sertraline', refills: [[-120, 28], [-60, 28], [-32, 28], [-4, 28]] });
    const unasked = (made: PatientBuilder) => assess(made.build(), knowledge, TODAY).basis.find(({ id }) => id === 'derived:supplyGapUnasked')?.value ?? null;
    const said = (values: readonly ('present' | 'unknown')[]) => gap.with({ confirmations: values.map((value) => ({ id: `confirmation:${value}`, fact: 'item:adherence', value, detail: null, on: TODAY, by: null, ...(values.length > 1 && value === 'present' && { askedAgain: true }) })) });
    expect(unasked(said(['present']))).toBeNull();
    expect(unasked(said(['unknown']))).not.toBeNull();
    expect(unasked(said(['present', 'unknown']))).toBe(unasked(said(['unknown'])));
    const of = (fact: string) => countedAnswers(again(fact, true).build().confirmations, engineFor(knowledge).terms).map(({ value }) => value);
    expect([of(SEIZURES), of(THOUGHTS)]).toEqual([['unknown'], ['present', 'unknown']]);
  });

  test('H-17: stands where it alone puts somebody in danger', () => {
    expect(flagOf(again(THOUGHTS, true), 'suicide-risk-recorded')?.level).toBe('urgent');
  });
});

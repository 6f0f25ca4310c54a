import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const numb = aPatient().aged(46).livingIn('US').withLists();
const wanting = (patient: PatientBuilder): PatientBuilder => patient.numbSince('2026-02-10', { reportedOn: '2026-10-29', answers: { 'ctx-wants': ['lower the dose'], 'ctx-dose-link': ['worse when higher'] } }).scored('phq9', '2026-10-29', 2);
const raised = [['2025-11-01', 75], ['2026-01-05', 150]] as const;
const before = wanting(numb.taking('venlafaxine', raised, { drugId: 'venlafaxine-xr' }));
const lowered = wanting(numb.taking('venlafaxine', [...raised, ['2026-11-14', 75]], { drugId: 'venlafaxine-xr' }));

const told = (patient: PatientBuilder, id: string) => {
  const option = assess(patient.build(), knowledge, TODAY).options.find((one) => one.id === id);
  return { deciding: option?.deciding, for: (option?.reasons ?? []).filter(({ speaks }) => speaks === 'for').map(({ rule }) => rule), against: (option?.reasons ?? []).filter(({ speaks }) => speaks === 'against') };
};
const questions = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).questions.filter(({ around }) => around.some(({ words }) => words.startsWith('The dose was lowered'))).map(({ fact }) => fact);

describe('H-10: a dose that was just lowered, and nothing measured since', () => {
  test('the option speaks for a lower dose by nothing that was already done, and says what comes first', () => {
    expect(told(before, 'dose-reduction').for).toEqual(expect.arrayContaining(['dr-ind', 'dr-tests', 'dr-wants']));
    const now = told(lowered, 'dose-reduction');
    expect(now.for).toContain('dr-ind');
    expect(now.for).not.toContain('dr-tests');
    expect(now.for).not.toContain('dr-wants');
    expect(now.deciding).toMatch(/The dose was lowered and nothing was measured since: repeat the blunting report and PHQ-9, and ask about withdrawal/);
    expect(now.against.find(({ rule }) => rule === 'dr-wish-granted')?.facts.some((id) => id.startsWith('report:'))).toBe(true);
  });

  test('a lower dose is not held up as what may come first where it has come', () => {
    for (const id of ['bupropion-switch', 'other-switch']) {
      expect(told(before, id).against.map(({ message }) => message).join(' '), id).toContain('A lower dose, or adding, may come first.');
      const now = told(lowered, id).against.map(({ message }) => message).join(' ');
      expect(now, id).not.toContain('A lower dose, or adding');
      expect(now, id).toContain('look first at what came of that');
    }
  });

  test('that the depression is settled is said of a switch also where nobody knows whether the dose was lowered since', () => {
    const settled = numb.taking('venlafaxine', [...raised, ['2026-02-12', 75]], { drugId: 'venlafaxine-xr' }).scored('phq9', '2026-10-29', 2);
    for (const id of ['bupropion-switch', 'other-switch']) {
      for (const patient of [settled, settled.numbSince('2026-02-10', { latest: '2026-03-01' })]) {
        const now = told(patient, id).against.map(({ message }) => message).join(' ');
        expect(now, id).toContain('Depression is settled on the present medicine: a switch may lose that.');
        expect(now, id).not.toMatch(/A lower dose, or adding|look first/);
      }
    }
  });

  test('what came of it is asked, and withdrawal, until it is known', () => {
    expect(questions(before)).toEqual([]);
    expect(questions(lowered)).toEqual(expect.arrayContaining(['phq9', 'blunting-report', 'withdrawal']));
    expect(questions(lowered.reported('withdrawal-check', -2, { 'wd-dizzy': 1 }))).not.toContain('withdrawal');
    const said = lowered.reported('sbr', -1, { 'ctx-wants': ['lower the dose'] });
    expect(told(said, 'dose-reduction').for, 'said again since').toContain('dr-wants');
    expect(questions(said), 'an answer without a total measured nothing').toEqual(expect.arrayContaining(['blunting-report', 'withdrawal']));
    const read = lowered.scored('sbr', -1, 20, 'total_now');
    expect(questions(read), 'how much is felt says nothing of withdrawal').toEqual(['withdrawal']);
    expect(told(read, 'dose-reduction').against.map(({ rule }) => rule)).not.toContain('dr-lowered');
    expect(questions(read.reported('withdrawal-check', -1, { 'wd-dizzy': 1 }))).toEqual([]);
  });
});

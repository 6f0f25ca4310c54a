import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import { plan } from '../plan';
import { summarisePlan } from '../plan-summary';
import { aPatient } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const well = (patient: PatientBuilder) => patient.scored('phq9', '2026-03-01', 3).scored('phq9', '2026-07-01', 2).scored('phq9', '2026-11-01', 3);
const on100 = () => aPatient().aged(40).withLists().taking('sertraline', [['2025-01-01', 50], ['2025-06-01', 100]], { drugId: 'sertraline' });
function said(patient: PatientBuilder, to: readonly (readonly [string, number])[], from = 100): readonly string[] {
  const made = plan({ from: [{ drug: 'sertraline', mgPerDay: from }], to: to.map(([drug, mgPerDay]) => ({ drug, mgPerDay })), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, patient.build(), knowledge, localDate('2026-12-01'));
  if (!made.ok) throw new Error(made.error.message);
  return made.value.warnings.filter(({ id }) => id === 'below-the-dose-of-remission').map(({ message }) => message);
}

describe('a plan that goes below the dose of a remission', () => {
  it('says on which dose, from which day to which, and on which day it goes below', () => {
    expect(said(well(on100()), [['sertraline', 50]])).toEqual(['Sertraline: the PHQ-9 stayed below 5 on 100 mg a day, from 01-Mar-2026 to 01-Nov-2026. This plan goes below that on 01-Dec-2026, to 75 mg.']);
    expect(said(well(on100()), [])).toHaveLength(1);
  });

  it('names the lowest of several doses, and says nothing of a plan that stays above it', () => {
    const lowered = aPatient().aged(40).withLists().taking('sertraline', [['2025-01-01', 150], ['2026-04-01', 100], ['2026-08-01', 150]], { drugId: 'sertraline' });
    expect(said(well(lowered), [['sertraline', 50]], 150)).toEqual(['Sertraline: the PHQ-9 stayed below 5 on not less than 100 mg a day, from 01-Mar-2026 to 01-Nov-2026. This plan goes below that on 15-Dec-2026, to 75 mg.']);
    expect(said(well(lowered), [['sertraline', 100]], 150)).toEqual([]);
  });

  it('says nothing without a remission by the record, of a dose that is not known, or of a medicine that is replaced', () => {
    expect(said(on100(), [['sertraline', 50]])).toEqual([]);
    expect(said(on100().scored('phq9', '2026-03-01', 3).scored('phq9', '2026-11-01', 12), [['sertraline', 50]])).toEqual([]);
    const unknown = aPatient().aged(40).withLists().taking('sertraline', [['2025-01-01', null], ['2026-10-25', 100]], { drugId: 'sertraline' });
    expect(said(well(unknown), [['sertraline', 50]])).toEqual([]);
    expect(said(well(on100()), [['bupropion-xl', 150]])).toEqual([]);
  });

  it('nor of a dose that was begun days before the last score', () => {
    const late = aPatient().aged(40).withLists().taking('sertraline', [['2026-10-28', 100]], { drugId: 'sertraline' });
    expect(said(well(late), [['sertraline', 50]])).toEqual([]);
  });
});

describe('a plan that goes to a dose at which the chart has a PHQ-9', () => {
  const before = () => aPatient().aged(40).withLists().taking('sertraline', [['2025-01-01', 50], ['2025-06-01', 75], ['2026-01-01', 100]], { drugId: 'sertraline' });
  function made(patient: PatientBuilder) {
    const asked = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'sertraline', mgPerDay: 50 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, patient.build(), knowledge, localDate('2026-12-01'));
    if (!asked.ok) throw new Error(asked.error.message);
    return asked.value;
  }
  const scores = (patient: PatientBuilder): readonly string[] => made(patient).warnings.filter(({ id }) => id === 'scored-at-the-dose').map(({ message }) => message);

  it('says the newest score of each such dose with its day, and the day on which the plan goes to it', () => {
    const patient = before().scored('phq9', '2025-03-01', 17).scored('phq9', '2025-08-01', 13).scored('phq9', '2025-10-01', 11).scored('phq9', '2026-03-01', 4);
    expect(scores(patient)).toEqual([
      'Sertraline: the newest PHQ-9 on 50 mg a day is 17, of 01-Mar-2025; this plan goes to that dose on 15-Dec-2026.',
      'Sertraline: the newest PHQ-9 on 75 mg a day is 11, of 01-Oct-2025; this plan goes to that dose on 01-Dec-2026.',
    ]);
    expect(summarisePlan(made(patient), []).worries.map(({ message }) => message)).toEqual(expect.arrayContaining([...scores(patient)]));
  });

  it('says nothing of a dose without a score, nor of a score of the day on which the dose began', () => {
    expect(scores(before().scored('phq9', '2025-06-01', 17).scored('phq9', '2026-03-01', 4))).toEqual(['Sertraline: the newest PHQ-9 on 50 mg a day is 17, of 01-Jun-2025; this plan goes to that dose on 15-Dec-2026.']);
    expect(scores(before().scored('phq9', '2026-03-01', 4))).toEqual([]);
  });

  it('says how short a time a score lies into the dose where that is less than a dose needs to show', () => {
    expect(scores(before().scored('phq9', '2025-06-02', 17))).toEqual(['Sertraline: the newest PHQ-9 on 75 mg a day is 17, of 02-Jun-2025, 1 day into that dose; this plan goes to that dose on 01-Dec-2026.']);
    expect(scores(before().scored('phq9', '2025-06-28', 17))[0]).toContain('of 28-Jun-2025, 27 days into that dose;');
    expect(scores(before().scored('phq9', '2025-06-29', 17))[0]).toContain('of 29-Jun-2025; this plan');
  });
});

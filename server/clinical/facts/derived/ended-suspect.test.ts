import { describe, expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';

const knowledge = loadKnowledge();
const assessed = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const rulesOf = (patient: PatientBuilder, option: string): readonly string[] => {
  const found = assessed(patient).options.find(({ id }) => id === option);
  expect(found).toBeDefined();
  return found?.reasons.map(({ rule }) => rule) ?? [];
};
/** What speaks for and against the SSRI or SNRI. */
const signsOf = (patient: PatientBuilder): readonly string[] => {
  const found = assessed(patient).causes.find(({ id }) => id === 'ssri-snri-blunting');
  expect(found).toBeDefined();
  return [...(found?.for ?? []), ...(found?.against ?? [])].map(({ rule }) => rule);
};

const onSertraline = aPatient().aged(40).withLists().diagnosed('F33.1').scored('phq9', -3, 3)
  .taking('sertraline', [[-400, 50], [-350, 100]], { drugId: 'sertraline', stop: -210 });
const chart = onSertraline.numbSince(-330);
const switched = chart.taking('escitalopram', [[-200, 20]], { drugId: 'escitalopram', refills: [[-200, 30], [-100, 30], [-70, 90]] });
const again = chart.taking('sertraline', [[-100, 50]], { drugId: 'sertraline' });

describe('another medicine is taken now', () => {
  test('a gap in the supply is asked about of the one taken now', () => {
    expect(assessed(switched).basis.find(({ id }) => id === 'derived:supplyGapUnasked')?.value).toMatch(/^escitalopram, /);
  });

  test('timing of the ended one speaks for no change of the other', () => {
    expect(rulesOf(switched, 'bupropion-switch')).not.toContain('bs-timing');
    expect(rulesOf(switched, 'dose-reduction')).not.toContain('dr-ind');
  });
});

describe('the same medicine was stopped and begun again', () => {
  test('the numbness that began on the first course did not come before the medicine', () => {
    const { indexMedicine, worksheets: { naranjo, whoUmc } } = assessed(again);
    expect(indexMedicine).toBe(chart.build().episodes[0]?.id);
    expect(signsOf(again)).toContain('m-after-start');
    expect(signsOf(again)).not.toContain('m-x-before');
    expect(naranjo.items[1]?.answer).toBe('yes');
    expect(whoUmc.result).toBe('Possible');
  });

  test('it is taken, so its timing speaks for changing it', () => {
    expect(rulesOf(again, 'dose-reduction')).toContain('dr-ind');
    expect(rulesOf(again, 'dose-reduction')).not.toContain('dr-pre-existing');
    expect(rulesOf(again, 'bupropion-switch')).toContain('bs-timing');
  });

  test('with another begun beside it, it is still what the options change', () => {
    const beside = again.taking('bupropion', [[-50, 150]], { drugId: 'bupropion-xl' });
    expect(rulesOf(beside, 'dose-reduction')).toContain('dr-ind');
    expect(assessed(beside).options.find(({ id }) => id === 'dose-reduction')?.medicine).toBe('sertraline');
  });

  test('where feeling came back after the first course and went anew, the second is the suspected one', () => {
    const anew = again.scored('sbr', -250, 30, 'total_now').scored('sbr', -150, 10, 'total_now').scored('sbr', -20, 29, 'total_now');
    expect(assessed(anew).indexMedicine).toBe(again.build().episodes[1]?.id);
  });
});

describe('an antidepressant seldom tied to numbness was taken before it and is taken now', () => {
  const bupropion = (since: number) => chart.taking('bupropion', [[since, 150]], { drugId: 'bupropion-xl' });

  test.each([-800, -340])('the SSRI that was taken at the onset is the suspected one (bupropion since day %i)', (since) => {
    const { indexMedicine, otherSuspects } = assessed(bupropion(since));
    expect(indexMedicine).toBe(chart.build().episodes[0]?.id);
    expect(otherSuspects).toEqual([bupropion(since).build().episodes[1]?.id]);
    expect(signsOf(bupropion(since))).toContain('m-after-start');
  });

  test('whatever the prescriber suspects, no exposure is said only where none was taken at the onset', () => {
    const suspected = onSertraline.taking('bupropion', [[-800, 150]], { drugId: 'bupropion-xl' }).confirmedPresent('derived:indexMedicine', 'bupropion');
    expect(signsOf(suspected.numbSince(-330))).not.toContain('m-x-none');
    expect(signsOf(suspected.numbSince(-230, { latest: -200 }))).not.toContain('m-x-none');
    expect(signsOf(suspected.numbSince(-410))).toContain('m-x-none');
    expect(signsOf(suspected.numbSince(-205))).toContain('m-x-none');
  });
});

describe('it was stopped and no report came since', () => {
  const stopped = onSertraline.numbSince(-330, { reportedOn: -260 });
  const asked = (patient: PatientBuilder) => assessed(patient).questions.find(({ fact }) => fact === 'feeling-since');

  test('whether feeling came back is asked, by name, until somebody answers', () => {
    expect(asked(stopped)?.question).toBe('Has feeling come back since sertraline was lowered or stopped?');
    expect(asked(stopped.askedInVain('derived:dechallenge'))?.askedOn).toBe(TODAY);
    expect(asked(stopped.confirmedPresent('derived:dechallenge', 'improved'))).toBeUndefined();
    expect(asked(stopped.confirmed('derived:dechallenge', 'absent', 'confounded', TODAY))).toBeUndefined();
  });

  test('the answer weighs as a report would', () => {
    const improved = stopped.confirmedPresent('derived:dechallenge', 'improved');
    expect(signsOf(improved)).toContain('m-dechallenge');
    expect(assessed(improved).worksheets.naranjo.items[2]?.answer).toBe('yes');
    expect(signsOf(stopped.confirmed('derived:dechallenge', 'absent', 'unchanged', TODAY))).toContain('m-x-unchanged');
    expect(signsOf(stopped)).not.toContain('m-dechallenge');
  });

  test('of a dose that was lowered before it began nobody is asked', () => {
    const before = aPatient().aged(40).withLists().taking('sertraline', [[-400, 100], [-350, 50]], { drugId: 'sertraline' }).numbSince(-330);
    expect(asked(before)).toBeUndefined();
    expect(assessed(before).causes.flatMap(({ notAsked }) => notAsked).map(({ rule }) => rule)).not.toContain('m-dechallenge');
  });
});

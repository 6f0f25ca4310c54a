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

const listed = aPatient().aged(40).withLists().diagnosed('F33.1').scored('phq9', -3, 3);
const onSertraline = listed.taking('sertraline', [[-400, 50], [-350, 100]], { drugId: 'sertraline', stop: -210 });
const chart = onSertraline.numbSince(-330);
const switched = chart.taking('escitalopram', [[-200, 20]], { drugId: 'escitalopram', refills: [[-200, 30], [-100, 30], [-70, 90]] });
/** Blunting before the stop, off it and now, with a mood that stays as it is. */
const feltAs = (patient: PatientBuilder, on: number, off: number, now: number): PatientBuilder =>
  ([[-250, on], [-150, off], [-20, now]] as const).reduce((one, [day, total]) => one.scored('sbr', day, total, 'total_now').scored('phq9', day, 4), patient);
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

  test('H-09: named by the prescriber, the course is meant in which the numbness began', () => {
    const named = again.confirmedPresent('derived:indexMedicine', 'sertraline');
    expect(assessed(named).indexMedicine).toBe(assessed(again).indexMedicine);
    expect(signsOf(named)).not.toContain('m-x-before');
    expect(rulesOf(named, 'dose-reduction')).not.toContain('dr-pre-existing');
    const present = chart.taking('sertraline', [[-340, 50]], { id: 'medication:liquid', drugId: 'sertraline' }).confirmedPresent('derived:indexMedicine', 'sertraline');
    expect(assessed(present).indexMedicine).toBe('medication:liquid');
  });

  test('with another begun beside it, it is still what the options change', () => {
    const beside = again.taking('bupropion', [[-50, 150]], { drugId: 'bupropion-xl' });
    expect(rulesOf(beside, 'dose-reduction')).toContain('dr-ind');
    expect(assessed(beside).options.find(({ id }) => id === 'dose-reduction')?.medicine).toBe('sertraline');
  });

  test('where feeling came back off it and went again on it, that is the strongest sign, not one against', () => {
    const anew = feltAs(chart.taking('sertraline', [[-100, 100]], { drugId: 'sertraline' }), 30, 10, 29);
    const { indexMedicine, headline, worksheets: { naranjo, whoUmc } } = assessed(anew);
    expect(indexMedicine).toBe(chart.build().episodes[0]?.id);
    expect(signsOf(anew)).toEqual(expect.arrayContaining(['m-dechallenge', 'm-rechallenge']));
    expect(signsOf(anew)).not.toContain('m-x-before');
    expect([1, 2, 3].map((place) => naranjo.items[place]?.answer)).toEqual(['yes', 'yes', 'yes']);
    expect(whoUmc.result).not.toBe('Unlikely');
    expect(headline).toContain('8 months before it was begun again');
    expect(rulesOf(anew, 'dose-reduction')).not.toContain('dr-pre-existing');
  });

  test('a report while it was not taken counts for the stop, whatever dose it was begun again at', () => {
    expect(signsOf(feltAs(again, 30, 10, 29))).toContain('m-dechallenge');
    expect(signsOf(feltAs(again, 30, 10, 29))).not.toContain('m-x-unchanged');
  });

  test('numbness that came anew on another medicine is not that of the ended one', () => {
    expect(assessed(feltAs(switched, 30, 10, 29)).indexMedicine).toBe(switched.build().episodes[1]?.id);
  });

  test('its story and what the options change speak of it as taken', () => {
    const long = listed.taking('sertraline', [[-2000, 100]], { drugId: 'sertraline', stop: -210 }).numbSince(-330).taking('sertraline', [[-100, 100]], { drugId: 'sertraline' });
    const { headline, headlineChanges, medicineToChange } = assessed(long);
    expect(headline).toContain('sertraline stopped 26-Apr-2026, taken again since 14-Aug-2026;');
    expect(headlineChanges.map(({ kind }) => kind)).toEqual(['stop', 'start']);
    expect(medicineToChange).toBe(long.build().episodes[1]?.id);
    expect(assessed(again).headline).toContain('3 weeks after sertraline went from 50 to 100 mg, 8 months before it was begun again');
    expect(assessed(switched).headline).toContain('before escitalopram was started');
  });

  test('the first course, stopped for blunting, is a similar reaction before', () => {
    const stopped = listed.taking('sertraline', [[-400, 50], [-350, 100]], { drugId: 'sertraline', stop: -210, stopReason: 'blunting' }).numbSince(-330);
    const item = (patient: PatientBuilder) => assessed(patient).worksheets.naranjo.items[8]?.answer;
    expect(item(stopped.taking('sertraline', [[-100, 50]], { drugId: 'sertraline' }))).toBe('yes');
    expect(item(stopped)).not.toBe('yes');
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

describe('an antidepressant of which nothing is known was raised shortly before', () => {
  const tenYears = listed.taking('sertraline', [[-3600, 100]], { drugId: 'sertraline', stop: -310 }).numbSince(-330);
  const raised = (drug: string, from: number, to: number) => tenYears.taking(drug, [[-800, from], [-344, to]], { drugId: drug });

  test.each([['mirtazapine', 15, 45], ['vilazodone', 20, 40]] as const)('%s is not let off for what nobody looked into', (drug, from, to) => {
    const patient = raised(drug, from, to);
    const [ended, now] = patient.build().episodes;
    expect(assessed(patient)).toMatchObject({ indexMedicine: now?.id, otherSuspects: [ended?.id] });
    expect(assessed(patient).headline).toContain(`2 weeks after ${drug} went from ${from} to ${to} mg; sertraline 100 mg was taken then too`);
    expect(rulesOf(patient, 'dose-reduction')).toContain('dr-ind');
    expect(rulesOf(patient, 'dose-reduction')).not.toContain('dr-pre-existing');
  });

  test('one that is seldom tied to it neither, where the other had not changed for years', () => {
    const patient = tenYears.taking('vortioxetine', [[-800, 5], [-344, 20]], { drugId: 'vortioxetine' });
    expect(assessed(patient).indexMedicine).toBe(patient.build().episodes[1]?.id);
  });

  test('of what is taken since before the numbness it is never said that the numbness came before', () => {
    const before = chart.taking('vortioxetine', [[-900, 10]], { drugId: 'vortioxetine' });
    expect(assessed(before).indexMedicine).toBe(chart.build().episodes[0]?.id);
    expect(rulesOf(before, 'dose-reduction')).not.toContain('dr-pre-existing');
    expect(rulesOf(chart.taking('vortioxetine', [[-200, 10]], { drugId: 'vortioxetine' }), 'dose-reduction')).toContain('dr-pre-existing');
  });
});

describe('what was lowered or stopped before the numbness began', () => {
  test('is no dechallenge, with reports or without', () => {
    const well = listed.taking('sertraline', [[-600, 100]], { drugId: 'sertraline', stop: -460 }).taking('sertraline', [[-400, 100]], { drugId: 'sertraline' })
      .scored('sbr', -470, 4, 'total_now').scored('sbr', -410, 4, 'total_now').numbSince(-330).scored('sbr', -20, 30, 'total_now');
    expect(signsOf(well)).not.toContain('m-x-unchanged');
    expect(assessed(well).worksheets.naranjo.items[2]?.answer).toBeNull();
  });

  test('is no dose response and eases nothing; what was stopped since is asked about', () => {
    const lowered = listed.taking('sertraline', [[-500, 150], [-420, 75]], { drugId: 'sertraline', stop: -200 }).scored('sbr', -430, 20, 'total_now').scored('sbr', -400, 8, 'total_now')
      .scored('phq9', -430, 4).scored('phq9', -400, 4).numbSince(-330, { reportedOn: -260 });
    const { headline, questions, worksheets } = assessed(lowered);
    expect(headline).not.toContain('eased');
    expect(questions.map(({ fact }) => fact)).toContain('feeling-since');
    expect(worksheets.whoUmc.result).not.toBe('Probable / likely');
    for (const sign of ['m-dechallenge', 'm-dose']) expect(signsOf(lowered)).not.toContain(sign);
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

  test('no change so early is an answer that denies nothing, and is asked for again once it is late enough', () => {
    const [early, late] = [-10, -29].map((on) => stopped.confirmed('derived:dechallenge', 'absent', 'none', on));
    if (early === undefined || late === undefined) throw new Error('two charts');
    expect(knowledge.questions.find(({ id }) => id === 'feeling-since')?.choices.map(({ value }) => value)).toContain('none');
    expect(asked(early)).toBeUndefined();
    expect(asked(late)).toBeDefined();
    expect(assessed(early).worksheets.naranjo.items[2]?.answer).toBeNull();
    for (const sign of ['m-dechallenge', 'm-x-unchanged']) expect(signsOf(early)).not.toContain(sign);
  });

  test('of a dose that was lowered before it began nobody is asked', () => {
    const before = aPatient().aged(40).withLists().taking('sertraline', [[-400, 100], [-350, 50]], { drugId: 'sertraline' }).numbSince(-330);
    expect(asked(before)).toBeUndefined();
    expect(assessed(before).causes.flatMap(({ notAsked }) => notAsked).map(({ rule }) => rule)).not.toContain('m-dechallenge');
  });
});

test('a second entry that ran beside the one that was stopped is not called taken again', () => {
  const beside = (startOn: number) => aPatient().aged(40).withLists().numbSince(-330).taking('sertraline', [[-360, 100]], { id: 'medication:first', drugId: 'sertraline', stop: -50 }).taking('sertraline', [[startOn, 50]], { id: 'medication:second', drugId: 'sertraline' });
  for (const startOn of [-390, -300]) {
    const { headline, medicineToChange } = assess(beside(startOn).build(), loadKnowledge(), TODAY);
    expect(headline).not.toMatch(/again/);
    expect(medicineToChange).toBe(assess(beside(-20).build(), loadKnowledge(), TODAY).medicineToChange);
  }
  expect(assess(beside(-300).build(), loadKnowledge(), TODAY).headline).toContain('before a second entry of it was begun');
  expect(assess(beside(-20).build(), loadKnowledge(), TODAY).headline).toContain('before it was begun again');
});

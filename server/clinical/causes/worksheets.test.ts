import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const worksheets = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).worksheets;
const answers = (patient: PatientBuilder) => worksheets(patient).naranjo.items.map(({ answer }) => answer);
const umc = (patient: PatientBuilder) => worksheets(patient).whoUmc.result;

const listed = aPatient().aged(38).withLists();
const onset = listed.taking('sertraline', [[-200, 50], [-100, 150]], { drugId: 'sertraline' }).numbSince(-60).scored('phq9', -3, 3);

test('objective questions are answered from the chart, the rest stay open and count nothing', () => {
  const { naranjo } = worksheets(onset);
  expect(naranjo.items.map(({ answer, points }) => [answer, points])).toEqual([
    ['yes', 1], ['yes', 2], [null, null], [null, null], [null, null], [null, null], [null, null], [null, null], [null, null], [null, null],
  ]);
  expect([naranjo.total, naranjo.result]).toEqual([3, 'possible']);
});

test('the worked example of the content comes to 7, probable in both', () => {
  const judged = onset
    .confirmedPresent('derived:dechallenge', 'improved').confirmedPresent('derived:doseResponse', 'both')
    .confirmedAbsent('item:naranjo-5').confirmedAbsent('item:naranjo-10');
  const { naranjo, whoUmc } = worksheets(judged);
  expect([naranjo.total, naranjo.result, whoUmc.result]).toEqual([7, 'probable', 'Probable / likely']);
});

test('onset before the start is a No with its minus, and unlikely', () => {
  const before = listed.taking('sertraline', [[-50, 50]], { drugId: 'sertraline' }).numbSince(-60).scored('phq9', -3, 3);
  expect(answers(before)[1]).toBe('no');
  expect(umc(before)).toBe('Unlikely');
});

test('it began on one that ended since: timing, dose and worksheets are read on that one', () => {
  const reported = listed.taking('sertraline', [[-400, 50], [-350, 100], [-30, 50]], { drugId: 'sertraline', stop: -8 })
    .taking('bupropion', [[-30, 150]], { drugId: 'bupropion-xl' })
    .numbSince(-330, { reportedOn: -40, answers: { 'ctx-dose-link': ['worse when higher'] } });
  expect([0, 1, 7].map((place) => answers(reported)[place])).toEqual(['yes', 'yes', 'yes']);
  const causes = new Map(assess(reported.build(), knowledge, TODAY).causes.map((cause) => [cause.id, cause]));
  const [own, depression] = [causes.get('ssri-snri-blunting'), causes.get('depression')];
  expect([own?.group, own?.for.map(({ rule }) => rule), own?.against.map(({ rule }) => rule)]).toEqual(['much', ['m-after-start', 'm-after-increase', 'm-dose'], []]);
  expect(depression?.for.map(({ rule }) => rule)).toEqual([]);
  const reduction = assess(reported.taking('escitalopram', [[-20, 10]], { drugId: 'escitalopram' }).build(), knowledge, TODAY).options.find(({ id }) => id === 'dose-reduction');
  expect(reduction?.reasons.map(({ rule }) => rule)).toContain('dr-pre-existing');
});

test('another cause is a Yes; "no other cause" needs every cause looked into', () => {
  expect(answers(onset.diagnosed('F43.10'))[4]).toBe('yes');
  expect(answers(onset)[4]).toBe(null);
});

test('the category follows the order of the content and is never certain', () => {
  expect(umc(onset)).toBe('Possible');
  expect(umc(listed.taking('sertraline', [[-200, 50]], { drugId: 'sertraline' }).numbSince(-60))).toBe('Conditional / unclassified');
  expect(umc(onset.confirmedPresent('derived:dechallenge', 'improved').confirmedPresent('derived:rechallenge', 'recurred'))).toBe('Probable / likely');
  expect(umc(listed.taking('sertraline', [[-200, 50]], { drugId: 'sertraline' }))).toBe(null);
});

test('nothing known leaves both open', () => {
  const { naranjo, whoUmc } = worksheets(aPatient());
  expect([naranjo.total, naranjo.result, whoUmc.result]).toEqual([null, null, null]);
});

test('every band of the scale is met by some total, from -4 to 13', () => {
  const { bands } = knowledge.causality.naranjo;
  for (let total = -4; total <= 13; total += 1) expect(bands.filter(({ min, max }) => total >= min && total <= max)).toHaveLength(1);
});

describe('each objective question by the rule of the content', () => {
  const report = (patient: PatientBuilder, on: number, total: number) => patient.scored('sbr', on, total, 'total_now');
  const mood = (patient: PatientBuilder) => [-110, -95, -60, -35, -3].reduce((chart, on) => chart.scored('phq9', on, 3), patient);
  const lowered = mood(listed.taking('sertraline', [[-300, 50], [-200, 150], [-90, 100]], { drugId: 'sertraline' }).numbSince(-160, { reportedOn: -150 }));
  const stopped = mood(listed.taking('sertraline', [[-300, 50], [-200, 150]], { drugId: 'sertraline', stop: -90 }).numbSince(-160, { reportedOn: -150 }));
  const at = (patient: PatientBuilder, n: number) => answers(patient)[n - 1];

  test('1: described before for SSRIs and SNRIs; a drug without usable data is a No, one reported less stays open', () => {
    const on = (drug: string) => listed.taking(drug, [[-200, 50]], { drugId: drug }).numbSince(-60);
    expect([at(on('sertraline'), 1), at(on('duloxetine'), 1), at(on('trazodone'), 1), at(on('bupropion-xl'), 1)]).toEqual(['yes', 'yes', 'no', null]);
  });

  test('2: by the side of the start on which the onset lies; a month that holds the start leaves it open', () => {
    const started = listed.taking('sertraline', [[-60, 50]], { drugId: 'sertraline' });
    expect([at(started.numbSince(-50), 2), at(started.numbSince(-70), 2), at(started.numbSince(-75, { latest: -45 }), 2)]).toEqual(['yes', 'no', null]);
  });

  test('3 and 8: better on a lower dose answers both; after a stop there is no dose to compare', () => {
    const eased = report(report(lowered, -95, 30), -40, 12);
    const gone = report(report(stopped, -95, 30), -40, 12);
    expect([at(eased, 3), at(eased, 8)]).toEqual(['yes', 'yes']);
    expect([at(gone, 3), at(gone, 8)]).toEqual(['yes', null]);
    expect(at(report(report(stopped, -95, 30), -40, 29), 3)).toBe('no');
    expect(at(report(report(lowered, -95, 30), -40, 27), 3)).toBe(null);
  });

  test('3: another psychotropic change in the window confounds it, and it is not scored', () => {
    const confounded = report(report(lowered, -95, 30), -40, 12).taking('quetiapine', [[-70, 50]]);
    expect(at(confounded, 3)).toBe(null);
  });

  test('4: restored within 180 days and as numb as before is a Yes with two points', () => {
    const restored = mood(listed.taking('sertraline', [[-300, 50], [-200, 150], [-90, 100], [-30, 150]], { drugId: 'sertraline' }).numbSince(-160, { reportedOn: -150 }));
    const told = report(report(report(restored, -95, 30), -40, 12), -2, 28);
    expect(at(told, 4)).toBe('yes');
    expect(worksheets(told).naranjo.items[3]?.points).toBe(2);
    expect(at(report(report(report(restored, -95, 30), -40, 12), -2, 14), 4)).toBe('no');
  });

  test('9: an earlier course of the class stopped for numbness is a Yes, one stopped for another reason a No, none stays open', () => {
    const earlier = (stopReason: 'blunting' | 'no-benefit') => onset.taking('citalopram', [[-900, 20]], { drugId: 'citalopram', stop: -700, stopReason });
    expect([at(earlier('blunting'), 9), at(earlier('no-benefit'), 9), at(onset, 9)]).toEqual(['yes', 'no', null]);
  });

  test('10: an observed loss of expression is a Yes; a score of the patient alone is not', () => {
    expect([at(onset.confirmedPresent('derived:observedReducedExpression'), 10), at(onset.confirmedAbsent('derived:observedReducedExpression'), 10), at(onset, 10)]).toEqual(['yes', 'no', null]);
  });

  test('the prescriber answers before the chart, with "not known" too', () => {
    expect([at(onset.confirmedAbsent('item:naranjo-2'), 2), at(onset.askedInVain('item:naranjo-2'), 2)]).toEqual(['no', null]);
    expect(worksheets(onset.askedInVain('item:naranjo-2')).naranjo.total).toBe(1);
  });

  test('the points of each answer are those of the published scale', () => {
    const points = knowledge.causality.naranjo.questions.map(({ yes, no, unknown }) => [yes, no, unknown]);
    expect(points).toEqual([[1, 0, 0], [2, -1, 0], [1, 0, 0], [2, -1, 0], [-1, 2, 0], [-1, 1, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0], [1, 0, 0]]);
  });
});

describe('the WHO-UMC category', () => {
  test('an onset that may lie on either side of the start needs more data', () => {
    expect(umc(listed.taking('sertraline', [[-60, 50]], { drugId: 'sertraline' }).numbSince(-75, { latest: -45 }).scored('phq9', -3, 3))).toBe('Conditional / unclassified');
  });

  test('is unassessable only while the onset is not known', () => {
    const unsure = listed.taking('sertraline', [[-200, 50]], { drugId: 'sertraline' }).scored('phq9', -3, 3).confirmedAbsent('item:onset-obtainable');
    expect(umc(unsure.reported('sbr', -1, { 'ctx-welcome': 'unwanted' }))).toBe('Unassessable / unclassifiable');
    expect(umc(unsure.numbSince(-60))).toBe('Possible');
  });

  test('stopped long enough without change, with another cause, is unlikely', () => {
    const gone = listed.taking('sertraline', [[-300, 50]], { drugId: 'sertraline', stop: -90 }).numbSince(-160, { reportedOn: -150 }).diagnosed('F43.10').scored('phq9', -95, 3).scored('phq9', -3, 3);
    expect(umc(gone.scored('sbr', -95, 30, 'total_now').scored('sbr', -20, 29, 'total_now'))).toBe('Unlikely');
  });
});

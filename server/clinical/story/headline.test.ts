import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { localDate } from '../model/local-date';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const listed = aPatient().aged(38).livingIn('US').withLists();
const says = (patient: PatientBuilder): string => assess(patient.build(), knowledge, TODAY).headline;
/** Without the closing part about what was not asked. */
const story = (patient: PatientBuilder): string => says(patient).replace(/; not asked: .*\.$/, '.');
/** What stands beside the headline. */
const beside = (patient: PatientBuilder): string | null => assess(patient.build(), knowledge, TODAY).headlineBeside;

const onSertraline = listed.taking('sertraline', [['2026-01-05', 100], ['2026-05-11', 150]], { drugId: 'sertraline' });
const inRemission = (patient: PatientBuilder) => patient.scored('phq9', '2026-06-20', 3).scored('phq9', '2026-11-20', 3);

test('the dose-linked story in one sentence', () => {
  expect(says(inRemission(onSertraline).numbSince('2026-07-13'))).toMatch(
    /^Numbness noticed 9 weeks after sertraline went from 100 to 150 mg; PHQ-9 in remission since June; not asked: seizures, eating disorder, .+ and \d+ more\.$/,
  );
});

describe('when it began', () => {
  test('after a start, with its dose', () => {
    expect(story(listed.taking('bupropion', [['2026-03-01', 112.5]], { drugId: 'bupropion-xl' }).numbSince('2026-03-11'))).toMatch(/^Numbness noticed 10 days after bupropion XL 112\.5 mg was started;/i);
  });
  test('before the medicine', () => {
    expect(story(onSertraline.numbSince('2025-05-01'))).toMatch(/^Numbness noticed 8 months before sertraline was started;/);
  });
  test('before the first of several', () => {
    const several = onSertraline.taking('citalopram', [['2025-09-01', 20]], { drugId: 'citalopram', stop: '2025-12-20' });
    expect(story(several.numbSince('2025-08-11'))).toMatch(/^Numbness noticed 3 weeks before citalopram, the first antidepressant on record, was started;/);
    expect(story(several.numbSince('2025-10-01'))).toBe('Numbness noticed 4 weeks after citalopram 20 mg was started, 14 weeks before sertraline was started; no PHQ-9 recorded.');
    expect(story(several.numbSince('2025-08-25', { latest: '2025-09-20' }))).toMatch(/^Numbness noticed between August 2025 and September 2025, citalopram 20 mg was started 01-Sep-2025, sertraline 18 weeks later;/);
    expect(story(onSertraline.taking('citalopram', [], { start: null, stop: '2025-12-20' }).numbSince('2025-08-11'))).toMatch(/before sertraline was started;/);
  });
  test('another that was over before the numbness began is not what it followed', () => {
    const over = onSertraline.taking('citalopram', [['2025-11-01', 20]], { drugId: 'citalopram', stop: '2025-11-05' });
    expect(story(over.numbSince('2025-12-20'))).toBe('Numbness noticed 2 weeks before sertraline was started; citalopram was stopped on 05-Nov-2025; no PHQ-9 recorded.');
    expect(story(over.numbSince('2025-11-03'))).toMatch(/^Numbness noticed 2 days after citalopram 20 mg was started, 9 weeks before sertraline was started;/);
  });
  test('months of two years have their year, both', () => {
    expect(story(onSertraline.numbSince('2025-11-10', { latest: '2025-12-20', precision: 'season and year' }))).toMatch(/^Numbness noticed between November 2025 and December 2025, before sertraline was started;/);
  });
  test('known to a month', () => {
    expect(story(onSertraline.numbSince('2026-07-01', { latest: '2026-07-31' }))).toMatch(/^Numbness noticed about 9 weeks after sertraline went from 100 to 150 mg;/);
  });
  test('known to a season, spoken of as such', () => {
    expect(story(onSertraline.numbSince('2026-06-01', { latest: '2026-08-31', precision: 'season and year' }))).toMatch(/^Numbness noticed between June and August, takes sertraline 150 mg since May;/);
  });
  test('on the day of a change', () => {
    expect(story(onSertraline.numbSince('2026-05-11'))).toMatch(/^Numbness noticed on the day sertraline went from 100 to 150 mg;/);
  });
  test.each(['2026-05-11', '2026-05-21'])('in the month of a change on %s: which came first is not said', (raisedOn) => {
    const raised = listed.taking('sertraline', [['2026-01-05', 100], [raisedOn, 150]], { drugId: 'sertraline' });
    const day = `${raisedOn.slice(8)}-May-2026`;
    expect(story(raised.numbSince('2026-05-01', { latest: '2026-05-31' }))).toBe(`Numbness noticed since May, sertraline went from 100 to 150 mg ${day}; no PHQ-9 recorded.`);
  });
  test('after the only antidepressant was stopped', () => {
    const stopped = listed.taking('sertraline', [['2026-01-05', 100]], { stop: '2026-06-20' }).taking('citalopram', [['2024-01-05', 20]], { stop: '2024-06-20' });
    expect(story(stopped.numbSince('2026-07-01'))).toBe('Numbness noticed since July, no antidepressant taken now, sertraline stopped 20-Jun-2026; no PHQ-9 recorded.');
    expect(story(listed.taking('sertraline', [['2026-01-05', 100]], { status: 'stopped' }))).toBe('No blunting report yet, no antidepressant taken now, sertraline stopped, day not recorded; no PHQ-9 recorded.');
  });
  test('always there', () => {
    expect(story(onSertraline.reported('sbr', -1, {}, { onset: { precision: 'always been this way', earliestOn: null, latestOn: null } }))).toMatch(/^Numbness reported as always there, takes sertraline 150 mg since May;/);
  });
  test('not known', () => {
    expect(story(onSertraline.reported('sbr', '2026-11-20', { 'ctx-welcome': 'unwanted' }))).toBe('Numbness reported 20-Nov-2026, onset not known, takes sertraline 150 mg since May; no PHQ-9 recorded.');
  });
});

describe('two antidepressants', () => {
  const both = onSertraline.taking('mirtazapine', [['2026-01-05', 30]], { drugId: 'mirtazapine' }).numbSince('2026-07-13');
  test('the one that timing does not name is named beside it', () => {
    expect(story(both)).toBe('Numbness noticed 9 weeks after sertraline went from 100 to 150 mg; mirtazapine 30 mg is taken too; no PHQ-9 recorded.');
    expect(assess(both.build(), knowledge, TODAY).otherSuspects).toEqual(['medication:mirtazapine:2026-01-05']);
  });
  test('not once the prescriber has chosen, nor when it began after the numbness or is taken for sleep', () => {
    expect(story(both.confirmedPresent('derived:indexMedicine', 'sertraline'))).not.toMatch(/taken too/);
    expect(story(onSertraline.taking('mirtazapine', [['2026-09-05', 30]]).numbSince('2026-07-13'))).not.toMatch(/taken too/);
    expect(story(onSertraline.taking('trazodone', [['2026-01-05', 50]], { drugId: 'trazodone', indication: 'sleep' }).numbSince('2026-07-13'))).not.toMatch(/taken too/);
  });
});

describe('another psychotropic changed before the onset', () => {
  const withQuetiapine = (start: string, onset: string, latest = onset) => onSertraline.taking('quetiapine', [[start, 150]], { drugId: 'quetiapine' }).numbSince(onset, { latest });
  test('later than the suspected medicine: named with its day', () => {
    expect(story(withQuetiapine('2026-09-03', '2026-09-01', '2026-09-30'))).toBe('Numbness noticed about 18 weeks after sertraline went from 100 to 150 mg; quetiapine 150 mg was started on 03-Sep-2026; no PHQ-9 recorded.');
  });
  test.each([['2026-05-10', '2026-07-13'], ['2026-08-03', '2026-07-13'], ['2026-06-01', '2026-10-01']])('started on %s, numb since %s: not named', (start, onset) => {
    expect(story(withQuetiapine(start, onset))).not.toMatch(/quetiapine/);
  });
});

describe('what else the record holds of the time before the onset', () => {
  const long = listed.taking('sertraline', [['2020-01-05', 100]], { drugId: 'sertraline' });
  test('days of two years are named whole, of one year once', () => {
    const window = (onset: string, latest: string) => /no medicine change on record (.*?);/.exec(story(listed.taking('sertraline', [['2020-01-05', 100]], { drugId: 'sertraline' }).numbSince(onset, { latest })))?.[1];
    expect([window('2026-09-01', '2026-09-30'), window('2026-02-01', '2026-02-28')]).toEqual(['19-Mar to 30-Sep-2026', '18-Aug-2025 to 28-Feb-2026']);
  });
  test('a life event with its day and how long before, and that no medicine changed', () => {
    expect(story(long.lived('bereavement', '2026-06-15', 'Wife died').numbSince('2026-07-13'))).toBe(
      'Numbness noticed since July, takes sertraline 100 mg since January 2020; on record in the 180 days before: no medicine change, Wife died (15-Jun-2026, 4 weeks before); no PHQ-9 recorded.',
    );
    expect(story(long.numbSince('2026-07-13'))).toContain('; no medicine change on record in the 180 days before; ');
  });
  test('beside the change of a medicine, and none of days after the onset or long before it', () => {
    const lived = onSertraline.lived('work', '2026-06-29', 'Back at work').lived('relationship', '2026-07-14', 'Wedding').lived('work', '2026-01-13', 'Night shifts').numbSince('2026-07-13');
    expect(story(lived)).toBe('Numbness noticed 9 weeks after sertraline went from 100 to 150 mg; no PHQ-9 recorded.');
    expect(beside(lived)).toBe('Before the numbness: Back at work (29-Jun-2026, 2 weeks before).');
    expect(assess(lived.build(), knowledge, TODAY).headlineEvents).toEqual(['event:work:2026-06-29']);
  });
  test('of an onset known to a month: about how long before, or that nobody knows which came first', () => {
    const july = (on: string) => beside(onSertraline.lived('bereavement', on, 'Wife died').numbSince('2026-07-01', { latest: '2026-07-31' }));
    expect(july('2026-06-17')).toContain('Wife died (17-Jun-2026, about 4 weeks before).');
    expect(july('2026-06-17')).toMatch(/^Before the numbness: /);
    expect(july('2026-07-20')).toMatch(/^Around the numbness: /);
    expect(july('2026-07-20')).toContain('Wife died (20-Jul-2026, not known whether before or after).');
    expect(beside(onSertraline.lived('bereavement', '2026-07-13', 'Wife died').numbSince('2026-07-13'))).toContain('Wife died (13-Jul-2026, the same day).');
  });
  test('of many events the last before the onset by name, the others counted', () => {
    const many = [40, 30, 20, 10].reduce((patient, days) => patient.lived('stress', -100 - days, `Move ${days}`), onSertraline).numbSince(-100);
    expect(beside(many)).toMatch(/: 1 earlier event, Move 30 \(.*\), Move 20 \(.*\), Move 10 \(.*, 10 days before\)\./);
  });
  test.each([
    ['a list that never came', (patient: PatientBuilder) => aPatient().with({ lifeEvents: patient.build().lifeEvents })],
    ['another medicine begun, whatever it is', (patient: PatientBuilder) => patient.taking('amoxicillin', [['2026-06-20', 1500]])],
    ['one with an unknown start', (patient: PatientBuilder) => patient.taking('citalopram', [], { start: null })],
    ['one that waits in the trust inbox', (patient: PatientBuilder) => patient.waitingFor('medication', 'Amitriptylin')],
    ['one stopped on an unknown day', (patient: PatientBuilder) => patient.taking('citalopram', [['2024-01-05', 20]], { status: 'stopped' })],
    ['one of which nobody knows whether it is taken', (patient: PatientBuilder) => patient.taking('citalopram', [['2024-01-05', 20]], { status: 'unknown' })],
  ])('%s: it does not say that no medicine changed, the event all the same', (_, change) => {
    const said = story(change(long.lived('bereavement', '2026-06-15', 'Wife died')).numbSince('2026-07-13'));
    expect(said).not.toContain('no medicine change');
    expect(said).toContain('before the numbness: Wife died (15-Jun-2026, 4 weeks before)');
  });
  test('nothing where no onset is known, or it was always there', () => {
    const lived = long.lived('bereavement', '2026-06-15', 'Wife died');
    expect(story(lived.reported('sbr', '2026-11-20', {}))).not.toContain('Wife died');
    expect(story(lived.reported('sbr', -1, {}, { onset: { precision: 'always been this way', earliestOn: null, latestOn: null } }))).not.toContain('Wife died');
  });
});

describe('what the patient says changed in the two months before', () => {
  const answered = (around: readonly string[] | null, newer: PatientBuilder = onSertraline) => newer.numbSince('2026-07-13', { answers: { 'ctx-around-onset': around } });
  test('stands beside the headline, what a medicine did apart: that is told from the record', () => {
    expect(beside(answered(['dose went up', 'more alcohol', 'season changed']))).toBe('The patient says of the two months before: more alcohol, season changed.');
    expect(beside(answered(['dose went up', 'started a medicine']))).toBeNull();
  });
  test('not where it was not answered, or nothing came to mind, nor of an onset that was always there', () => {
    expect(beside(answered(null))).toBeNull();
    expect(beside(answered(['nothing I can think of']))).toBeNull();
    expect(beside(onSertraline.reported('sbr', -1, { 'ctx-around-onset': ['a loss'] }, { onset: { precision: 'always been this way', earliestOn: null, latestOn: null } }))).toBeNull();
  });
  test('every answer that the form offers is told or is about a medicine', () => {
    const content = JSON.stringify(knowledge.instruments.find(({ id }) => id === 'sbr')?.content);
    const offered = JSON.parse(/"id":"ctx-around-onset".*?"options":(\[.*?\])/.exec(content)?.[1] ?? '[]') as readonly string[];
    expect(offered.filter((answer) => beside(answered([answer])) === null)).toEqual(['started a medicine', 'dose went up', 'dose went down or missed doses', 'changed medicine', 'added another medicine', 'nothing I can think of']);
    expect(offered.filter((answer) => beside(answered([answer]))?.includes(answer) === true)).toHaveLength(8);
  });
  test.each([['carer', 'a carer'], ['interpreter', 'an interpreter'], ['clinician', 'a clinician'], ['unknown', 'a person not recorded']] as const)('H-13: where the form was filled in by another than the patient (%s) it is the report that says so', (filledBy, words) => {
    const report = onSertraline.reported('sbr', -1, { 'ctx-around-onset': ['a loss'] }, { filledBy, onset: { precision: 'day', earliestOn: localDate('2026-07-13'), latestOn: localDate('2026-07-13') } });
    expect(beside(report)).toBe(`The report (filled in by ${words}) says of the two months before: a loss.`);
  });
  test('by the report that names the onset', () => {
    const earlier = onSertraline.reported('sbr', -90, { 'ctx-around-onset': ['a loss'] }, { onset: { precision: 'day', earliestOn: localDate('2026-07-01'), latestOn: localDate('2026-07-01') } });
    expect(beside(answered(['more alcohol'], earlier))).toBe('The patient says of the two months before: more alcohol.');
  });
});

describe('a blunting report before the stated onset', () => {
  const scored = (on: string, scores: Record<string, number>, words: readonly string[] = []) => onSertraline.reported('sbr', on, {}, { scores, words }).numbSince('2026-07-13');
  test('that is higher than before: its day, how long before, and its numbers', () => {
    const told = scored('2026-06-08', { total_now: 6, change: 3, pairs: 12 });
    expect(story(told)).toBe('Numbness noticed 9 weeks after sertraline went from 100 to 150 mg; no PHQ-9 recorded.');
    expect(beside(told)).toBe('Blunting report 08-Jun-2026, 5 weeks before the stated onset: 6 of 48 (not validated), 3 more than recalled before (12 items).');
  });
  test('that has nothing to be compared with, or no total', () => {
    expect(beside(scored('2026-06-08', { total_now: 6 }))).toContain('5 weeks before the stated onset: 6 of 48 (not validated).');
    expect(beside(scored('2026-06-08', {}, ['A bit flat.']))).toContain('5 weeks before the stated onset: words and no total.');
  });
  test.each([['2026-06-08', 0], ['2026-06-08', -2], ['2026-07-13', 3], ['2026-01-13', 3]])('of %s with a change of %d: not named', (on, change) => {
    expect(beside(scored(on, { total_now: 6, change, pairs: 12 }))).toBeNull();
  });
});

describe('the changes that it speaks of', () => {
  const named = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).headlineChanges.map(({ episode, kind, on, lagDays }) => [episode.split(':')[1], kind, on, lagDays]);
  const other = (start: string) => onSertraline.taking('quetiapine', [[start, 150]], { drugId: 'quetiapine' });
  test('the change beside the onset, with its days', () => {
    expect(named(onSertraline.numbSince('2026-07-13'))).toEqual([['sertraline', 'increase', '2026-05-11', 63]]);
    expect(named(onSertraline.numbSince('2026-05-01', { latest: '2026-05-31' }))).toEqual([['sertraline', 'increase', '2026-05-11', null]]);
  });
  test('another one that changed later, whatever else is called in the sentence', () => {
    expect(named(other('2026-09-03').numbSince('2026-09-20'))).toEqual([['sertraline', 'increase', '2026-05-11', 132], ['quetiapine', 'start', '2026-09-03', 17]]);
    const taken = onSertraline.taking('mirtazapine', [['2026-05-10', 30]], { drugId: 'mirtazapine' }).numbSince('2026-07-13');
    expect(story(taken)).toMatch(/mirtazapine 30 mg is taken too/);
    expect(named(taken).map(([medicine]) => medicine)).toEqual(['sertraline']);
  });
  test('what was started after the numbness has no days to it', () => {
    const several = onSertraline.taking('citalopram', [['2025-09-01', 20]], { drugId: 'citalopram', stop: '2025-12-20' });
    expect(named(several.numbSince('2025-10-01'))).toEqual([['citalopram', 'start', '2025-09-01', 30], ['sertraline', 'start', '2026-01-05', null]]);
    expect(named(several.numbSince('2025-08-11'))).toEqual([['citalopram', 'start', '2025-09-01', null]]);
  });
  test('since when a dose is taken, and when the last one was stopped', () => {
    expect(named(onSertraline)).toEqual([['sertraline', 'increase', '2026-05-11', null]]);
    expect(named(listed.taking('sertraline', [['2026-01-05', 100]], { stop: '2026-06-20' }).numbSince('2026-07-01'))).toEqual([['sertraline', 'stop', '2026-06-20', 11]]);
    expect(named(listed)).toEqual([]);
  });
});

describe('what is lacking', () => {
  test('no report', () => {
    expect(story(onSertraline)).toBe('No blunting report yet, takes sertraline 150 mg since May; no PHQ-9 recorded.');
  });
  test('no medicine, no list, nothing at all', () => {
    expect(story(listed)).toBe('No blunting report yet, no antidepressant on the list; no PHQ-9 recorded.');
    expect(story(listed.planning('sertraline', [['2026-12-01', 50]]))).toBe('No blunting report yet, no antidepressant taken now; no PHQ-9 recorded.');
    expect(story(aPatient())).toBe('No blunting report yet, no medication list received; no PHQ-9 recorded.');
  });
  test('no dose, no start, not said whether taken', () => {
    expect(story(listed.taking('citalopram', [], { start: null }))).toMatch(/takes citalopram, dose not recorded;/);
    expect(story(listed.taking('citalopram', [], { start: '2026-05-01' }))).toMatch(/takes citalopram since May, dose not recorded;/);
    expect(story(listed.taking('citalopram', [['2026-05-01', 20]], { status: 'unknown' }).numbSince('2026-07-13').confirmedPresent('derived:indexMedicine', 'citalopram'))).toMatch(/^Numbness noticed since July, citalopram 20 mg on the list, not said whether taken;/);
    expect(story(listed.taking('citalopram', [], { start: null, status: 'unknown' }))).toMatch(/^No blunting report yet, citalopram on the list, not said whether taken;/);
  });
});

describe('mood', () => {
  test('in remission since the first score after a pause of years', () => {
    const paused = onSertraline.scored('phq9', '2023-02-01', 3).scored('phq9', '2026-09-02', 3).scored('phq9', '2026-11-20', 3);
    expect(story(paused)).toMatch(/; PHQ-9 in remission since September\.$/);
  });
  test('a single score, an old one, one that rose', () => {
    expect(story(onSertraline.scored('phq9', '2026-11-20', 12))).toMatch(/; PHQ-9 12 on 20-Nov-2026\.$/);
    expect(story(onSertraline.scored('phq9', '2025-03-01', 12))).toMatch(/; last PHQ-9 12 in March 2025\.$/);
    expect(story(onSertraline.scored('phq9', '2026-09-20', 4).scored('phq9', '2026-11-20', 12))).toMatch(/; PHQ-9 up from 4 to 12 \(20-Sep to 20-Nov-2026\): depression may be returning or getting worse\.$/);
  });
  test('an estimated total, said to be one', () => {
    expect(story(onSertraline.reported('phq9', '2026-11-20', {}, { scores: { total: 12 }, estimated: true }))).toMatch(/; PHQ-9 12 \(estimated\) on 20-Nov-2026\.$/);
  });
});

describe('a PHQ-9 that rose around the onset', () => {
  const long = listed.taking('sertraline', [['2020-01-05', 100]], { drugId: 'sertraline' });
  const mood = (patient: PatientBuilder) => story(patient).replace(/^.*?(?=PHQ-9)/, '');
  const low = long.numbSince('2026-07-13').scored('phq9', '2026-05-20', 4);
  test('is told with both values and days, and with what came of it', () => {
    expect(mood(low.scored('phq9', '2026-08-10', 14).scored('phq9', '2026-11-10', 12))).toBe('PHQ-9 rose around the onset, 4 to 14 (20-May to 10-Aug-2026); PHQ-9 12 on 10-Nov-2026.');
    expect(mood(low.scored('phq9', '2026-08-10', 9).scored('phq9', '2026-11-10', 16))).toBe('PHQ-9 rose around the onset, 4 to 9 (20-May to 10-Aug-2026), now 16 (10-Nov-2026): depression may be returning or getting worse.');
    expect(mood(low.scored('phq9', '2026-08-10', 14).scored('phq9', '2026-10-02', 3).scored('phq9', '2026-11-10', 2))).toBe('PHQ-9 rose around the onset, 4 to 14 (20-May to 10-Aug-2026); PHQ-9 in remission since October.');
    expect(mood(long.numbSince('2026-10-01').scored('phq9', '2026-09-01', 4).scored('phq9', '2026-11-10', 10))).toBe('PHQ-9 rose around the onset, 4 to 10 (01-Sep to 10-Nov-2026): depression may be returning or getting worse.');
  });
  test.each([
    ['the lower score is as old as a year before the higher', long.numbSince('2026-07-13').scored('phq9', '2025-08-01', 4).scored('phq9', '2026-08-10', 14)],
    ['the higher score came long after', low.scored('phq9', '2026-10-20', 14)],
    ['it rose by less', low.scored('phq9', '2026-08-10', 8)],
    ['it was high before', long.numbSince('2026-07-13').scored('phq9', '2026-05-20', 4).scored('phq9', '2026-07-01', 14).scored('phq9', '2026-08-10', 14)],
    ['the onset is not known', long.reported('sbr', '2026-11-20', {}).scored('phq9', '2026-05-20', 4).scored('phq9', '2026-08-10', 14)],
  ])('not where %s', (_, patient) => {
    expect(story(patient)).not.toContain('rose around the onset');
  });
});

describe('trials that ended for no benefit', () => {
  const depressed = onSertraline.diagnosed('F32.2', { since: '2025-01-01' }).numbSince('2026-07-13');
  const failed = (drug: string, steps: readonly (readonly [string, number | null])[], stop: string) => (patient: PatientBuilder) => patient.taking(drug, steps, { id: `medication:${drug}:${stop}`, drugId: drug, stop, stopReason: 'no-benefit' });
  const citalopram = failed('citalopram', [['2025-01-10', 20], ['2025-02-10', 40]], '2025-04-20');
  const escitalopram = failed('escitalopram', [['2025-04-21', 20]], '2025-07-20');
  test('are told beside the headline, each medicine once, with the highest dose', () => {
    expect(beside(escitalopram(citalopram(depressed)))).toBe('2 adequate trials in this episode ended without benefit: citalopram up to 40 mg, escitalopram up to 20 mg.');
    const again = failed('citalopram', [['2025-08-01', 20]], '2025-10-20');
    expect(beside(again(citalopram(depressed)))).toBe('1 adequate trial in this episode ended without benefit: citalopram up to 40 mg.');
  });
  test('an unknown dose is no adequate trial, and no inadequate one either', () => {
    const unknown = failed('escitalopram', [['2025-04-21', null]], '2025-07-20');
    expect(beside(unknown(citalopram(depressed)))).toBe('1 adequate trial in this episode ended without benefit: citalopram up to 40 mg; escitalopram ended without benefit, not known whether the trial was adequate.');
  });
  test('too short, too low, in an earlier episode, or ended for something else: not told', () => {
    expect(beside(failed('citalopram', [['2025-03-20', 40]], '2025-04-20')(depressed))).toBeNull();
    expect(beside(failed('citalopram', [['2025-01-10', 10]], '2025-04-20')(depressed))).toBeNull();
    expect(beside(failed('citalopram', [['2023-01-10', 40]], '2023-04-20')(depressed))).toBeNull();
    expect(beside(depressed.taking('citalopram', [['2025-01-10', 40]], { drugId: 'citalopram', stop: '2025-04-20', stopReason: 'side-effect' }))).toBeNull();
  });
  test('where no episode is dated it says so; a count that was said stands beside the record, both once', () => {
    expect(beside(citalopram(onSertraline.numbSince('2026-07-13')))).toBe('1 adequate trial, of which episode is not recorded, ended without benefit: citalopram up to 40 mg.');
    const answered = (value: 'present' | 'absent', detail: number | null, patient = citalopram(depressed)) => beside(patient.confirmed('derived:adequateTrialsThisEpisode', value, detail, '2026-11-01'));
    expect(answered('present', 2)).toBe('Adequate trials without benefit in this episode: 2 as answered 01-Nov-2026, on record 1: citalopram up to 40 mg.');
    for (const none of [answered('present', 0), answered('absent', null)]) expect(none).toBe('Adequate trials without benefit in this episode: none as answered 01-Nov-2026, on record 1: citalopram up to 40 mg.');
    expect(answered('present', 2, depressed)).toBe('Adequate trials without benefit in this episode: 2 as answered 01-Nov-2026.');
    expect([answered('absent', null, depressed), answered('present', 1)]).toEqual([null, '1 adequate trial in this episode ended without benefit: citalopram up to 40 mg.']);
  });
  test('what was taken for something else is none of them, and where it may have been nobody knows', () => {
    const amitriptyline = (indication: string | null, startReason?: string) => depressed.taking('amitriptyline', [['2025-01-10', 75]], { drugId: 'amitriptyline', stop: '2025-04-20', stopReason: 'no-benefit', indication, ...(startReason !== undefined && { startReason }) });
    for (const reason of ['Migraine prevention', 'Sleep and back pain']) expect(beside(amitriptyline(reason))).toBeNull();
    expect(beside(amitriptyline('Panic'))).toBe('Amitriptyline (recorded for panic) ended without benefit, not known whether the trial was adequate.');
    expect(beside(amitriptyline(null, 'migraine prevention'))).toBe('Amitriptyline ended without benefit, not known whether the trial was adequate.');
    for (const reason of [null, 'Not stated', 'Depression, migraine', 'F32.2']) expect(beside(amitriptyline(reason, 'First episode'))).toBe('1 adequate trial in this episode ended without benefit: amitriptyline up to 75 mg.');
  });
});

describe('where it eased on less', () => {
  const lowered = listed.taking('sertraline', [['2026-01-05', 100], ['2026-02-11', 150], ['2026-09-20', 100]], { drugId: 'sertraline' }).scored('phq9', '2026-09-14', 3).scored('phq9', '2026-11-18', 3)
    .reported('sbr', '2026-09-14', {}, { scores: { total_now: 28 } })
    .reported('sbr', '2026-11-18', {}, { scores: { total_now: 12 }, onset: { precision: 'day', earliestOn: localDate('2026-04-13'), latestOn: localDate('2026-04-13') } });
  test('the change and the scores on both sides of it stand in the sentence', () => {
    expect(story(lowered)).toContain('; eased after sertraline went from 150 to 100 mg on 20-Sep-2026, blunting report (not validated) 28 to 12 (14-Sep to 18-Nov-2026); ');
  });
  test('or that somebody said so; nothing where it did not', () => {
    expect(story(onSertraline.numbSince('2026-07-13').confirmedPresent('derived:dechallenge', 'improved', '2026-11-01'))).toContain('; eased when sertraline was lowered or stopped, as answered 01-Nov-2026; ');
    expect(story(onSertraline.numbSince('2026-07-13'))).not.toContain('eased');
  });
});

describe('a sentence of more than 45 words', () => {
  const words = (text: string): number => text.split(' ').length;
  const long = listed.taking('escitalopram', [['2025-01-05', 10], ['2025-10-10', 20]], { drugId: 'escitalopram' });
  const laidOff = (patient: PatientBuilder) => patient.lived('work', '2026-08-20', 'Laid off after 19 years').numbSince('2026-09-01', { latest: '2026-09-30' });
  const fallen = (patient: PatientBuilder) => laidOff(patient).scored('phq9', '2026-06-17', 4).scored('phq9', '2026-09-09', 9).scored('phq9', '2026-11-19', 16);
  test('keeps the change, the event nearest before, the rise of the PHQ-9 and what is asked for safety; days and what did not change stand beside it', () => {
    const chart = fallen(long.diagnosed('F32.1'));
    expect(says(chart)).toBe(
      'Numbness noticed about 11 months after escitalopram went from 10 to 20 mg; about 4 weeks before it: Laid off after 19 years; PHQ-9 rose around the onset, 4 to 9, now 16; not asked: suicidal thoughts now, MAO inhibitors, allergies and 6 more.',
    );
    expect(beside(chart)).toBe(
      'On record 19-Mar to 30-Sep-2026: no medicine change, Laid off after 19 years (20-Aug-2026, about 4 weeks before); PHQ-9 4 on 17-Jun-2026, 9 on 09-Sep-2026, 16 on 19-Nov-2026: depression may be returning or getting worse.',
    );
  });
  test('names fewer of what was not asked first, and leaves the rest as it was', () => {
    const eased = listed.taking('sertraline', [['2026-01-05', 100], ['2026-02-11', 150], ['2026-09-20', 100]], { drugId: 'sertraline' }).scored('phq9', '2026-09-14', 3).scored('phq9', '2026-11-18', 3)
      .reported('sbr', '2026-09-14', {}, { scores: { total_now: 28 } })
      .reported('sbr', '2026-11-18', {}, { scores: { total_now: 12 }, onset: { precision: 'day', earliestOn: localDate('2026-04-13'), latestOn: localDate('2026-04-13') } });
    expect(says(eased)).toMatch(/28 to 12 \(14-Sep to 18-Nov-2026\); PHQ-9 in remission since September; not asked: [^,]+ and \d+ more\.$/);
    expect(words(says(eased))).toBeLessThanOrEqual(45);
    expect(beside(eased)).toBeNull();
  });
  test('an event whose name alone is too long stands beside it whole', () => {
    const told = long.lived('work', '2026-08-20', Array.from({ length: 30 }, (_, place) => `word${place}`).join(' ')).numbSince('2026-09-01', { latest: '2026-09-30' });
    expect(says(told)).not.toContain('word0');
    expect(words(says(told))).toBeLessThanOrEqual(45);
    expect(beside(told)).toContain('no medicine change, word0 word1');
  });
  test('of several events the last is named and the others are counted; of days of an onset nobody knows which came first', () => {
    const two = fallen(long.diagnosed('F32.1').lived('relationship', '2026-07-20', 'Divorced'));
    expect(says(two)).toContain('; about 4 weeks before it: Laid off after 19 years and 1 earlier; ');
    expect(beside(two)).toContain('Divorced (20-Jul-2026');
    const between = fallen(long.diagnosed('F32.1').lived('relationship', '2026-09-20', 'Divorced'));
    expect(says(between)).toContain('; before or after it: Divorced and 1 earlier; ');
  });
});

test('danger comes first', () => {
  expect(says(onSertraline.reported('phq9', -1, { 'phq9-9': 1 }))).toMatch(/^Thoughts of death or self-harm on the PHQ-9; no blunting report yet/);
});

test('a question answered with "still unknown" is not said to be not asked', () => {
  const asked = inRemission(onSertraline).numbSince('2026-07-13').askedInVain('condition:seizure-disorder');
  expect(says(asked)).not.toMatch(/seizures/);
  expect(assess(asked.build(), knowledge, TODAY).questions.find(({ fact }) => fact === 'seizures')?.askedOn).toBe(TODAY);
});

describe('a dose lowered since the numbness, of which nothing was measured', () => {
  const lowered = listed.taking('venlafaxine', [['2025-11-01', 75], ['2026-01-05', 150], ['2026-10-31', 112.5], ['2026-11-14', 75]], { drugId: 'venlafaxine-xr' });
  const wished = lowered.numbSince('2026-02-10', { reportedOn: '2026-10-29', answers: { 'ctx-wants': ['lower the dose'], 'ctx-dose-link': ['worse when higher'] } }).scored('phq9', '2026-10-29', 2);
  const measured = wished.scored('sbr', '2026-11-20', 20, 'total_now');

  test('the sentence names the change just made and that its result is not known', () => {
    expect(story(wished)).toContain('; venlafaxine XR went from 150 to 75 mg on 14-Nov-2026, not measured since;');
    expect(says(wished).split(' ').length).toBeLessThanOrEqual(45);
    expect(says(measured)).not.toContain('not measured since');
    expect(says(wished.reported('sbr', '2026-11-20', { 'ctx-welcome': 'unwanted' })), 'an answer without a total').toContain('not measured since');
    expect(says(lowered.taking('venlafaxine', [['2026-11-20', 150]], { drugId: 'venlafaxine-xr', id: 'medication:again' }).numbSince('2026-02-10'))).not.toContain('not measured since');
  });
});

import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { assess } from '../assess';
import type { Knowledge } from '../model/knowledge';
import type { OptionId } from '../model/ids';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const read = loadKnowledge();
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'kp-trd': ['active depression', 'PHQ-9 10 or more', 'two adequate trials failed', 'adult'],
  'kp-mdsi': ['active depression', 'acute suicidal ideation'],
};
/** The content with parts for the rules of this test. */
const knowledge: Knowledge = { ...read, options: read.options.map((option) => ({ ...option, rules: option.rules.map((rule) => ({ ...rule, ...(PARTS[rule.id] !== undefined && { whenParts: PARTS[rule.id] ?? [] }) })) })) };
const deciding = (patient: PatientBuilder, id: OptionId, from = knowledge): string => assess(patient.build(), from, TODAY).options.find((option) => option.id === id)?.deciding ?? '';

const depressed = aPatient().aged(38).livingIn('US').withLists().diagnosed('F33.1', { since: -800 }).taking('sertraline', [[-400, 50]], { drugId: 'sertraline', indication: 'depression' })
  .confirmedAbsent('derived:acuteSuicidalIdeationMdd');

test('of an indication in several parts only what fails on this chart is said, with the value', () => {
  expect(deciding(depressed.scored('phq9', -3, 14).confirmedPresent('derived:adequateTrialsThisEpisode', 1), 'ketamine-pathway')).toBe('Not on this chart: two adequate trials failed (here 1); or acute suicidal ideation');
  expect(deciding(depressed.scored('phq9', -3, 3).confirmedPresent('derived:adequateTrialsThisEpisode', 2), 'ketamine-pathway')).toBe('Not on this chart: PHQ-9 10 or more (here 3 of 27); or acute suicidal ideation');
  expect(deciding(depressed.scored('phq9', -3, 3).confirmedPresent('derived:adequateTrialsThisEpisode', 0), 'ketamine-pathway')).toBe('Not on this chart: PHQ-9 10 or more (here 3 of 27), two adequate trials failed (here 0); or acute suicidal ideation');
});

test('an indication of one part is said whole, with the value it reads', () => {
  expect(deciding(depressed.scored('phq9', -40, 4).scored('phq9', -3, 3), 'manage-relapse')).toMatch(/^Not on this chart: .*PHQ-9 10 or more within 28 days \(here 3 of 27\)$/);
});

test('beside the answer to one item the total of its form does not stand', () => {
  const said = readVignettes().flatMap(({ chart, on }) => assess(chart, knowledge, on).options.filter(({ id, status }) => id === 'watchful-waiting' && status === 'not-applicable').map((option) => option.deciding));
  expect(said.length).toBeGreaterThan(5);
  expect(said.filter((words) => words.includes('here'))).toEqual([]);
});

test('content without parts says the whole', () => {
  const whole: Knowledge = { ...read, options: read.options.map((option) => ({ ...option, rules: option.rules.map(({ whenParts: _, ...rule }) => rule) })) };
  expect(deciding(depressed.scored('phq9', -3, 3), 'ketamine-pathway', whole)).toContain('adult, active depression with PHQ-9 10 or more, two adequate antidepressant trials failed in this episode');
});

test('an adult with a PHQ-9 of 14 hears of the trials alone, in the words of the content', () => {
  expect(deciding(depressed.scored('phq9', -3, 14).confirmedPresent('derived:adequateTrialsThisEpisode', 1), 'ketamine-pathway', read)).toBe(
    'Not on this chart: two adequate antidepressant trials failed in this episode (here 1); or acute suicidal ideation or behaviour (clinician-entered)',
  );
});

const trials = (patient: PatientBuilder): string => /\(here ([^)]*)\)/.exec(deciding(patient.scored('phq9', -3, 14).confirmedAbsent('derived:acuteSuicidalIdeationMdd'), 'ketamine-pathway'))?.[1] ?? '';
const plain = aPatient().aged(38).livingIn('US').withLists().diagnosed('F33.1', { since: -800 });

test('a count of failed trials says why what was taken is none of them', () => {
  expect(trials(plain.taking('sertraline', [[-400, 100]], { drugId: 'sertraline' }))).toBe('0; not counted: sertraline, still taken');
  const stopped = (dose: number, until: number, kind: 'no-benefit' | 'side-effect') => plain.taking('sertraline', [[-400, dose]], { drugId: 'sertraline', stop: until, stopReason: kind });
  expect(trials(stopped(100, -30, 'side-effect'))).toBe('0; not counted: sertraline, ended for a side effect');
  expect(trials(stopped(25, -30, 'no-benefit'))).toBe('0; not counted: sertraline, under 6 weeks at 50 mg or more');
  expect(trials(stopped(100, -30, 'no-benefit').taking('citalopram', [[-29, 20]], { drugId: 'citalopram' }))).toBe('1; not counted: citalopram, still taken');
});

test('a rise that cannot be told is said with what was measured, never as a range of what could be', () => {
  const series = depressed.scored('phq9', -300, 15).scored('phq9', -20, 3).scored('phq9', -2, 2);
  expect(deciding(series, 'manage-relapse')).toContain('PHQ-9 up by 5 or more (here the newest is 2 on 20-Nov-2026, none 28 to 120 days before)');
  expect(deciding(depressed.scored('phq9', -60, 8).scored('phq9', -2, 4), 'manage-relapse')).toContain('PHQ-9 up by 5 or more (here down by 4 points)');
  expect(deciding(depressed.scored('phq9', -60, 4).scored('phq9', -2, 4), 'manage-relapse')).toContain('PHQ-9 up by 5 or more (here unchanged)');
});

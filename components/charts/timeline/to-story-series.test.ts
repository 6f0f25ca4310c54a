import { describe, expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { localDate } from '@/server/clinical/model/local-date';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayNumber, dayOfNumber } from '../../ui/days';
import { changedBefore, sentencesOf, toEventSeries, toIntervals, toOnset, toWordsSeries } from './to-story-series';

describe('the patient’s words', () => {
  test('are cut between sentences and never inside one', () => {
    expect(sentencesOf('I cry less. I laugh less, too.')).toEqual(['I cry less.', 'I laugh less, too.']);
    expect(sentencesOf('Nothing at all')).toEqual(['Nothing at all']);
    expect(sentencesOf('Why? I do not know… perhaps the dose.')).toEqual(['Why?', 'I do not know…', 'perhaps the dose.']);
    expect(sentencesOf('')).toEqual([]);
  });

  test('come from reports with words only, in order of day', () => {
    const chart = aPatient()
      .reported('sbr', -5, {}, { words: ['Second.'] })
      .reported('sbr', -50, {}, { words: ['First.'] })
      .reported('sbr', -70, {})
      .build();
    expect(toWordsSeries(chart.reports, TODAY).map(({ sentences }) => sentences[0])).toEqual(['First.', 'Second.']);
    expect(toWordsSeries(chart.reports.map((report) => ({ ...report, filledBy: 'carer' as const })), TODAY).map(({ by }) => by)).toEqual(['a carer', 'a carer']);
    expect(toWordsSeries(chart.reports, TODAY).some(({ by }) => by !== undefined)).toBe(false);
  });
});

test('words of a day on which a report raised a flag are known as such, whichever form raised it', () => {
  const chart = aPatient().reported('sbr', -5, {}, { words: ['Here.'] }).reported('phq9', -5, {}, {}).reported('sbr', -50, {}, { words: ['There.'] }).build();
  const phq9 = chart.reports.find(({ instrument }) => instrument === 'phq9');
  const marked = (facts: readonly string[]) => toWordsSeries(chart.reports, TODAY, [{ facts }]).map(({ flagged }) => flagged ?? false);
  expect(marked([phq9?.id ?? ''])).toEqual([false, true]);
  expect(marked(['another'])).toEqual([false, false]);
});

describe('the onset', () => {
  test('is a band as wide as its precision', () => {
    const chart = aPatient().numbSince('2026-07-01', { latest: '2026-07-31', precision: 'month' }).build();
    expect(toOnset(chart.reports, TODAY)).toEqual({ from: dayNumber('2026-07-01'), to: dayNumber('2026-07-31'), words: 'numbness first noticed Jul 2026' });
  });

  test('is not drawn where nobody can name it', () => {
    const chart = aPatient().reported('sbr', -5, {}, { onset: { precision: 'always been this way', earliestOn: null, latestOn: null } }).build();
    expect(toOnset(chart.reports, TODAY)).toBeNull();
  });

  test('is the one that the headline names: none where the newest says that it was always there, and never after the day of reasoning', () => {
    const always = aPatient().numbSince('2026-07-01', { reportedOn: -50 }).reported('sbr', -5, {}, { onset: { precision: 'always been this way', earliestOn: null, latestOn: null } });
    expect(toOnset(always.build().reports, TODAY)).toBeNull();
    const unsure = aPatient().numbSince('2026-07-01', { reportedOn: -50 }).reported('sbr', -5, {}, { onset: { precision: 'not sure', earliestOn: null, latestOn: null } });
    expect(toOnset(unsure.build().reports, TODAY)?.from).toBe(dayNumber('2026-07-01'));
    const thisMonth = aPatient().numbSince(-10, { latest: 10 }).build();
    expect(toOnset(thisMonth.reports, TODAY)?.to).toBe(dayNumber(TODAY));
  });
});

test('events are in order of day and none lies after the day of reasoning', () => {
  const chart = aPatient().lived('work', -10, 'Back at work').lived('birth', -400, 'Daughter born').lived('stress', 30, 'Move').build();
  expect(toEventSeries(chart, TODAY).map(({ title }) => title)).toEqual(['Daughter born', 'Back at work']);
});

test('what changed in the three months before the onset is told apart from what changed long ago', () => {
  const onset = { to: dayNumber('2026-09-30') };
  const change = { what: '', kind: 'dose' as const };
  const changes = [
    { ...change, on: localDate('2022-12-03'), lagDays: 1385, facts: ['old'] },
    { ...change, on: localDate('2026-09-03'), lagDays: 20, facts: ['near'] },
    { ...change, on: localDate('2026-09-10'), lagDays: null, facts: ['within'] },
    { ...change, kind: 'event' as const, on: localDate('2026-09-05'), lagDays: 18, facts: ['event'] },
  ];
  expect([...changedBefore({ changes, headlineChanges: [] }, onset)]).toEqual(['near', 'within']);
  expect([...changedBefore({ changes: [{ ...change, on: localDate('2026-09-10'), lagDays: null, facts: ['x'] }], headlineChanges: [] }, null)]).toEqual([]);
  const named = { episode: 'old', kind: 'increase' as const, on: localDate('2022-12-03'), lagDays: 1385 };
  expect([...changedBefore({ changes, headlineChanges: [named] }, onset)]).toEqual(['old', 'near', 'within']);
});

describe('the bracket', () => {
  const knowledge = loadKnowledge();
  const own = aPatient().aged(38).livingIn('US').withLists().taking('sertraline', [['2026-01-05', 100], ['2026-05-11', 150]], { id: 'own', drugId: 'sertraline' });
  const drawn = (patient: PatientBuilder) => {
    const chart = patient.build();
    const assessment = assess(chart, knowledge, TODAY);
    return toIntervals(chart, assessment, null).map(({ episode, change, words, from }) => [episode, change, words, dayOfNumber(from)]);
  };
  const other = (start: string, onset: string) => own.taking('quetiapine', [[start, 50]], { id: 'other', drugId: 'quetiapine' }).numbSince(onset);

  test('begins at the change that the headline puts beside the numbness', () => {
    expect(drawn(own.numbSince('2026-07-13'))).toEqual([['own', '100 to 150 mg', '9 weeks', '2026-05-11']]);
  });
  test('begins at a later start of another medicine that the headline names, and at none that it does not name', () => {
    expect(drawn(other('2026-06-22', '2026-07-13'))).toEqual([['other', 'quetiapine 50 mg started', '3 weeks', '2026-06-22']]);
    expect(drawn(other('2026-05-10', '2026-07-13')).map(([episode]) => episode)).toEqual(['own']);
  });
  test('begins at the stop where the numbness came after it', () => {
    const stopped = own.taking('citalopram', [['2026-08-03', 20]], { id: 'gone', drugId: 'citalopram', stop: '2026-09-07' });
    const after = stopped.numbSince('2026-09-28').confirmedPresent('derived:indexMedicine', 'gone');
    expect(assess(after.build(), knowledge, TODAY).headline).toMatch(/^Numbness noticed 3 weeks after citalopram was stopped;/);
    expect(drawn(after)).toEqual([['gone', 'stopped', '3 weeks', '2026-09-07']]);
  });
  test('does not begin where another medicine ended beside it', () => {
    const ended = own.taking('trazodone', [['2026-03-01', 50]], { id: 'ended', drugId: 'trazodone', stop: '2026-06-28', indication: 'sleep' }).numbSince('2026-07-13');
    expect(assess(ended.build(), knowledge, TODAY).headline).toContain('trazodone was stopped on 28-Jun-2026');
    expect(drawn(ended).map(([episode]) => episode)).toEqual(['own']);
  });
  test('is not drawn where the headline names nothing that came before', () => {
    expect(drawn(own.numbSince('2025-05-01'))).toEqual([]);
    expect(drawn(own.numbSince('2026-06-01', { latest: '2026-08-31', precision: 'season and year' }))).toEqual([]);
  });
});

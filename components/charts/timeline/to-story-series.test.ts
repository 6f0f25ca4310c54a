import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { dayNumber } from '../../ui/days';
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
  expect([...changedBefore(changes, onset)]).toEqual(['near', 'within']);
  expect([...changedBefore([{ ...change, on: localDate('2026-09-10'), lagDays: null, facts: ['x'] }], null)]).toEqual([]);
});

test('the bracket is drawn from the change of another medicine that the headline names, and from the suspected one’s where it names none', () => {
  const chart = aPatient().taking('sertraline', [[-1400, 100]], { id: 'own' }).taking('quetiapine', [[-95, 50], [-73, 150]], { id: 'other' }).build();
  const step = (id: string, place: number) => {
    const on = chart.episodes.find((episode) => episode.id === id)?.steps[place]?.from;
    if (on === undefined) throw new Error('no such step');
    return on;
  };
  const changes = [
    { what: '', kind: 'start' as const, on: step('own', 0), lagDays: 1347, facts: ['own'] },
    { what: '', kind: 'add-on' as const, on: step('other', 0), lagDays: 42, facts: ['other'] },
    { what: '', kind: 'dose' as const, on: step('other', 1), lagDays: 20, facts: ['other'] },
  ];
  const drawn = (headline: string) => toIntervals(chart, { changes, indexMedicine: 'own', headline }, null).map(({ episode, change, words, from, to }) => [episode, change, words, to - from]);
  expect(drawn('Numbness reported since September; quetiapine went from 50 to 150 mg on 03-Sep-2026.')).toEqual([['other', 'quetiapine 50 to 150 mg', '3 weeks', 20]]);
  expect(drawn('Numbness reported 4 years after sertraline 100 mg was started.').map(([episode]) => episode)).toEqual(['own']);
});

import { describe, expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { dayNumber } from '../../ui/days';
import type { ScoreSeries } from './series';
import { LONGEST_JOIN_DAYS, toScoreSeries } from './to-score-series';

const instrument = (id: string, max: number, field = 'total') => ({
  id, title: id, fullTitle: id, version: null, entry: 'items' as const, labelToShow: id === 'sbr' ? 'not validated' : null, direction: '',
  items: [], options: [], fields: [{ id: field, label: 'Total', min: 0, max, values: null }], range: null,
  bands: [{ min: 0, max: 4, label: 'minimal' }, { min: 5, max, label: 'more' }], content: null,
});
const INSTRUMENTS = [instrument('sbr', 48, 'total_now'), instrument('phq9', 27), instrument('gad7', 21)];

const panel = (series: readonly ScoreSeries[], id: string): ScoreSeries => {
  const found = series.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no panel ${id}`);
  return found;
};
const of = (chart: ReturnType<ReturnType<typeof aPatient>['build']>) => toScoreSeries(chart.reports, INSTRUMENTS, TODAY);

describe('scores on the timeline', () => {
  test('blunting and PHQ-9 have a panel that says so when nothing was recorded; GAD-7 has none', () => {
    const series = of(aPatient().build());
    expect(series.map(({ id }) => id)).toEqual(['sbr', 'phq9']);
    expect(panel(series, 'sbr').gaps).toEqual([{ from: null, to: dayNumber(TODAY), words: 'No blunting report on record' }]);
    expect(panel(series, 'phq9').runs).toEqual([]);
  });

  test('a score of zero is a point, not a gap', () => {
    const { runs, incomplete } = panel(of(aPatient().scored('phq9', -3, 0).build()), 'phq9');
    expect(runs.flat().map(({ value }) => value)).toEqual([0]);
    expect(incomplete).toEqual([]);
  });

  test('an answer set without a total is marked as incomplete and never drawn as zero', () => {
    const chart = aPatient().reported('phq9', -10, { 'phq9-1': 2 }, { scores: { total: null } }).build();
    const { runs, incomplete } = panel(of(chart), 'phq9');
    expect(runs).toEqual([]);
    expect(incomplete).toEqual([dayNumber(TODAY) - 10]);
  });

  test('scores are joined up to ten weeks apart and parted beyond, with the pause in words', () => {
    const joined = panel(of(aPatient().scored('phq9', -LONGEST_JOIN_DAYS, 8).scored('phq9', 0, 3).build()), 'phq9');
    expect(joined.runs).toHaveLength(1);
    const parted = panel(of(aPatient().scored('phq9', -LONGEST_JOIN_DAYS - 1, 8).scored('phq9', 0, 3).build()), 'phq9');
    expect(parted.runs).toHaveLength(2);
    expect(parted.gaps.map(({ words }) => words)).toContain('No PHQ-9 for 10 weeks');
  });

  test('the stretch since the last score is a gap too', () => {
    const { gaps } = panel(of(aPatient().scored('gad7', -200, 9).build()), 'gad7');
    expect(gaps.at(-1)).toEqual({ from: dayNumber(TODAY) - 200, to: dayNumber(TODAY), words: 'None for 7 months' });
  });

  test('the order of the chart does not matter', () => {
    const chart = aPatient().scored('phq9', -60, 14).scored('phq9', -30, 9).scored('phq9', -1, 4).build();
    expect(toScoreSeries([...chart.reports].reverse(), INSTRUMENTS, TODAY)).toEqual(of(chart));
  });

  test('what is dated after the day of reasoning is not drawn', () => {
    expect(panel(of(aPatient().scored('phq9', 5, 20).build()), 'phq9').runs).toEqual([]);
  });

  test('the panel has the instrument’s whole range and says which way is worse', () => {
    const sbr = panel(of(aPatient().build()), 'sbr');
    expect([sbr.min, sbr.max]).toEqual([0, 48]);
    expect(sbr.notes).toContain('0 to 48, up is duller');
    expect(sbr.notes).toContain('not validated');
    expect(panel(of(aPatient().build()), 'phq9').notes).toContain('shaded: under 5');
  });
});

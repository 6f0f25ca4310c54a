import { describe, expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { dayNumber } from '../../ui/days';
import { toReportMarks, toScoreSeries, totalField } from './to-score-series';
import { toTableRows } from './to-table-rows';

const PHQ9 = {
  id: 'phq9', title: 'PHQ-9', fullTitle: 'PHQ-9', version: null, entry: 'items' as const, labelToShow: null, direction: '',
  items: [], options: [], fields: [{ id: 'total', label: 'Total', min: 0, max: 27, values: null }], range: null, bands: [], content: null,
};

function rowsOf(chart: ReturnType<ReturnType<typeof aPatient>['build']>) {
  const scores = toScoreSeries(chart.reports, [PHQ9], TODAY);
  const today = dayNumber(TODAY);
  return toTableRows({
    today, todayWords: 'Today', scores, words: [], voice: 'In her words', onset: null, intervals: [], medicines: [], medicinesReceived: true, events: [], waiting: [], plan: null,
    reports: toReportMarks(chart.reports, scores, TODAY), first: today - 100, storyFrom: today - 100,
  });
}

describe('the timeline as a table', () => {
  test('a score names who filled the report in and the version of the instrument, also where neither is recorded', () => {
    const chart = aPatient().scored('phq9', -3, 9).build();
    const [report] = chart.reports;
    if (report === undefined) throw new Error('no report');
    const by = (filledBy: typeof report.filledBy, version: string | null) => rowsOf({ ...chart, reports: [{ ...report, filledBy, version }] })[0]?.remark;
    expect(by('carer', '1999')).toBe('filled in by a carer, version 1999');
    expect(by('unknown', null)).toBe('who filled it in is not recorded, version not recorded');
  });

  test('a report without a total says who filled it in too', () => {
    const chart = aPatient().reported('phq9', -10, { 'phq9-1': 2 }, { scores: { total: null } }).build();
    const reports = chart.reports.map((report) => ({ ...report, filledBy: 'interpreter' as const, version: null }));
    expect(rowsOf({ ...chart, reports })[0]).toMatchObject({ value: 'no total', remark: 'too few answers; filled in through an interpreter, version not recorded' });
  });
});

test('an instrument with two forms is drawn by the total that most reports hold, never by a part of it', () => {
  const odq = { ...PHQ9, id: 'odq', fields: [{ id: 'odq26', label: 'Total with the section', min: 26, max: 130, values: null }, { id: 'odq20', label: 'Total without it', min: 20, max: 100, values: null }, { id: 'odq-nc', label: 'Not caring', min: 5, max: 25, values: null }] };
  const long = { scores: { odq26: 80, odq20: 60, 'odq-nc': 12 } };
  const short = { scores: { odq20: 55, 'odq-nc': 11 } };
  const part = { scores: { 'odq-nc': 9 } };
  expect(totalField(odq, [long, long])).toBe('odq26');
  expect(totalField(odq, [long, short])).toBe('odq20');
  expect(totalField(odq, [part, part])).toBe('total');
  expect(totalField(PHQ9, [])).toBe('total');
});

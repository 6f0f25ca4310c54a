import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { lookBackDays } from '../facts/look-back-days';
import { addDays } from '../model/local-date';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { lookBack, lookBackFromOnset } from './look-back';

const knowledge = loadKnowledge();
const days = lookBackDays(knowledge.causes) ?? 0;

/** The look-back from the only structured report of the chart. */
function from(patient: PatientBuilder) {
  const chart = patient.build();
  const report = chart.reports.find(({ instrument }) => instrument === 'sbr')?.id ?? '';
  return lookBack(chart, knowledge, { report, on: TODAY });
}
const told = aPatient().withLists().taking('sertraline', [[-400, 50], [-70, 100], [-2, 150]], { drugId: 'sertraline' }).lived('work', -50, 'Back at work');

describe('before a report', () => {
  test('the window is the longest wait that the content’s own timing rules allow', () => {
    expect(days).toBe(180);
    expect(lookBackDays([])).toBeNull();
  });

  test('what lies in the window stands there with its lag to the report, oldest first; what is older is counted', () => {
    expect(from(told.reported('sbr', -5, {}))).toMatchObject({
      window: { days },
      changes: [{ what: 'Sertraline 50 to 100 mg a day', lagDays: 65 }, { what: 'Back at work', lagDays: 45 }],
      earlier: 1,
    });
  });

  test('a change on the first day of the window and one on the day of the report belong to it; a day more and a day later do not', () => {
    const edges = (first: number, last: number) =>
      from(aPatient().withLists().taking('sertraline', [[first, 50], [last, 100]], { drugId: 'sertraline' }).reported('sbr', -5, {}))?.changes.map(({ lagDays }) => lagDays);
    expect(edges(-5 - days, -5)).toEqual([days, 0]);
    expect(edges(-6 - days, -4)).toEqual([]);
  });

  test('a report of another chart, or of a day still to come, has none', () => {
    expect(lookBack(told.build(), knowledge, { report: 'report:none', on: TODAY })).toBeNull();
    const chart = told.reported('sbr', 3, {}).build();
    expect(lookBack(chart, knowledge, { report: chart.reports[0]?.id ?? '', on: TODAY })).toBeNull();
  });

  test('a stop recorded after the report is not known before it', () => {
    const stopped = aPatient().withLists().taking('sertraline', [[-60, 50]], { drugId: 'sertraline', stop: -1 }).reported('sbr', -5, {});
    expect(from(stopped)?.changes.map(({ kind }) => kind)).toEqual(['start']);
  });
});

describe('before the onset', () => {
  const back = (patient: PatientBuilder) => lookBackFromOnset(patient.build(), knowledge, TODAY);

  test('the window ends at the onset that the headline names, whatever was reported or changed after it', () => {
    const patient = told.numbSince(-60, { reportedOn: -30 }).reported('sbr', -1, {});
    expect(back(patient)).toMatchObject({
      report: { on: addDays(TODAY, -30) },
      onset: { earliestOn: addDays(TODAY, -60), latestOn: addDays(TODAY, -60) },
      window: { days, from: addDays(TODAY, -60 - days) },
      changes: [{ what: 'Sertraline 50 to 100 mg a day', lagDays: 10 }],
      earlier: 1,
    });
  });

  test('known to a month: days to its middle, none where nobody knows which came first', () => {
    const changes = back(told.numbSince(-69, { latest: -41 }))?.changes.map(({ what, lagDays }) => [what, lagDays]);
    expect(changes).toEqual([['Sertraline 50 to 100 mg a day', 15], ['Back at work', null]]);
  });

  test('is nothing where no onset is known, or it was always there', () => {
    expect(back(told.reported('sbr', -5, {}))).toBeNull();
    expect(back(told.reported('sbr', -1, {}, { onset: { precision: 'always been this way', earliestOn: null, latestOn: null } }))).toBeNull();
  });
});

import { expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { recordedDays } from './recorded-days';

test('days of recording come once each, the newest first, without today', () => {
  const chart = aPatient().reported('sbr', -5, {}).reported('phq9', -5, {}).reported('sbr', -40, {}).build();
  const days = recordedDays({ ...chart, reports: chart.reports.map((report, place) => ({ ...report, provenance: { ...report.provenance, recordedOn: place === 2 ? TODAY : report.on } })) }, TODAY);
  expect(days).toEqual([...new Set(chart.reports.slice(0, 2).map(({ on }) => on))]);
});

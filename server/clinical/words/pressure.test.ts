import { expect, it } from 'vitest';

import { aPatient } from '../testing/a-patient';
import { newestPressure, pressureInWords } from './pressure';

it('a blood pressure has its unit, as the record has it', () => {
  const said = (upper: string | null, lower: string | null) => pressureInWords({ value: 121, unit: upper }, { value: 78, unit: lower });
  expect([said('mm[Hg]', 'mm[Hg]'), said('kPa', 'kPa'), said(null, null), said('mm[Hg]', null)]).toEqual(['121/78 mmHg', '121/78 kPa', '121/78', '121 mmHg/78']);
});

it('what was measured is not rounded away, and a value that is not there is asked for', () => {
  expect(pressureInWords({ value: 16.1, unit: 'kPa' }, { value: 10.4, unit: 'kPa' })).toBe('16.1/10.4 kPa');
  expect(pressureInWords({ value: 139.6, unit: 'mm[Hg]' }, null)).toBe('139.6/? mmHg');
});

it('the newest one is the upper value that was measured last, with the lower one of its day', () => {
  const chart = aPatient().bloodPressure('2026-06-01', 150, 95).bloodPressure('2026-08-01', 121, 78).measured('systolic-bp', '2026-09-01', 118, { unit: 'mm[Hg]' }).measured('systolic-bp', '2026-10-01', null);
  expect(newestPressure(chart.build().observations)).toMatchObject({ text: '118/? mmHg', on: '2026-09-01' });
  expect(newestPressure(chart.measured('diastolic-bp', '2026-09-01', 76, { unit: 'mm[Hg]' }).build().observations)).toMatchObject({ text: '118/76 mmHg', on: '2026-09-01' });
  expect(newestPressure(aPatient().build().observations)).toBeNull();
});

import { expect, it } from 'vitest';

import { pressureInWords } from './pressure';

it('a blood pressure has its unit, as the record has it', () => {
  const said = (upper: string | null, lower: string | null) => pressureInWords({ value: 121, unit: upper }, { value: 78, unit: lower });
  expect([said('mm[Hg]', 'mm[Hg]'), said('kPa', 'kPa'), said(null, null), said('mm[Hg]', null)]).toEqual(['121/78 mmHg', '121/78 kPa', '121/78', '121 mmHg/78']);
});

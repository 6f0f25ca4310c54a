import { expect, test } from 'vitest';
import type { Workspace } from '@/server/contracts/workspace';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { bannerValues } from './banner-values';

const somebody = { age: 40 } as Workspace['patient'];
const egfr = (...values: readonly (readonly [number, number])[]) => {
  const chart = values.reduce((patient, [on, value]) => patient.measured('egfr', on, value, { unit: 'mL/min/{1.73_m2}' }), aPatient()).build();
  return bannerValues({ chart, bloodPressure: null, patient: somebody }).find(({ label }) => label === 'eGFR')?.value;
};

test('of two values of one day both stand in the banner, the low one not hidden by the high one', () => {
  expect(egfr([-9, 24], [-9, 88])?.text).toBe('24 and 88');
  expect(egfr([-9, 88], [-9, 24])?.text).toBe('24 and 88');
  expect(egfr([-9, 88], [-2, 24])?.text).toBe('24');
  expect(egfr([-2, 88], [-2, 88])?.text).toBe('88');
});

test('a unit too long for the banner is told beside the number all the same', () => {
  expect(egfr([-2, 88])).toMatchObject({ text: '88', unit: 'mL/min per 1.73 m²' });
});

import { expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { chartOddities } from './chart-oddities';

const listed = aPatient().aged(38).withLists().taking('sertraline', [[-300, 50], [-90, 100]], { drugId: 'sertraline' });
const told = (patient: PatientBuilder) => chartOddities(patient.build(), { knowledge: loadKnowledge(), on: TODAY });

test('a patient who says that the dose was never changed beside a recorded change is told, and the record is not believed in silence', () => {
  const never = (day: number, ...more: readonly string[]) => listed.reported('sbr', day, { 'ctx-dose-link': ['never changed or stopped', ...more] });
  expect(told(never(-10))).toEqual([{
    what: 'Blunting report of 12-Nov-2026: the dose was never changed or stopped',
    why: 'The record says otherwise: sertraline went from 50 to 100 mg on 24-Aug-2026. Every sign that rests on when the dose changed rests on the record; ask which is right.',
  }]);
  expect(told(never(-91)), 'the change came after the answer').toEqual([]);
  expect(told(never(-10).reported('sbr', -2, { 'ctx-dose-link': ['worse when higher'] })), 'a newer report says otherwise').toEqual([]);
  expect(told(listed.reported('sbr', -10, { 'ctx-dose-link': ['no change'] })), 'a change without effect').toEqual([]);
  expect(told(never(-10).taking('venlafaxine', [[-5, 75]], { drugId: 'venlafaxine-xr' })).length, 'asked of the medicine suspected then').toBe(1);
});

test('a medicine that stands twice is named and not by its id', () => {
  const twice = aPatient().aged(38).withLists().taking('selegiline', [[-300, 6]], { drugId: 'selegiline-patch' }).taking('selegiline', [[-30, 6]], { drugId: 'selegiline-patch', id: 'medication:new' });
  expect(told(twice).map(({ what }) => what)).toEqual(['Selegiline transdermal']);
});

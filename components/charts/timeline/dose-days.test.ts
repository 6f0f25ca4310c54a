import { expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { dayNumber, dayOfNumber, formatDay } from '../../ui/days';
import { besideWords, lastDoseOf } from './dose-days';
import { toMedicineSeries } from './to-medicine-series';

const draw = (chart: ReturnType<ReturnType<typeof aPatient>['build']>) => {
  const episode = toMedicineSeries(chart.episodes, [], { on: TODAY, suspected: null })[0]?.episodes[0];
  if (episode === undefined) throw new Error('no episode drawn');
  return episode;
};
const day = (offset: number): string => formatDay(dayOfNumber(dayNumber(TODAY) + offset));

test('a dose stands beside the day it was begun, not beside the first day of its medicine', () => {
  const raised = draw(aPatient().taking('quetiapine', [[-95, 50], [-73, 150]]).build());
  expect(besideWords(raised)).toBe(`150 mg since ${day(-73)}`);
  expect(besideWords(draw(aPatient().taking('quetiapine', [[-95, 50]]).build()))).toBe(`50 mg since ${day(-95)}`);
});

test('a dose written down twice was begun the first time, and one taken again the second', () => {
  expect(lastDoseOf(draw(aPatient().taking('quetiapine', [[-95, 50], [-73, 150], [-20, 150]]).build())).from).toBe(dayNumber(TODAY) - 73);
  expect(lastDoseOf(draw(aPatient().taking('quetiapine', [[-95, 150], [-73, 50], [-20, 150]]).build())).from).toBe(dayNumber(TODAY) - 20);
});

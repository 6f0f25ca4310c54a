import { describe, expect, test } from 'vitest';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { dayNumber } from '../../ui/days';
import { stopWords, toMedicineSeries } from './to-medicine-series';

const TODAY_NUMBER = dayNumber(TODAY);
const DRUGS = [
  {
    id: 'sertraline', name: 'sertraline', ingredient: 'sertraline', class: 'SSRI', brands: [], forms: [], usualStartMg: 50,
    usualRangeMg: [50, 200] as [number, number], maxMgPerDay: 200, frequency: null,
  },
];
const draw = (chart: ReturnType<ReturnType<typeof aPatient>['build']>, suspected: string | null = null) => toMedicineSeries(chart.episodes, DRUGS, { on: TODAY, suspected });

describe('medicines on the timeline', () => {
  test('each dose holds until the next step and the last one until today', () => {
    const [lane] = draw(aPatient().taking('sertraline', [[-100, 50], [-40, 150]], { drugId: 'sertraline' }).build());
    expect(lane?.episodes[0]?.segments.map(({ from, to, micrograms, share }) => [from - TODAY_NUMBER, to - TODAY_NUMBER, micrograms, share])).toEqual([
      [-100, -40, 50_000, 0.25],
      [-40, 0, 150_000, 0.75],
    ]);
  });

  test('a dose that the record does not say has no height of its own', () => {
    const [lane] = draw(aPatient().taking('sertraline', [[-50, null]]).build());
    expect(lane?.episodes[0]?.segments[0]).toMatchObject({ micrograms: null, share: null });
  });

  test('a drug without an entry has its dose but no share of a maximum', () => {
    const [lane] = draw(aPatient().taking('ibuprofen', [[-10, 400]], { drugId: null }).build());
    expect(lane?.episodes[0]?.segments[0]).toMatchObject({ micrograms: 400_000, share: null });
    expect(lane?.name).toBe('Ibuprofen');
  });

  test('a stopped medicine ends after its last day, with the reason', () => {
    const [lane] = draw(aPatient().taking('sertraline', [[-90, 50]], { stop: -30, stopReason: 'blunting' }).build());
    expect(lane?.episodes[0]).toMatchObject({ to: TODAY_NUMBER - 29, status: 'stopped', openEnd: false, stopWords: 'blunting' });
  });

  test('a medicine without any day is on the list and nowhere on the axis', () => {
    const [lane] = draw(aPatient().taking('sertraline', [], { start: null, status: 'unknown' }).build());
    expect(lane?.episodes[0]).toMatchObject({ undated: true, segments: [] });
  });

  test('a planned medicine lies right of today', () => {
    const [lane] = draw(aPatient().planning('sertraline', [[7, 50]]).build());
    expect(lane?.episodes[0]?.segments[0]?.from).toBe(TODAY_NUMBER + 7);
    expect((lane?.episodes[0]?.to ?? 0) > TODAY_NUMBER + 7).toBe(true);
  });

  test('refills that leave two weeks uncovered make a supply gap; an early refill carries over', () => {
    const late = draw(aPatient().taking('sertraline', [[-100, 50]], { refills: [[-100, 30], [-50, 30]] }).build());
    expect(late[0]?.episodes[0]?.supplyGaps).toEqual([{ from: TODAY_NUMBER - 70, to: TODAY_NUMBER - 50 }]);
    const early = draw(aPatient().taking('sertraline', [[-100, 50]], { refills: [[-100, 30], [-90, 30], [-38, 30]] }).build());
    expect(early[0]?.episodes[0]?.supplyGaps).toEqual([]);
  });

  test('a supply of unknown length says nothing about a gap', () => {
    const [lane] = draw(aPatient().taking('sertraline', [[-200, 50]], { refills: [[-200, null], [-20, 30]] }).build());
    expect(lane?.episodes[0]?.supplyGaps).toEqual([]);
  });

  test('the suspected medicine comes first, then what is taken, then what was stopped', () => {
    const chart = aPatient()
      .taking('trazodone', [[-300, 50]], { stop: -200 })
      .taking('ibuprofen', [[-20, 400]], { drugId: null })
      .taking('sertraline', [[-90, 50]], { id: 'it' })
      .build();
    expect(draw(chart, 'it').map(({ name }) => name)[0]).toBe('Sertraline');
  });

  test('episodes of one drug share a lane', () => {
    const chart = aPatient().taking('sertraline', [[-300, 50]], { stop: -200 }).taking('sertraline', [[-90, 50]]).build();
    expect(draw(chart)).toHaveLength(1);
    expect(draw(chart)[0]?.episodes).toHaveLength(2);
  });

  test('the record’s own words for a stop go before the kind', () => {
    expect(stopWords({ kind: 'finished', text: 'Sleeping well' })).toBe('Sleeping well');
    expect(stopWords({ kind: 'no-benefit', text: null })).toBe('no benefit');
  });
});

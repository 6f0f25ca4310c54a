import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { LOINC, anObservation, coded, quantity, type Json } from './testing/bundles';
import { dispositionOf, readingWith } from './testing/reading';
import * as ucum from './ucum';

const { read } = readingWith(loadKnowledge());

const ALT = '1742-6';
const WEIGHT = '29463-7';
const fact = (code: string, over: Record<string, Json>) => read([anObservation(code, over)]).chart.observations[0];

describe('a measurement', () => {
  it('is read on the day as written, with its reference range', () => {
    expect(fact(ALT, { effectiveDateTime: '2026-01-15T23:59:00-10:00', valueQuantity: quantity(31, 'U/L'), referenceRange: [{ low: quantity(7, 'U/L'), high: quantity(56, 'U/L') }] })).toMatchObject({
      id: `Observation/o-${ALT}`, observation: 'alt', value: 31, unit: 'U/L', low: 7, high: 56, on: '2026-01-15',
    });
  });

  it.each<[string, string, Json, number]>([
    ['pounds', WEIGHT, quantity(154.323584, '[lb_av]'), 70],
    ['grams', WEIGHT, quantity(70_000, 'g'), 70],
    ['Fahrenheit', '8310-5', quantity(98.6, '[degF]'), 37],
    ['micromoles of bilirubin', '1975-2', quantity(17.1, 'umol/L'), 0.9998],
    ['nanomoles of testosterone', '2986-8', quantity(10, 'nmol/L'), 288.4],
    ['kilopascals', '8480-6', quantity(16, 'kPa'), 120],
    ['milliequivalents of sodium', '2951-2', quantity(139, 'meq/L'), 139],
    ['a unit in words', WEIGHT, quantity(70, 'kg', null), 70],
  ])('in %s is converted by name', (_name, code, valueQuantity, value) => {
    expect(fact(code, { valueQuantity })?.value).toBeCloseTo(value, 6);
  });

  it('knows other codes for the same observation', () => {
    expect(fact('62238-1', { valueQuantity: quantity(71, 'mL/min/{1.73_m2}') })?.observation).toBe('egfr');
    expect(fact('3016-3', { valueQuantity: quantity(2.1, 'uIU/mL') })).toMatchObject({ observation: 'tsh', unit: 'm[IU]/L' });
  });

  it('opens the two pressures of one record', () => {
    const part = (code: string, value: number): Json => ({ code: coded(LOINC, code), valueQuantity: quantity(value, 'mm[Hg]') });
    const both = (upper: number, lower: number) => read([anObservation('85354-9', { component: [part('8480-6', upper), part('8462-4', lower)] })]);
    expect(both(128, 82).chart.observations).toMatchObject([
      { id: 'Observation/o-85354-9#8462-4', observation: 'diastolic-bp', value: 82 },
      { id: 'Observation/o-85354-9#8480-6', observation: 'systolic-bp', value: 128 },
    ]);
    expect(both(82, 128).inbox[0]?.doubts).toContain('value-out-of-range');
    expect(both(12, 8)).toMatchObject({ chart: { observations: [] }, inbox: [{ doubts: ['value-out-of-range'], choices: [{ id: 'leave-out' }] }] });
    const [item] = both(270, 100).inbox;
    expect(item?.choices.map(({ label }) => label)).toEqual(['Take 8480-6: 270 mm[Hg]', 'Leave it out']);
    expect(item?.choices[0]?.facts).toMatchObject([{ fact: { observation: 'systolic-bp', value: 270 } }, { fact: { observation: 'diastolic-bp', value: 100 } }]);
    expect(both(270, 165).inbox[0]?.choices[0]).toMatchObject({ label: 'Take 8480-6: 270 mm[Hg] and 8462-4: 165 mm[Hg]' });
    expect(both(270, 8).inbox[0]?.choices).toHaveLength(1);
  });

  it.each<[number, string, 'fact' | 'asks' | 'never']>([
    [2, 'lower end of the plausible', 'fact'],
    [3000, 'upper end of the plausible', 'fact'],
    [3000.5, 'above the plausible', 'asks'],
    [1, 'lower end of the possible', 'asks'],
    [50_000, 'upper end of the possible', 'asks'],
    [50_001, 'above the possible', 'never'],
    [0.5, 'below the possible', 'never'],
  ])('of %s U/L (%s): %s', (value, _name, comes) => {
    const result = read([anObservation(ALT, { valueQuantity: quantity(value, 'U/L') })]);
    expect(result.chart.observations.map((one) => one.value)).toEqual(comes === 'fact' ? [value] : []);
    expect(result.inbox.flatMap(({ doubts }) => doubts)).toEqual(comes === 'fact' ? [] : [comes === 'asks' ? 'value-implausible' : 'value-out-of-range']);
    const taken = { label: `Take ${value} U/L`, facts: [{ fact: { observation: 'alt', value, unit: 'U/L' } }] };
    expect(result.inbox.flatMap(({ choices }) => choices.filter(({ does }) => does === 'fact'))).toMatchObject(comes === 'asks' ? [taken] : []);
  });

  it('is held to its range in the unit of the content, whatever the unit of the record', () => {
    expect(fact('8310-5', { valueQuantity: quantity(98.6, '[degF]') })?.value).toBe(37);
    expect(read([anObservation('8310-5', { valueQuantity: quantity(98.6, 'Cel') })]).inbox[0]?.doubts).toEqual(['value-out-of-range']);
    expect(read([anObservation('8310-5', { valueQuantity: quantity(98.6, null) })]).inbox[0]?.choices).toHaveLength(1);
  });

  it.each<[string, Record<string, Json>, string]>([
    ['has no unit', { valueQuantity: quantity(31, null) }, 'value-without-unit'],
    ['has a unit that leads nowhere', { valueQuantity: quantity(31, 'furlong') }, 'unit-not-known'],
    ['is zero', { valueQuantity: quantity(0, 'U/L') }, 'value-out-of-range'],
    ['is negative', { valueQuantity: quantity(-3, 'U/L') }, 'value-out-of-range'],
    ['is a number in words', { valueQuantity: quantity('31', 'U/L') }, 'value-not-readable'],
    ['is a word', { valueString: 'normal' }, 'value-not-readable'],
    ['has a comma', { valueString: '31,5' }, 'value-not-readable'],
    ['is not a number', { valueString: 'NaN' }, 'value-not-readable'],
    ['has its range reversed', { valueQuantity: quantity(31, 'U/L'), referenceRange: [{ low: quantity(56, 'U/L'), high: quantity(7, 'U/L') }] }, 'range-reversed'],
    ['lies before birth', { effectiveDateTime: '1970-01-01', valueQuantity: quantity(31, 'U/L') }, 'before-birth'],
    ['has no day', { effectiveDateTime: null, valueQuantity: quantity(31, 'U/L') }, 'no-date'],
    ['is known to the month', { effectiveDateTime: '2026-01', valueQuantity: quantity(31, 'U/L') }, 'date-not-to-the-day'],
  ])('that %s waits (FHIR-06)', (_name, over, doubt) => {
    const result = read([anObservation(ALT, over)]);
    expect(result.chart.observations).toEqual([]);
    expect(result.inbox[0]?.doubts).toEqual([doubt]);
    expect(result.chart.waiting).toMatchObject([{ kind: 'observation' }]);
  });

  it('known to the month can be counted as its first or last day by a person', () => {
    const [item] = read([anObservation(ALT, { effectiveDateTime: '2024-02', valueQuantity: quantity(31, 'U/L') })]).inbox;
    expect(item?.choices.map((choice) => choice.facts.flatMap((one) => (one.kind === 'observation' ? one.fact.on : [])))).toEqual([['2024-02-01'], ['2024-02-29'], []]);
  });

  it('that is a bound keeps its words and gives no number', () => {
    expect(fact('69405-9', { valueQuantity: { value: 60, comparator: '>', unit: 'mL/min/1.73m2' } })).toMatchObject({ observation: 'egfr', value: null, valueText: '> 60 mL/min/1.73m2' });
  });

  it('of no rule is kept as it is', () => {
    expect(fact('6298-4', { valueQuantity: quantity(4.1, 'mmol/L') })).toMatchObject({ observation: null, value: 4.1, unit: 'mmol/L' });
    expect(fact('6298-4', { valueString: '4.1' })).toMatchObject({ observation: null, value: null, valueText: '4.1' });
    expect(fact('5778-6', { valueCodeableConcept: { text: 'Yellow' } })).toMatchObject({ value: null, valueText: 'Yellow' });
  });

  it.each([['entered-in-error'], ['cancelled'], ['preliminary'], ['registered']])('%s is left out', (status) => {
    expect(read([anObservation(ALT, { status, valueQuantity: quantity(31, 'U/L') })]).leftOut).toHaveLength(1);
  });

  it('without a value is left out with the reason, or merged into what it holds together', () => {
    expect(dispositionOf(read([anObservation(ALT, { dataAbsentReason: { text: 'not performed' } })]), `Observation/o-${ALT}`)).toMatchObject({ list: 'leftOut', entry: { why: 'no value: not performed' } });
    const panel = anObservation('24323-8', { hasMember: [{ reference: `Observation/o-${ALT}` }] });
    expect(dispositionOf(read([panel, anObservation(ALT, { valueQuantity: quantity(31, 'U/L') })]), 'Observation/o-24323-8').list).toBe('merged');
  });

  it('named like a questionnaire under a local code waits', () => {
    expect(read([anObservation('x', { code: { text: 'PHQ-9 total' }, valueInteger: 12 })]).inbox[0]?.doubts).toContain('code-not-known');
  });
});

describe('named conversions', () => {
  it.each([
    [ucum.poundsToKilograms, 1, 0.45359237],
    [ucum.gramsToKilograms, 1500, 1.5],
    [ucum.fahrenheitToCelsius, 212, 100],
    [ucum.kilopascalToMillimetresOfMercury, 101.325, 760],
    [ucum.bilirubinMicromolesToMilligramsPerDecilitre, 17.1, 1],
    [ucum.testosteroneNanomolesToNanogramsPerDecilitre, 1, 28.84],
    [ucum.thyroxinePicomolesToNanogramsPerDecilitre, 12.87, 1],
  ])('%o', (convert, from, to) => {
    expect(Math.abs(convert(from) - to) / to).toBeLessThan(0.001);
  });
});

import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { indexMedicines } from './medicines';
import { RXNORM, anOrder, coded, doses, type DoseParts, type Json } from './testing/bundles';
import { readingWith } from './testing/reading';

const { read, readText } = readingWith(loadKnowledge());

const reading = (over: Record<string, Json>) => {
  const result = read([anOrder(over)]);
  return { step: result.chart.episodes[0]?.steps[0], item: result.inbox[0], waiting: result.waiting.length };
};
const of = (parts: DoseParts) => reading({ dosageInstruction: doses(parts) });
const offered = (item: ReturnType<typeof of>['item']) =>
  (item?.choices ?? []).flatMap((choice) => choice.facts.flatMap((fact) => (fact.kind === 'medication' ? (fact.fact.steps[0]?.microgramsPerDay ?? []) : [])));

describe('a structured dose (DOSE, H-03)', () => {
  it.each<[string, DoseParts, number]>([
    ['milligrams', { value: 50 }, 50_000],
    ['milligrams twice a day', { value: 50, perDay: 2 }, 100_000],
    ['grams', { value: 0.05, unit: 'g', code: 'g' }, 50_000],
    ['micrograms in UCUM', { value: 50_000, unit: 'ug', code: 'ug' }, 50_000],
    ['micrograms as clinicians write them', { value: 50_000, unit: 'mcg' }, 50_000],
    ['tablets of the coded strength', { value: 1, unit: 'tablet' }, 50_000],
    ['half a tablet', { value: 0.5, unit: '{tablet}', code: '{tbl}' }, 25_000],
    ['units of one', { value: 2, unit: '1', code: '1' }, 100_000],
  ])('in %s', (_name, parts, micrograms) => {
    const { step, waiting } = of(parts);
    expect(step?.microgramsPerDay).toBe(micrograms);
    expect(waiting).toBe(0);
  });

  it.each<[string, DoseParts, string]>([
    ['has no unit', { value: 1, unit: null }, 'dose-without-unit'],
    ['has a unit nobody knows', { value: 1, unit: 'scoop', code: 'scoop' }, 'dose-unit-not-known'],
    ['has a word and a code that disagree', { value: 50, unit: 'mg', code: 'ug' }, 'dose-unit-not-known'],
    ['has a UCUM code in the wrong case', { value: 50, unit: null, code: 'MG' }, 'dose-unit-not-known'],
    ['is zero', { value: 0 }, 'dose-implausible'],
    ['is negative', { value: -50 }, 'dose-implausible'],
    ['is a word', { value: 'NaN' }, 'dose-not-clear'],
    ['has a comma', { value: '12,5' }, 'dose-not-clear'],
    ['is many times the highest labelled dose', { value: 5000 }, 'dose-implausible'],
    ['cannot be made of tablets', { value: 0.33, unit: 'tablet' }, 'dose-implausible'],
    ['says another dose in words', { value: 100, text: 'Take 10 mg once daily' }, 'dose-contradicts-text'],
    ['says another frequency in words', { value: 50, text: 'Take 50 mg twice daily' }, 'dose-contradicts-text'],
    ['says another number of tablets in words', { value: 1, unit: 'tablet', text: 'Take two tablets daily' }, 'dose-contradicts-text'],
    ['holds a comma in its words', { value: 50, text: 'Take 12,5 mg daily' }, 'dose-contradicts-text'],
  ])('that %s waits and gives no dose (FHIR-06)', (_name, parts, code) => {
    const { step, item, waiting } = of(parts);
    expect(waiting).toBe(1);
    expect(step?.microgramsPerDay).toBeNull();
    expect(item?.doubts).toContain(code);
  });

  it('keeps an exponent out: 1e3 is nobody’s way of writing a dose', () => {
    const text = JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient', id: 'p1' } }, { resource: anOrder() }] }).replace('"value":50', '"value":5e1');
    const result = readText(text);
    expect(result.chart.episodes[0]?.steps[0]?.microgramsPerDay).toBeNull();
    expect(result.inbox[0]).toMatchObject({ doubts: ['dose-not-clear'], why: expect.stringContaining('5e1') as string });
  });

  it('without a unit offers what it may mean, and guesses nothing', () => {
    expect(offered(of({ value: 1, unit: null }).item)).toEqual([50_000]);
    expect(offered(of({ value: 50, unit: null }).item)).toEqual([50_000]);
  });

  it('agrees with words that say the same', () => {
    for (const text of ['Take 1 tablet (50 mg) by mouth daily', '50 mg od', 'one tablet every morning', 'sertraline 50mg tablets: take one tablet once daily']) {
      expect(of({ value: 1, unit: 'tablet', text }).step?.microgramsPerDay, text).toBe(50_000);
    }
  });

  it('counts no tablets when the code and the words name different strengths', () => {
    const named = (display: string, over: Partial<DoseParts>) => reading({ medicationCodeableConcept: coded(RXNORM, '312941', display), dosageInstruction: doses({ value: 1, unit: 'tablet', ...over }) });
    expect(named('sertraline 100 MG Oral Tablet', {})).toMatchObject({ step: { microgramsPerDay: null }, waiting: 1 });
    expect(named('sertraline (ZOLOFT) 50 mg tablet', {}).step?.microgramsPerDay).toBe(50_000);
    expect(named('sertraline 100 MG Oral Tablet', { value: 50, unit: 'mg', code: 'mg' }).step?.microgramsPerDay).toBe(50_000);
  });

  it('finds no contradiction in the names that RxNorm itself gives', () => {
    const knowledge = loadKnowledge();
    const { read: readConcept } = indexMedicines(knowledge);
    const strengthIn = (code: string, display: string | null) => {
      const medicine = readConcept({ text: display, codings: [{ system: RXNORM, code, display }] });
      return medicine.kind === 'known' ? medicine.strength : null;
    };
    expect(knowledge.rxnorm.filter(({ rxcui, name }) => JSON.stringify(strengthIn(rxcui, name)) !== JSON.stringify(strengthIn(rxcui, null))).map(({ name }) => name)).toEqual([]);
  });

  it.each([[1.5, 75_000, undefined], [2, null, ['dose-not-clear']]])('of 75 mg given also as %d tablets of 50 mg is %s', (count, expected, doubts) => {
    const rates: Json = [{ doseQuantity: { value: 75, unit: 'mg' } }, { doseQuantity: { value: count, unit: 'tablet' } }];
    const { step, item } = reading({ dosageInstruction: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: rates }] });
    expect(step?.microgramsPerDay).toBe(expected);
    expect(item?.doubts).toEqual(doubts);
  });

  it('needs to know how often', () => {
    const { item } = reading({ dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 50, unit: 'mg' } }] }] });
    expect(item?.doubts).toContain('dose-not-clear');
    expect(offered(item)).toEqual([50_000, 100_000]);
  });

  it.each([
    ['a code for twice daily', { code: { coding: [{ code: 'BID' }] } }, 100_000],
    ['every 12 hours', { repeat: { frequency: 1, period: 12, periodUnit: 'h' } }, 100_000],
    ['every second day', { repeat: { frequency: 1, period: 2, periodUnit: 'd' } }, 25_000],
    ['morning and evening', { repeat: { timeOfDay: ['08:00:00', '20:00:00'] } }, 100_000],
    ['three days of the week: no daily dose', { repeat: { frequency: 1, dayOfWeek: ['mon', 'wed', 'fri'] } }, null],
  ])('reads %s', (_name, timing, micrograms) => {
    expect(reading({ dosageInstruction: [{ timing, doseAndRate: [{ doseQuantity: { value: 50, unit: 'mg' } }] }] }).step?.microgramsPerDay).toBe(micrograms);
  });

  it.each([
    ['a range of frequencies', { timing: { repeat: { frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 50, unit: 'mg' } }] }],
    ['a range of doses', { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseRange: { low: { value: 50 }, high: { value: 100 } } }] }],
    ['words alone', { text: 'Take 50 mg daily' }],
  ])('waits for %s', (_name, instruction: Json) => {
    const { step, waiting } = reading({ dosageInstruction: [instruction] });
    expect(step?.microgramsPerDay).toBeNull();
    expect(waiting).toBe(1);
  });

  it('of morning and evening together is one dose when the record says they belong together', () => {
    const half = (when: string): Json => ({ sequence: 1, text: when, timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 25, unit: 'mg' } }] });
    expect(reading({ dosageInstruction: [half('morning'), half('evening')] }).step).toMatchObject({ microgramsPerDay: 50_000, timesPerDay: 2 });
  });

  it('as needed gives no daily dose and asks nothing', () => {
    const { step, waiting } = reading({ medicationCodeableConcept: coded(RXNORM, '197321'), dosageInstruction: [{ asNeededBoolean: true, timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1, unit: 'mg' } }] }] });
    expect(step).toBeUndefined();
    expect(waiting).toBe(0);
  });

  it('of a solution is millilitres times strength', () => {
    expect(reading({ medicationCodeableConcept: coded(RXNORM, '861064'), dosageInstruction: doses({ value: 2.5, unit: 'mL', code: 'mL' }) }).step?.microgramsPerDay).toBe(50_000);
  });

  it('of a patch is its rate over 24 hours', () => {
    expect(reading({ medicationCodeableConcept: coded(RXNORM, '865206'), authoredOn: '2025-02-03', dosageInstruction: doses({ value: 1, unit: 'patch' }) }).step?.microgramsPerDay).toBe(6_000);
  });
});

import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { Knowledge } from '../model/knowledge';
import { canBeMadeBetween } from './makeable';

const knowledge = loadKnowledge();
const form = (more: Partial<Knowledge['drugs'][number]['forms'][number]>) => ({ form: 'tablet', strengthsMg: [10], splittable: false, liquidMgPerMl: null, market: 'US', ...more });

/** The content with a drug of these forms alone, and so many units a day at most. */
function content(forms: readonly ReturnType<typeof form>[], { units = 3, leftOut = [] }: { readonly units?: number; readonly leftOut?: readonly string[] } = {}): Knowledge {
  const [drug] = knowledge.drugs;
  const [rule] = knowledge.tapering.drugRules;
  if (drug === undefined || rule === undefined) throw new Error('unreachable');
  const { tapering } = knowledge;
  return {
    ...knowledge,
    drugs: [{ ...drug, id: 'other', forms: [form({ strengthsMg: [1], splittable: true })] }, { ...drug, id: 'made-up', forms }],
    tapering: {
      ...tapering,
      general: { ...tapering.general, limits: { ...tapering.general.limits, unitsPerDay: units } },
      drugRules: [{ ...rule, drugId: 'other', leftOutForms: [{ form: 'tablet', why: 'of the other drug' }] }, { ...rule, drugId: 'made-up', leftOutForms: leftOut.map((left) => ({ form: left, why: 'left out' })) }],
    },
  };
}
/** Milligrams from `least` to under `below`. */
const can = (least: number, below: number, of: Knowledge, region = 'US') => canBeMadeBetween({ drug: 'made-up', region, least: least * 1000, below: below * 1000 }, of);

describe('whether a dose between two can be made', () => {
  it('by whole tablets: the lower bound counts, the upper does not', () => {
    const tens = content([form({})]);
    expect([can(10, 11, tens), can(9, 10, tens), can(11, 20, tens), can(11, 21, tens)]).toEqual([true, false, false, true]);
  });

  it('by no more units than a day may have', () => {
    const tens = content([form({})]);
    expect([can(30, 31, tens), can(31, 45, tens), can(31, 41, content([form({})], { units: 4 }))]).toEqual([true, false, true]);
  });

  it('by strengths added up', () => {
    const two = content([form({ strengthsMg: [10, 25] })]);
    expect([can(35, 36, two), can(45, 46, two), can(55, 56, two)]).toEqual([true, true, false]);
  });

  it('by one half where the form may be split, which counts as a unit', () => {
    const halves = content([form({ splittable: true })]);
    expect([can(5, 6, halves), can(15, 16, halves), can(25, 26, halves), can(35, 36, halves)]).toEqual([true, true, true, false]);
    expect(can(5, 6, content([form({})]))).toBe(false);
    expect(can(2, 3, halves)).toBe(false);
    expect([can(17, 18, content([form({ strengthsMg: [10, 25], splittable: true })])), can(17.5, 18, content([form({ strengthsMg: [5, 25], splittable: true })]))]).toEqual([false, true]);
  });

  it('never by two forms together', () => {
    expect(can(17, 18, content([form({ strengthsMg: [10] }), form({ form: 'capsule', strengthsMg: [7] })]))).toBe(false);
  });

  it('by tenths of a millilitre of a liquid', () => {
    const liquid = content([form({ form: 'solution', strengthsMg: [], liquidMgPerMl: 2 })]);
    expect([can(0.2, 0.3, liquid), can(0.21, 0.4, liquid), can(0.21, 0.41, liquid), can(0.41, 0.6, liquid)]).toEqual([true, false, true, false]);
  });

  it('only by what is sold in the region and not left out', () => {
    expect(can(10, 11, content([form({ market: 'UK' })]))).toBe(false);
    expect(can(10, 11, content([form({ market: 'UK' })]), 'UK')).toBe(true);
    expect(can(10, 11, content([form({ market: 'both' })]))).toBe(true);
    expect(can(10, 11, content([form({})], { leftOut: ['tablet'] }))).toBe(false);
    expect(can(10, 11, content([form({})], { leftOut: ['capsule'] }))).toBe(true);
    expect(can(10, 11, { ...content([form({})]), drugs: [] })).toBe(false);
  });
});

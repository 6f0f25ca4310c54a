import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { Plan, PlanRequest } from './model/plan';
import { plan } from './plan';
import { printed } from './printed';

const knowledge = loadKnowledge();
const START = localDate('2026-11-24');

function planned(change: Pick<PlanRequest, 'from' | 'to'>): Plan {
  const result = plan({ ...change, strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, null, knowledge, START);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const sertraline = (mgPerDay: number) => ({ drug: 'sertraline', mgPerDay });

describe('what documents take from the release', () => {
  it('names and codes every drug of the plan, those that end included', () => {
    const { drugs } = printed(planned({ from: [sertraline(100)], to: [{ drug: 'bupropion-xl', mgPerDay: 150 }] }), knowledge, { country: 'US', crisis: null });
    expect(drugs.map(({ id, name, rxnorm }) => [id, name, rxnorm])).toEqual([
      ['bupropion-xl', 'Bupropion XL', knowledge.drugs.find(({ id }) => id === 'bupropion-xl')?.rxnormIngredient],
      ['sertraline', 'Sertraline', '36437'],
    ]);
    const tablets = drugs.find(({ id }) => id === 'sertraline')?.products ?? [];
    expect(tablets.filter(({ form }) => form === 'tablet').map(({ strengthMg }) => strengthMg).sort((a, b) => a - b)).toEqual([25, 50, 100]);
    for (const { rxcui, strengthMg } of tablets) expect(knowledge.rxnorm.find((row) => row.rxcui === rxcui)?.strengthMg).toBe(strengthMg);
  });

  it('a falling serotonergic dose brings what to expect; without a fall it is not said', () => {
    const falls = printed(planned({ from: [sertraline(100)], to: [sertraline(75)] }), knowledge, { country: 'US', crisis: null }).handout;
    const rises = printed(planned({ from: [sertraline(100)], to: [sertraline(100), { drug: 'bupropion-xl', mgPerDay: 150 }] }), knowledge, { country: 'US', crisis: null }).handout;
    expect(falls.expect.join(' ')).toContain('dizzy');
    expect(falls.urgent.join(' ')).not.toContain('seizure');
    expect(rises.expect.join(' ')).not.toContain('dizzy');
    expect(rises.urgent.join(' ')).toContain('seizure');
  });

  it('two serotonergic medicines in one step bring the signs of too much of both', () => {
    const both = printed(planned({ from: [sertraline(100)], to: [{ drug: 'mirtazapine', mgPerDay: 15 }] }), knowledge, { country: 'UK', crisis: null }).handout;
    const overlaps = (knowledge.drugs.find(({ id }) => id === 'mirtazapine')?.serotonergic ?? false);
    expect(both.urgent.some((says) => says.includes('shake'))).toBe(overlaps);
    const alone = printed(planned({ from: [sertraline(100)], to: [sertraline(50)] }), knowledge, { country: 'UK', crisis: null }).handout;
    expect(alone.urgent.some((says) => says.includes('shake'))).toBe(false);
  });

  it('help is what the clinic set, word for word; the numbers of the content do not stand beside it', () => {
    const own = { emergency: '112', line: '0800 111 0 111', name: 'Our line', wording: 'Ring at the blue door.' };
    expect(printed(null, knowledge, { country: 'US', crisis: own }).help).toEqual({ emergency: '112', line: '0800 111 0 111', name: 'Our line', wording: 'Ring at the blue door.' });
  });

  it('help is that of the country, else the wording without a number', () => {
    expect(printed(null, knowledge, { country: 'US', crisis: null }).help.line).toBe('988');
    expect(printed(null, knowledge, { country: 'GB', crisis: null }).help.line).toBe('116 123');
    expect(printed(null, knowledge, { country: 'NO', crisis: null }).help).toMatchObject({ emergency: null, line: null });
    expect(printed(null, knowledge, { country: 'NO', crisis: null }).help.wording).toContain('local');
    expect(printed(null, knowledge, { country: 'US', crisis: null }).handout).toEqual({ take: [], expect: [], call: [], urgent: [], isReviewed: true });
  });
});

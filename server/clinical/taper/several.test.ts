import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest, Refusal, Result, Steering } from '../model/plan';
import { plan } from '../plan';

const knowledge = loadKnowledge();
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
type More = { readonly steering?: Partial<Steering>; readonly strategy?: PlanRequest['strategy'] };
const ask = (from: string, to: string, { steering = {}, strategy = null }: More = {}): Result<Plan, Refusal> =>
  plan({ from: amounts(from), to: amounts(to), strategy, region: 'US', pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null }, null, knowledge, localDate('2026-12-01'));
/** Steps as day, length, doses; a refusal as its code and words. */
const brief = (...asked: Parameters<typeof ask>): string[] => {
  const result = ask(...asked);
  return result.ok ? result.value.steps.map(({ from, days, doses }) => `${from} ${days ?? 'on'} ${doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).join(' ')}`.trim()) : [`${result.error.code}: ${result.error.message}`];
};

describe('a medicine that stays', () => {
  it('is brought under the dose that content lets stand beside the new one, which waits for it', () => {
    expect(brief('venlafaxine-xr:225', 'venlafaxine-xr:75 bupropion-xl:150')).toEqual(['2026-12-01 14 venlafaxine-xr 150', '2026-12-15 14 venlafaxine-xr 112.5', '2026-12-29 on venlafaxine-xr 75 bupropion-xl 150']);
    expect(brief('vortioxetine:20', 'vortioxetine:10 bupropion-xl:150')).toEqual(['2026-12-01 14 vortioxetine 15', '2026-12-15 on vortioxetine 10 bupropion-xl 150']);
    expect(brief('duloxetine:120', 'duloxetine:60 bupropion-xl:150')).toEqual(['2026-12-01 14 duloxetine 90', '2026-12-15 on duloxetine 60 bupropion-xl 150']);
    expect(brief('venlafaxine-xr:225', 'venlafaxine-xr:75 bupropion-xl:150', { steering: { holds: [{ step: 2, days: 7 }] } }).slice(1)).toEqual(['2026-12-15 21 venlafaxine-xr 112.5', '2027-01-05 on venlafaxine-xr 75 bupropion-xl 150']);
  });

  it('low enough or without a limit meets it at once', () => {
    expect(brief('sertraline:100', 'sertraline:50 bupropion-xl:150')).toEqual(['2026-12-01 14 sertraline 75 bupropion-xl 150', '2026-12-15 on sertraline 50 bupropion-xl 150']);
    expect(brief('venlafaxine-xr:75', 'venlafaxine-xr:37.5 bupropion-xl:150')).toEqual(['2026-12-01 on venlafaxine-xr 37.5 bupropion-xl 150']);
  });

  it('at too high a dose beside the new one is refused, by milligrams and by share', () => {
    expect(brief('venlafaxine-xr:225', 'venlafaxine-xr:150 bupropion-xl:150')).toEqual(['overlap-cap: venlafaxine-xr may be at most 75 mg a day beside bupropion-xl: Venlafaxine 75 mg/day or less during overlap.']);
    expect(brief('vortioxetine:20', 'vortioxetine:15 bupropion-xl:150')).toEqual(['overlap-cap: vortioxetine may be at most 10 mg a day beside bupropion-xl: Vortioxetine halved.']);
    expect(brief('vortioxetine:10', 'vortioxetine:10 bupropion-xl:150')).toEqual(['overlap-cap: vortioxetine may be at most 5 mg a day beside bupropion-xl: Vortioxetine halved.']);
    expect(brief('vortioxetine:10', 'vortioxetine:5 bupropion-xl:150')).toEqual(['2026-12-01 on vortioxetine 5 bupropion-xl 150']);
  });

  it('beside one that ends keeps its dose or goes its own way down', () => {
    expect(brief('sertraline:100 mirtazapine:30', 'mirtazapine:30 bupropion-xl:150')).toEqual(['2026-12-01 7 sertraline 75 mirtazapine 30 bupropion-xl 150', '2026-12-08 7 sertraline 50 mirtazapine 30 bupropion-xl 150', '2026-12-15 7 sertraline 25 mirtazapine 30 bupropion-xl 150', '2026-12-22 7 sertraline 12.5 mirtazapine 30 bupropion-xl 150', '2026-12-29 on mirtazapine 30 bupropion-xl 150']);
    expect(brief('sertraline:100 mirtazapine:30', 'mirtazapine:15 bupropion-xl:150').slice(1, 3)).toEqual(['2026-12-08 7 sertraline 50 mirtazapine 22.5 bupropion-xl 150', '2026-12-15 7 sertraline 25 mirtazapine 15 bupropion-xl 150']);
  });
});

describe('several that end', () => {
  it('end side by side; the new one waits for the slowest, and for a week on a dose that it may join', () => {
    expect(brief('venlafaxine-xr:225 mirtazapine:30', 'bupropion-xl:150')).toEqual(['2026-12-01 7 venlafaxine-xr 150 mirtazapine 15', '2026-12-08 7 venlafaxine-xr 75', '2026-12-15 7 venlafaxine-xr 75 bupropion-xl 150', '2026-12-22 7 venlafaxine-xr 37.5 bupropion-xl 150', '2026-12-29 on bupropion-xl 150']);
    expect(brief('sertraline:100 mirtazapine:30', 'bupropion-xl:150')[0]).toBe('2026-12-01 7 sertraline 75 mirtazapine 15 bupropion-xl 150');
  });

  it('or one after the other, in the order in which they are named', () => {
    const steering = { oneAfterAnother: true };
    expect(brief('venlafaxine-xr:225 mirtazapine:30', 'bupropion-xl:150', { steering })).toEqual(['2026-12-01 7 venlafaxine-xr 150 mirtazapine 30', '2026-12-08 14 venlafaxine-xr 75 mirtazapine 30', '2026-12-22 7 venlafaxine-xr 37.5 mirtazapine 30', '2026-12-29 7 mirtazapine 15 bupropion-xl 150', '2027-01-05 on bupropion-xl 150']);
    expect(brief('mirtazapine:30 venlafaxine-xr:225', 'bupropion-xl:150', { steering })).toEqual(['2026-12-01 7 mirtazapine 15 venlafaxine-xr 225', '2026-12-08 7 venlafaxine-xr 150', '2026-12-15 7 venlafaxine-xr 75', '2026-12-22 7 venlafaxine-xr 75 bupropion-xl 150', '2026-12-29 7 venlafaxine-xr 37.5 bupropion-xl 150', '2027-01-05 on bupropion-xl 150']);
    expect(brief('sertraline:100', 'bupropion-xl:150 mirtazapine:15', { steering }).slice(0, 2)).toEqual(['2026-12-01 7 sertraline 75 bupropion-xl 150', '2026-12-08 7 sertraline 50 bupropion-xl 150 mirtazapine 15']);
  });

  it('into an MAOI wait for the longest gap, whichever comes first', () => {
    for (const from of ['fluoxetine:20 sertraline:50', 'sertraline:50 fluoxetine:20']) expect(brief(from, 'phenelzine:45').slice(-2)).toEqual(['2026-12-22 14', '2027-01-05 on phenelzine 45']);
    for (const from of ['fluoxetine:20 sertraline:50', 'sertraline:50 fluoxetine:20']) expect(brief(from, 'phenelzine:45', { steering: { newDrugOn: localDate('2026-12-20') } })).toEqual(['fluoxetine-maoi: blocked: 19 full days free of fluoxetine, 35 needed']);
  });
});

describe('a gap that only a pair asks for', () => {
  it('holds from the dose on that content names, and not for a direct switch', () => {
    const gap = (from: string, more: More) => brief(from, 'fluvoxamine:50', more).filter((line) => /^\S+ \d+$/.test(line));
    const asked = knowledge.switching.pairs.find(({ id }) => id === 'duloxetine__fluvoxamine')?.schedule.gap;
    expect(asked).toEqual({ days: 3, fromMg: 90 });
    expect([gap('duloxetine:120', {}).length, gap('duloxetine:90', {}).length, gap('duloxetine:60', {}).length]).toEqual([1, 1, 0]);
  });

  it('lets a first day of the prescriber’s own be later, the same day included', () => {
    expect(brief('sertraline:100', 'bupropion-xl:150', { steering: { newDrugOn: localDate('2026-12-20') } })).toEqual(['2026-12-01 7 sertraline 75', '2026-12-08 7 sertraline 50', '2026-12-15 5 sertraline 25', '2026-12-20 2 sertraline 25 bupropion-xl 150', '2026-12-22 7 sertraline 12.5 bupropion-xl 150', '2026-12-29 on bupropion-xl 150']);
    expect(brief('sertraline:100', 'bupropion-xl:150', { steering: { newDrugOn: localDate('2026-12-01') } })[0]).toBe('2026-12-01 7 sertraline 75 bupropion-xl 150');
  });
});

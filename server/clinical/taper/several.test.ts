import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { Chart } from '../model/chart';
import { localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest, Refusal, Result, Steering } from '../model/plan';
import { plan } from '../plan';
import { verifyPlan } from '../plan-verifier/verify-plan';
import { aPatient } from '../testing/a-patient';

const knowledge = loadKnowledge();
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
type More = { readonly steering?: Partial<Steering>; readonly strategy?: PlanRequest['strategy']; readonly region?: 'US' | 'UK' };
const ask = (from: string, to: string, { steering = {}, strategy = null, region = 'US' }: More = {}): Result<Plan, Refusal> =>
  plan({ from: amounts(from), to: amounts(to), strategy, region, pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null }, null, knowledge, localDate('2026-12-01'));
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

  it('on its way below that dose is joined as soon as it has it, and beside another that stays waits for the one with the limit alone', () => {
    expect(brief('venlafaxine-xr:225', 'venlafaxine-xr:37.5 bupropion-xl:150')).toEqual(['2026-12-01 14 venlafaxine-xr 150', '2026-12-15 14 venlafaxine-xr 112.5', '2026-12-29 14 venlafaxine-xr 75 bupropion-xl 150', '2027-01-12 on venlafaxine-xr 37.5 bupropion-xl 150']);
    expect(brief('venlafaxine-xr:112.5 sertraline:200', 'venlafaxine-xr:75 sertraline:100 bupropion-xl:150')).toEqual(['2026-12-01 14 venlafaxine-xr 75 sertraline 150 bupropion-xl 150', '2026-12-15 on venlafaxine-xr 75 sertraline 100 bupropion-xl 150']);
  });

  it('low enough or without a limit meets it at once', () => {
    expect(brief('sertraline:100', 'sertraline:50 bupropion-xl:150')).toEqual(['2026-12-01 14 sertraline 75 bupropion-xl 150', '2026-12-15 on sertraline 50 bupropion-xl 150']);
    expect(brief('venlafaxine-xr:75', 'venlafaxine-xr:37.5 bupropion-xl:150')).toEqual(['2026-12-01 on venlafaxine-xr 37.5 bupropion-xl 150']);
  });

  it('at too high a dose beside the new one is refused, by milligrams and by share', () => {
    expect(brief('venlafaxine-xr:225', 'venlafaxine-xr:150 bupropion-xl:150')).toEqual(['overlap-cap: venlafaxine XR may be at most 75 mg a day beside bupropion XL: Venlafaxine 75 mg/day or less during overlap.']);
    expect(brief('vortioxetine:20', 'vortioxetine:15 bupropion-xl:150')).toEqual(['overlap-cap: vortioxetine may be at most 10 mg a day beside bupropion XL: Vortioxetine halved.']);
    expect(brief('vortioxetine:10', 'vortioxetine:10 bupropion-xl:150')).toEqual(['overlap-cap: vortioxetine may be at most 5 mg a day beside bupropion XL: Vortioxetine halved.']);
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

  it('wait for all that go before them, and for none that stays', () => {
    const steering = { oneAfterAnother: true };
    expect(brief('mirtazapine:30 fluoxetine:40 vortioxetine:20', '', { steering })).toEqual(['2026-12-01 7 mirtazapine 15 fluoxetine 40 vortioxetine 20', '2026-12-08 14 fluoxetine 20 vortioxetine 20', '2026-12-22 7 vortioxetine 10', '2026-12-29 on']);
    expect(brief('mirtazapine:30 sertraline:100 vortioxetine:20', 'sertraline:100', { steering })).toEqual(['2026-12-01 7 mirtazapine 15 sertraline 100 vortioxetine 20', '2026-12-08 7 sertraline 100 vortioxetine 10', '2026-12-15 on sertraline 100']);
    expect(brief('mirtazapine:30 venlafaxine-xr:225', 'venlafaxine-xr:75 bupropion-xl:150', { steering })).toEqual(['2026-12-01 7 mirtazapine 15 venlafaxine-xr 225', '2026-12-08 14 venlafaxine-xr 150', '2026-12-22 14 venlafaxine-xr 112.5', '2027-01-05 on venlafaxine-xr 75 bupropion-xl 150']);
    expect(brief('sertraline:100 mirtazapine:30', 'mirtazapine:30 bupropion-xl:150', { steering })[0]).toMatch(/^one-after-another: /);
  });

  it('to nothing go each by the rule of its own, or all by the strategy asked for', () => {
    for (const [from, first] of [['fluoxetine:40 paroxetine:20', '2026-12-01 14 fluoxetine 20 paroxetine 12'], ['paroxetine:20 fluoxetine:40', '2026-12-01 14 paroxetine 12 fluoxetine 20']] as const) expect(brief(from, '').slice(0, 3)).toEqual([first, '2026-12-15 14 paroxetine 12', '2026-12-29 28 paroxetine 8']);
    expect(brief('paroxetine:20 fluoxetine:40', '', { strategy: 'linear-taper' })).toEqual(['2026-12-01 14 paroxetine 15 fluoxetine 20', '2026-12-15 14 paroxetine 10', '2026-12-29 14 paroxetine 5', '2027-01-12 on']);
  });

  it('say among the edits that one strategy was asked for all of them, where the rules have others', () => {
    const edits = (from: string, strategy: PlanRequest['strategy']) => { const made = ask(from, '', { strategy }); return made.ok ? made.value.edits : [made.error.message]; };
    expect(edits('paroxetine:20 fluoxetine:40', 'linear-taper')).toEqual([{ id: 'strategy', words: 'linear taper for each that ends', insideLimits: true }]);
    expect([edits('paroxetine:20 fluoxetine:40', null), edits('paroxetine:20 sertraline:100', 'hyperbolic-taper'), edits('paroxetine:20', 'linear-taper')]).toEqual([[], [], []]);
  });

  it('beside one that needs no taper come down all the same, and the plan does not say that they end at once', () => {
    const region = 'UK';
    for (const [from, to] of [['agomelatine:25 imipramine:50', 'imipramine:12.5'], ['agomelatine:25 sertraline:100', ''], ['sertraline:100 agomelatine:25', ''], ['mirtazapine:15 sertraline:200', ''], ['fluoxetine:20 paroxetine:40', '']] as const) {
      const made = ask(from, to, { region });
      expect(made.ok && [verifyPlan(made.value, knowledge).findings, made.value.warnings.filter(({ id }) => id === 'abrupt-stop'), made.value.strategy === 'stop'], from).toEqual([[], [], false]);
      expect(brief(from, to, { region }).length, from).toBeGreaterThan(2);
    }
    expect(ask('agomelatine:25', '', { region })).toMatchObject({ ok: true, value: { strategy: 'stop', steps: [{ kind: 'stopped' }] } });
    expect(ask('agomelatine:25 mirtazapine:30', 'mirtazapine:30', { region })).toMatchObject({ ok: true, value: { strategy: 'stop' } });
  });

  it('into an MAOI wait for the longest gap, whichever comes first', () => {
    for (const from of ['fluoxetine:20 sertraline:50', 'sertraline:50 fluoxetine:20']) expect(brief(from, 'phenelzine:45').slice(-2)).toEqual(['2026-12-22 14', '2027-01-05 on phenelzine 45']);
    for (const from of ['fluoxetine:20 sertraline:50', 'sertraline:50 fluoxetine:20']) expect(brief(from, 'phenelzine:45', { steering: { newDrugOn: localDate('2026-12-20') } })).toEqual(['fluoxetine-maoi: blocked: 19 full days free of fluoxetine, 35 needed']);
  });
});

describe('two that begin', () => {
  it('one after another: the day of the prescriber’s own is that of the first, and the second follows a week at its target', () => {
    const steering = { oneAfterAnother: true, newDrugOn: localDate('2026-12-10') };
    expect(brief('sertraline:50', 'bupropion-xl:300 mirtazapine:15', { steering }).slice(2)).toEqual(['2026-12-10 5 sertraline 25 bupropion-xl 150', '2026-12-15 7 sertraline 12.5 bupropion-xl 150', '2026-12-22 2 bupropion-xl 150', '2026-12-24 7 bupropion-xl 300', '2026-12-31 on bupropion-xl 300 mirtazapine 15']);
  });
});

describe('a week on a dose that the new one may join', () => {
  it('is kept where the old one has to come down to it, and only where the two meet', () => {
    expect(brief('vortioxetine:20', 'sertraline:50')).toEqual(['2026-12-01 7 vortioxetine 10', '2026-12-08 7 vortioxetine 10 sertraline 25', '2026-12-15 7 vortioxetine 5 sertraline 50', '2026-12-22 on sertraline 50']);
    expect(brief('vortioxetine:10', 'sertraline:50')).toEqual(['2026-12-01 7 vortioxetine 5 sertraline 25', '2026-12-08 on sertraline 50']);
    expect(brief('venlafaxine-xr:225', 'bupropion-xl:150', { strategy: 'taper-then-start' })).toEqual(['2026-12-01 7 venlafaxine-xr 150', '2026-12-08 7 venlafaxine-xr 75', '2026-12-15 7 venlafaxine-xr 37.5', '2026-12-22 on bupropion-xl 150']);
  });

  it('comes with half of the first dose where content names a share', () => {
    expect(brief('nortriptyline:100', 'bupropion-xl:150', { strategy: 'cross-taper' })).toEqual(['2026-12-01 7 nortriptyline 75', '2026-12-08 7 nortriptyline 50 bupropion-xl 150', '2026-12-15 7 nortriptyline 25 bupropion-xl 150', '2026-12-22 on bupropion-xl 150']);
  });
});

describe('a new medicine', () => {
  const told = (...asked: Parameters<typeof ask>): readonly string[] => {
    const result = ask(...asked);
    return result.ok ? result.value.assumptions : [result.error.message];
  };

  it('without a titration in the content begins at its usual first dose, at once, and goes no higher', () => {
    expect(brief('sertraline:50', 'quetiapine:50').slice(0, 2)).toEqual(['2026-12-01 28 sertraline 25 quetiapine 50', '2026-12-29 28 sertraline 14 quetiapine 50']);
    expect(brief('sertraline:50', 'sertraline:50 aripiprazole:2')).toEqual(['2026-12-01 on sertraline 50 aripiprazole 2']);
    expect(brief('sertraline:50', 'sertraline:50 aripiprazole:5')[0]).toMatch(/^no-titration: no source here gives how aripiprazole is brought to 5 mg; its first dose of 2 mg can be planned/);
  });

  it('whose first dose is not sold here begins at the next, and the plan says so', () => {
    const line = 'Clomipramine: the first dose that the content asks for is not sold here: 25 mg cannot be made, 50 mg is the nearest.';
    expect(told('fluvoxamine:225', 'clomipramine:100', { region: 'UK' })).toContain(line);
    expect(told('fluvoxamine:225', 'clomipramine:100')).not.toContain(line);
  });

  it('after an old one that has no step says whether nothing smaller is sold, or the rule has none', () => {
    expect(told('fluoxetine:5', 'phenelzine:45')).toContain('Fluoxetine: the rule has no step below 5 mg, so it ends without one; a first cut can be given.');
    expect(told('phenelzine:15', '')).toContain('Phenelzine: no dose below 15 mg can be made here, so it ends without a step.');
  });
});

it('the least days of a taper are those of a taper to nothing', () => {
  expect(brief('phenelzine:60', 'phenelzine:30')).toEqual(['2026-12-01 14 phenelzine 45', '2026-12-15 on phenelzine 30']);
  expect(brief('phenelzine:30', '')).toEqual(['2026-12-01 28 phenelzine 15', '2026-12-29 on']);
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

describe('what is said of several', () => {
  type Said = { readonly id: string; readonly from: string; readonly to: string; readonly more?: More & { readonly chart?: Chart; readonly start?: string } };
  const said = ({ id, from, to, more: { steering = {}, strategy = null, chart, start = '2026-12-01' } = {} }: Said): readonly string[] => {
    const result = plan({ from: amounts(from), to: amounts(to), strategy, region: 'US', pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null }, chart ?? null, knowledge, localDate(start));
    if (!result.ok) throw new Error(result.error.message);
    return result.value.warnings.filter((warning) => warning.id === id).map(({ message }) => message);
  };
  const days = (from: string, to: string, more: Said['more'] = {}): readonly string[] => said({ id: 'untreated-gap-risk-plan', from, to, more }).map((message) => message.split(':')[0] ?? '');

  it('days without an antidepressant are those on which none is taken, not those free of one of them', () => {
    expect(brief('fluoxetine:20 sertraline:50', 'tranylcypromine:20')).toContain('2026-12-22 14');
    expect(days('fluoxetine:20 sertraline:50', 'tranylcypromine:20')).toEqual(['14 days without an antidepressant']);
    expect(days('fluoxetine:20', 'tranylcypromine:20')).toEqual(['35 days without an antidepressant']);
    expect(days('bupropion-xl:150', 'venlafaxine-xr:75')).toEqual(['7 days without an antidepressant']);
    expect(days('bupropion-xl:150 mirtazapine:30', 'venlafaxine-xr:75 mirtazapine:30')).toEqual([]);
    expect(days('bupropion-xl:150', 'venlafaxine-xr:75', { chart: aPatient().withLists().taking('mirtazapine', [['2026-01-01', 30]]).build() })).toEqual([]);
    expect(days('bupropion-xl:150', 'venlafaxine-xr:75', { chart: aPatient().withLists().taking('ibuprofen', [['2026-01-01', 400]]).build() })).toEqual(['7 days without an antidepressant']);
  });

  it('are said, with its name and dose, beside one at less than a usual dose, at a dose not known, or with an end', () => {
    const beside = (...taking: Parameters<ReturnType<typeof aPatient>['taking']>) => days('bupropion-xl:150', 'venlafaxine-xr:75', { chart: aPatient().withLists().taking(...taking).build() });
    expect(beside('trazodone', [['2026-01-01', 50]])).toEqual(['7 days without an antidepressant other than trazodone (50 mg a day)']);
    expect(beside('mirtazapine', [['2026-01-01', 7.5]])).toEqual(['7 days without an antidepressant other than mirtazapine (7.5 mg a day)']);
    expect(beside('mirtazapine', [['2026-01-01', 15]])).toEqual([]);
    expect(days('bupropion-xl:150', 'amitriptyline:50', { chart: aPatient().withLists().taking('venlafaxine', [['2026-01-01', 25]]).build() })).toEqual(['7 days without an antidepressant other than venlafaxine (25 mg a day)']);
    expect(beside('mirtazapine', [['2026-01-01', null]])).toEqual(['7 days without an antidepressant other than mirtazapine (dose not known)']);
    expect(beside('mirtazapine', [['2026-01-01', 30], ['2026-12-02', 7.5]])).toEqual(['7 days without an antidepressant other than mirtazapine (7.5 mg a day)']);
    expect(beside('mirtazapine', [['2026-01-01', 30]], { status: 'active', stop: '2026-12-03' })).toEqual(['7 days without an antidepressant other than mirtazapine (30 mg a day, until 03-Dec-2026 by the chart)']);
    expect(days('bupropion-xl:150 mirtazapine:7.5', 'venlafaxine-xr:75 mirtazapine:7.5')).toEqual(['7 days without an antidepressant other than mirtazapine (7.5 mg a day)']);
    expect(days('bupropion-xl:150', 'venlafaxine-xr:75', { chart: aPatient().withLists().taking('trazodone', [['2026-01-01', 50]]).taking('mirtazapine', [['2026-01-01', 30]]).build() })).toEqual([]);
    const since = (start: string | null) => days('bupropion-xl:150', 'venlafaxine-xr:75', { steering: { resumeAt: 2, freeSince: [{ drug: 'bupropion-xl', on: localDate('2026-11-20') }] }, chart: aPatient().withLists().taking('mirtazapine', [['2026-01-01', 30]], { start }).build() });
    expect([since('2026-11-21'), since(null)]).toEqual([['11 days without an antidepressant other than mirtazapine (30 mg a day)'], ['11 days without an antidepressant other than mirtazapine (30 mg a day)']]);
    expect(since('2026-11-20')).toEqual([]);
  });

  it('and are as long as the plan has them: held longer, by the prescriber’s own first day, or begun before it was taken up', () => {
    expect(days('fluoxetine:20', 'phenelzine:45', { steering: { holds: [{ step: 1, days: 7 }] } })).toEqual(['42 days without an antidepressant']);
    expect(days('fluoxetine:20', 'phenelzine:45', { steering: { newDrugOn: localDate('2027-01-20') } })).toEqual(['50 days without an antidepressant']);
    expect(days('sertraline:50', 'bupropion-xl:150', { strategy: 'taper-then-start' })).toEqual([]);
    expect(days('sertraline:50', 'bupropion-xl:150', { strategy: 'taper-then-start', steering: { newDrugOn: localDate('2027-01-20') } })).toEqual(['29 days without an antidepressant']);
    const resumed = { steering: { resumeAt: 3, freeSince: [{ drug: 'fluoxetine', on: localDate('2026-11-20') }, { drug: 'mirtazapine', on: localDate('2026-11-27') }] } };
    expect(days('fluoxetine:20 mirtazapine:30', 'phenelzine:45', resumed)).toEqual(['28 days without an antidepressant']);
    expect(said({ id: 'untreated-gap-risk-plan', from: 'sertraline:50', to: '' })).toEqual([]);
  });

  it('withdrawal is that of each that comes down, and of none that stays', () => {
    const cover = (from: string, to: string) => said({ id: 'bupropion-not-withdrawal-cover', from, to }).map((message) => / of (.+); only/.exec(message)?.[1]);
    expect(cover('sertraline:100 mirtazapine:30', 'sertraline:100 bupropion-xl:150')).toEqual(cover('mirtazapine:30', 'bupropion-xl:150'));
    expect(cover('sertraline:100', 'sertraline:100 bupropion-xl:150')).toEqual([]);
    expect(cover('sertraline:100', 'sertraline:50 bupropion-xl:150')).toEqual(['sertraline']);
    expect(cover('sertraline:100 venlafaxine-xr:75', 'bupropion-xl:150')).toEqual(['sertraline', 'venlafaxine XR']);
    expect(said({ id: 'seizure-screen-required', from: 'sertraline:100', to: 'sertraline:100 bupropion-xl:150' })).toHaveLength(1);
  });

  it('a warning is of one that comes down where its content says so, whatever its words', () => {
    const { switching } = knowledge;
    const reworded = { ...knowledge, switching: { ...switching, planWarnings: switching.planWarnings.map((warning) => ({ ...warning, message: warning.ofFalling ? 'of what falls' : 'of {from}' })) } };
    const of = (from: string, to: string): readonly string[] => {
      const result = plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, null, reworded, localDate('2026-12-01'));
      return result.ok ? result.value.warnings.map(({ message }) => message).filter((message) => message.startsWith('of ')) : [result.error.message];
    };
    expect(of('sertraline:100', 'sertraline:100 bupropion-xl:150')).toEqual(['of sertraline']);
    expect(of('sertraline:100', 'bupropion-xl:150')).toEqual(['of what falls', 'of sertraline']);
  });

  it('the first cut of one that waits for another is its own, not the dose on which it waits; after a step back it is that from the higher dose', () => {
    expect(brief('sertraline:100', 'bupropion-xl:300', { steering: { stepBackAt: 2, resumeAt: 3 } }).slice(0, 3).map((line) => line.split(' ')[3])).toEqual(['75', '50', '25']);
    expect(said({ id: 'first-cut-50-percent', from: 'sertraline:100', to: 'bupropion-xl:300', more: { steering: { stepBackAt: 2, resumeAt: 3 } } })).toEqual([]);
    const cut = (from: string) => said({ id: 'first-cut-50-percent', from, to: '', more: { strategy: 'linear-taper', steering: { oneAfterAnother: true } } }).map((message) => message.slice(0, message.indexOf(' is ')));
    expect(cut('sertraline:100 fluoxetine:40')).toEqual(['The first cut of fluoxetine']);
    expect(cut('fluoxetine:40 sertraline:100')).toEqual(['The first cut of fluoxetine']);
  });
});

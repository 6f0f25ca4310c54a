import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { PlanRequest, PlanStrategy, Steering } from './model/plan';
import { plan } from './plan';

const knowledge = loadKnowledge();
const start = localDate('2026-12-01');
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
type Asked = { readonly from: string; readonly to?: string; readonly strategy?: PlanStrategy; readonly region?: 'US' | 'UK'; readonly steering?: Partial<Steering>; readonly on?: string };
const ask = ({ from, to = '', strategy, region = 'US', steering = {}, on }: Asked) =>
  plan({ from: amounts(from), to: amounts(to), strategy: strategy ?? null, region, pace: 'default', steering: { ...NO_STEERING, ...steering }, on: on === undefined ? null : localDate(on) }, null, knowledge, start);

describe('a request that cannot be is refused in words', () => {
  it.each<[string, Asked, string, RegExp]>([
    ['an unknown drug', { from: 'prozax:20' }, 'unknown-drug', /prozax is no drug/],
    ['a dose no tablet makes', { from: 'sertraline:33' }, 'not-makeable', /nearest are 32 mg and 34 mg/],
    ['a dose finer than a microgram', { from: 'sertraline:50.00001' }, 'not-makeable', /50.00001/],
    ['no dose', { from: 'sertraline:0' }, 'no-dose', /above 0 mg/],
    ['a negative dose', { from: 'sertraline:-50' }, 'no-dose', /above 0 mg/],
    ['a dose that is no number', { from: 'sertraline:fifty' }, 'no-dose', /above 0 mg/],
    ['nothing taken', { from: '' }, 'nothing-taken', /at least one/],
    ['a drug named twice', { from: 'sertraline:50 sertraline:25' }, 'named-twice', /once/],
    ['ten times an ordinary dose', { from: 'sertraline:1000' }, 'above-maximum', /maximum of 200 mg/],
    ['a target above the maximum', { from: 'sertraline:100', to: 'bupropion-xl:600' }, 'above-maximum', /maximum of 450 mg/],
    ['a drug not sold in the region', { from: 'sertraline:100', to: 'bupropion-xl:300', region: 'UK' }, 'not-sold', /UK.*US/],
    ['a form that is for another use', { from: 'sertraline:100', to: 'bupropion-sr:150', region: 'UK' }, 'not-sold', /UK/],
    ['no change', { from: 'sertraline:50', to: 'sertraline:50' }, 'nothing-changes', /keeps its dose/],
    ['a rise', { from: 'sertraline:50', to: 'sertraline:100' }, 'rises', /by hand/],
    ['a pair without a row', { from: 'lithium:600', to: 'sertraline:50' }, 'no-taper-rule', /plan by hand/],
    ['a pair that no source covers', { from: 'agomelatine:25', to: 'buspirone:15', region: 'UK' }, 'no-pair', /no source covers this pair.*plan by hand/],
    ['a first dose that no source brings to its target', { from: 'sertraline:100', to: 'lamotrigine:200' }, 'no-titration', /25 mg can be planned/],
    ['a start before the day of reasoning', { from: 'sertraline:50', on: '2026-12-02' }, 'in-the-past', /before 02-Dec-2026/],
    ['a strategy that the pair does not have', { from: 'citalopram:20', to: 'clomipramine:25', strategy: 'cross-taper' }, 'strategy-not-allowed', /allowed: taper-then-start/],
    ['a switch without a new drug', { from: 'sertraline:50', strategy: 'cross-taper' }, 'strategy-not-possible', /linear-taper, hyperbolic-taper or stop/],
    ['stop with a new drug', { from: 'sertraline:50', to: 'mirtazapine:15', strategy: 'stop' }, 'strategy-not-allowed', /allowed: cross-taper or direct-switch/],
    ['a wash-out that no source measures', { from: 'vortioxetine:10', to: 'duloxetine:30', strategy: 'taper-washout-start' }, 'gap-not-named', /no source names/],
    ['a first cut that leaves nothing', { from: 'sertraline:50', steering: { firstCutMg: 50 } }, 'first-cut', /no dose between/],
    ['a first cut that cannot be made', { from: 'venlafaxine-xr:75', steering: { firstCutMg: 10 } }, 'first-cut', /no tablet/],
    ['a liquid tail without a liquid', { from: 'venlafaxine-xr:75', steering: { liquidTail: true } }, 'liquid-tail', /no liquid/],
    ['a step that is not there', { from: 'sertraline:50', steering: { holds: [{ step: 40, days: 7 }] } }, 'no-such-step', /step 40/],
    ['a hold for ever', { from: 'sertraline:50', steering: { holds: [{ step: 1, days: 9999 }] } }, 'hold', /longer is a new plan/],
    ['a hold where one dated step is all there is', { from: 'escitalopram:10', to: 'escitalopram:5', steering: { holds: [{ step: 2, days: 7 }] } }, 'no-such-step', /step 2 cannot be held; the plan has one dated step$/],
    ['a dose below every tablet and liquid', { from: 'sertraline:1' }, 'not-makeable', /; the nearest is 2 mg$/],
    ['citalopram above 20 mg while fluoxetine clears', { from: 'fluoxetine:40', to: 'citalopram:40' }, 'citalopram-ceiling', /^40 mg of citalopram is above 20 mg, the limit for 42 days after the last fluoxetine/],
    ['a step back above what the pair allows beside the new drug', { from: 'paroxetine:50', to: 'bupropion-xl:150', steering: { stepBackAt: 3 } }, 'overlap-cap', /^25 mg of paroxetine beside bupropion XL is more than the pair allows/],
    ['a drug that no region sells for a daily plan', { from: 'sertraline:50', to: 'ketamine:50' }, 'not-sold', /can use$/],
    ['a step of no days', { from: 'sertraline:50', steering: { stepDays: 0 } }, 'step-length', /between 1 and/],
    ['a resumption after the end', { from: 'sertraline:50', steering: { resumeAt: 99 } }, 'no-such-step', /no step 99/],
  ])('%s', (_name, asked, code, words) => {
    const refused = ask(asked);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    if (refused.ok) return;
    expect(refused.error.message).toMatch(words);
    expect(refused.error.message).not.toContain('\n');
  });
});

describe('hard stops', () => {
  it.each<[string, Asked, string]>([
    ['from an MAOI without a gap', { from: 'phenelzine:45', to: 'sertraline:50', strategy: 'direct-switch' }, 'from-maoi'],
    ['from an MAOI with an overlap', { from: 'phenelzine:45', to: 'bupropion-xl:150', strategy: 'cross-taper' }, 'from-maoi'],
    ['into an MAOI from fluoxetine without a gap', { from: 'fluoxetine:20', to: 'phenelzine:45', strategy: 'taper-then-start' }, 'fluoxetine-maoi'],
    ['into an MAOI from vortioxetine without a gap', { from: 'vortioxetine:10', to: 'phenelzine:45', strategy: 'direct-switch' }, 'vortioxetine-maoi'],
    ['an MAOI beside a serotonergic drug', { from: 'sertraline:50', to: 'sertraline:50 phenelzine:45' }, 'no-overlap'],
    ['an MAOI and a serotonergic drug that both stay', { from: 'phenelzine:45 sertraline:100', to: 'phenelzine:45 sertraline:50' }, 'maoi-overlap'],
    ['an MAOI and a serotonergic drug that come down together', { from: 'phenelzine:45 sertraline:100' }, 'maoi-overlap'],
    ['fluvoxamine and duloxetine together', { from: 'fluvoxamine:100', to: 'fluvoxamine:100 duloxetine:30' }, 'duloxetine-fluvoxamine'],
    ['clomipramine and an MAOI, 21 days', { from: 'clomipramine:75', to: 'tranylcypromine:30', strategy: 'taper-then-start' }, 'maoi-clomipramine-imipramine'],
    ['two products of bupropion', { from: 'bupropion-xl:150', to: 'bupropion-xl:150 bupropion-sr:150' }, 'no-overlap'],
    ['an MAOI already taken beside an SSRI', { from: 'phenelzine:45 sertraline:50', to: 'sertraline:50 vortioxetine:10' }, 'maoi-overlap'],
  ])('stop %s, with the reason and its references', (_name, asked, code) => {
    expect(ask(asked)).toMatchObject({ ok: false, error: { code } });
  });

  it('say what is taken against them already, not what a plan would do', () => {
    const refused = ask({ from: 'phenelzine:45 sertraline:100' });
    expect(refused.ok ? '' : refused.error.message).toMatch(/^phenelzine and sertraline are taken together already, which is forbidden, so no plan can begin here: plan by hand \(No plan may show an MAOI/);
    expect(refused).toMatchObject({ error: { where: 'from', refs: ['label-bupropion-xl', 'label-trintellix', 'sps-maoi'] } });
  });

  it('cite their sources', () => {
    const refused = ask({ from: 'phenelzine:45', to: 'sertraline:50', strategy: 'direct-switch' });
    expect(refused.ok ? [] : refused.error.refs).toEqual(['sps-maoi', 'mayo-micromedex']);
  });

  it('hold for all present drugs: the longest gap decides when the new one starts', () => {
    const made = ask({ from: 'fluoxetine:20 mirtazapine:15', to: 'phenelzine:45' });
    const steps = made.ok ? made.value.steps : [];
    const lastOf = (drug: string): number => Math.max(...steps.filter(({ doses }) => doses.some((dose) => dose.drug === drug)).map(({ n }) => n), 0);
    const gap = steps.filter(({ n, kind }) => kind === 'washout' && n > lastOf('fluoxetine')).reduce((sum, { days }) => sum + (days ?? 0), 0);
    expect(gap + steps.filter(({ n, doses }) => n > lastOf('fluoxetine') && doses.some(({ drug }) => drug === 'mirtazapine')).reduce((sum, { days }) => sum + (days ?? 0), 0)).toBe(35);
  });
});

it('a medicine that ends without a step says whether a smaller dose is sold', () => {
  const ends = (from: string, to: string): string[] => {
    const made = ask({ from, to });
    return made.ok ? made.value.assumptions.filter((line) => line.includes('ends without')) : [made.error.message];
  };
  expect(ends('fluoxetine:20', 'phenelzine:45')).toEqual(['Fluoxetine: the rule has no step below 20 mg, so it ends without one; a first cut can be given.']);
  expect(ends('bupropion-xl:150', 'phenelzine:45')).toEqual(['Bupropion XL: no dose below 150 mg can be made here, so it ends without a step.']);
});

describe('citalopram while fluoxetine clears', () => {
  it.each<[string, number]>([['fluoxetine:40', 20], ['fluoxetine:20', 20]])('may begin at 20 mg after %s', (from, mg) => {
    expect(ask({ from, to: `citalopram:${mg}` }).ok).toBe(true);
  });

  it('may rise above 20 mg on the 43rd day without fluoxetine and not before', () => {
    const on = (day: string) => ask({ from: 'fluoxetine:20', to: 'citalopram:40', steering: { newDrugOn: localDate(day) } });
    expect(on('2026-12-29')).toMatchObject({ ok: true });
    expect(on('2026-12-28')).toMatchObject({ ok: false, error: { code: 'citalopram-ceiling' } });
    const made = on('2026-12-29');
    expect(made.ok && made.value.steps.map(({ from, doses }) => `${from} ${doses[0]?.mgPerDay ?? 0}`)).toEqual(['2026-12-01 0', '2026-12-29 10', '2027-01-05 20', '2027-01-12 40']);
  });
});

describe('a region without the liquid', () => {
  it('says what could not be made: paroxetine in the UK ends at the half tablet with a warning of the last drop', () => {
    const made = ask({ from: 'paroxetine:40', region: 'UK' });
    const doses = made.ok ? made.value.steps.map(({ doses: [dose] }) => dose?.mgPerDay ?? 0) : [];
    expect(doses).toEqual([...doses].sort((a, b) => b - a));
    expect(doses[doses.length - 2]).toBe(5);
    expect(made.ok && made.value.warnings.map(({ id }) => id)).toContain('final-step-occupancy-drop-over-20-points');
  });
});

describe('bupropion in another form', () => {
  it('goes on at its dose where one follows the other at once', () => {
    const made = ask({ from: 'bupropion-sr:300', to: 'bupropion-xl:300' });
    expect(made.ok && made.value.steps.map(({ doses }) => doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`))).toEqual([['bupropion-xl 300']]);
  });

  it('begins anew after days without it, which 300 mg may not', () => {
    const refused = ask({ from: 'bupropion-sr:300', to: 'citalopram:15 bupropion-xl:300', steering: { oneAfterAnother: true } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'bupropion-dose', message: expect.stringMatching(/300 mg of bupropion XL before 4 days on 150 mg/) as string } });
  });
});

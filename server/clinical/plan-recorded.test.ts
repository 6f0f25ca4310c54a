import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { addDays, localDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { Plan, PlanRequest, Refusal, Result, Steering } from './model/plan';
import { plan } from './plan';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';

const knowledge = loadKnowledge();
const { limits, rounding } = knowledge.tapering.general;
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
const ask = (patient: PatientBuilder | null, from: string, to = '', more: { readonly steering?: Partial<Steering>; readonly region?: 'US' | 'UK'; readonly strategy?: PlanRequest['strategy'] } = {}): Result<Plan, Refusal> =>
  plan({ from: amounts(from), to: amounts(to), strategy: more.strategy ?? null, region: more.region ?? 'US', pace: 'default', steering: { ...NO_STEERING, ...more.steering }, on: TODAY }, patient?.build() ?? null, knowledge, TODAY);
const made = (...asked: Parameters<typeof ask>): Plan => {
  const result = ask(...asked);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const code = (result: Result<Plan, Refusal>): string => (result.ok ? 'a plan' : result.error.code);
const anybody = () => aPatient().aged(40).withLists();
const warned = (value: Plan): string[] => value.warnings.map(({ id }) => id);

describe('the recorded dose', () => {
  const differs = (patient: PatientBuilder, from: string): string[] => made(patient, from).assumptions.filter((line) => line.startsWith('The chart has'));

  it('that differs is told, and one that agrees is not', () => {
    expect(differs(anybody().taking('sertraline', [['2026-01-01', 100]]), 'sertraline:50')).toEqual(['The chart has 100 mg of sertraline, the plan starts from 50 mg.']);
    expect(differs(anybody().taking('sertraline', [['2026-01-01', 100]]), 'sertraline:100')).toEqual([]);
    expect(differs(aPatient().aged(40), 'sertraline:100')).toEqual([]);
  });

  it('that is not there is said: which dose, whether it is taken, or that it was stopped', () => {
    const said = (patient: PatientBuilder): readonly string[] => made(patient, 'venlafaxine-xr:150').assumptions.filter((line) => line.includes('venlafaxine XR'));
    const taking = (...options: Parameters<PatientBuilder['taking']> extends [string, ...infer Rest] ? Rest : never) => anybody().taking('venlafaxine', ...options);
    expect(said(taking([['2026-01-01', null]]))).toEqual(['not known: which dose of venlafaxine XR is taken now; the plan starts from 150 mg.']);
    for (const patient of [anybody(), taking([['2026-01-01', 150]], { status: 'unknown' }), taking([['2026-01-01', 150]], { status: 'stopped' }), taking([['2026-12-24', 150]])]) expect(said(patient)).toEqual(['The chart does not say that venlafaxine XR is taken now; the plan starts from 150 mg.']);
    expect(said(taking([['2026-01-01', 150]], { stop: '2026-11-21' }))).toEqual(['The chart has venlafaxine XR as stopped on 21-Nov-2026; the plan starts from 150 mg.']);
    expect(said(taking([['2026-01-01', 75]]))).toEqual(['The chart has 75 mg of venlafaxine XR, the plan starts from 150 mg.']);
  });

  it('is the one of the day: not a later step, nor an earlier one, nor of a course that is over or not begun', () => {
    const steps = anybody().taking('sertraline', [['2026-12-24', 200], ['2026-06-01', 100], ['2026-01-01', 50]], { start: '2026-01-01' });
    expect(differs(steps, 'sertraline:50')).toEqual(['The chart has 100 mg of sertraline, the plan starts from 50 mg.']);
    expect(differs(anybody().taking('sertraline', [['2026-01-01', 100]], { stop: '2026-10-01' }), 'sertraline:50')).toEqual(['The chart has sertraline as stopped on 01-Oct-2026; the plan starts from 50 mg.']);
    expect(differs(anybody().taking('sertraline', [['2026-01-01', 100]], { status: 'active', stop: TODAY }), 'sertraline:50')).toHaveLength(1);
    expect(differs(anybody().taking('sertraline', [[TODAY, 100]]), 'sertraline:50')).toHaveLength(1);
  });

  it('of another form is another medicine; of no form it is meant', () => {
    const venlafaxine = (drugId?: string) => anybody().taking('venlafaxine', [['2026-01-01', 150]], drugId === undefined ? {} : { drugId });
    expect(differs(venlafaxine('venlafaxine-xr'), 'venlafaxine-xr:75')).toHaveLength(1);
    expect(differs(venlafaxine('venlafaxine-ir'), 'venlafaxine-xr:75')).toEqual([]);
    expect(differs(venlafaxine(), 'venlafaxine-xr:75')).toHaveLength(1);
  });

  it('stops a plan that is ten times away from it, either way, and no less', () => {
    expect(limits.doseSlipFactor).toBe(10);
    const on = (mg: number) => anybody().taking('sertraline', [['2026-01-01', mg]]);
    expect(ask(on(20), 'sertraline:200')).toMatchObject({ ok: false, error: { code: 'far-from-last-dose', where: 'from', message: '200 mg of sertraline is 10 times the last dose or more: the chart has 20 mg; check the dose' } });
    expect(code(ask(on(20.1), 'sertraline:200'))).toBe('a plan');
    expect(ask(on(125), 'sertraline:12.5')).toMatchObject({ ok: false, error: { code: 'far-from-last-dose', message: '12.5 mg of sertraline is a 10th of the last dose or less: the chart has 125 mg; check the dose' } });
    expect(code(ask(on(124.9), 'sertraline:12.5'))).toBe('a plan');
  });
});

describe('what the chart leaves open', () => {
  const open = (patient: PatientBuilder, from: string, to = ''): readonly string[] => made(patient, from, to).assumptions;

  it('is told once: records that wait, a list that was not received', () => {
    expect(open(anybody().waitingFor('condition', 'x').waitingFor('condition', 'y'), 'sertraline:50')).toContain('2 records of the chart are not understood yet; none of them was used.');
    expect(open(anybody(), 'sertraline:50').join()).not.toContain('not understood');
    expect(open(aPatient().aged(40).withLists({ medications: false }), 'sertraline:50').join()).toContain('No list of medicines was received');
    expect(open(anybody(), 'sertraline:50').join()).not.toContain('No list of medicines');
  });

  it('is told for citalopram only above the lower limit: age and liver', () => {
    const lines = (patient: PatientBuilder, mg: number) => open(patient, 'sertraline:100', `citalopram:${mg}`).filter((line) => line.includes('citalopram above 40 mg'));
    expect(lines(anybody(), 20)).toEqual([]);
    expect(lines(anybody(), 40).map((line) => line.split(' (')[0])).toEqual(['not asked: Liver failure, cirrhosis or severe liver disease', 'not asked: Active hepatitis or other inflammatory liver disease']);
    expect(lines(aPatient().withLists(), 40)[0]).toContain('not known: whether older than 60');
    expect(lines(anybody().confirmedAbsent('condition:hepatic-impairment').confirmedAbsent('condition:active-liver-disease'), 40)).toEqual([]);
  });

  it('names a limit that would hold if something not known were so, and its words', () => {
    const lines = open(anybody(), 'sertraline:100', 'duloxetine:60').filter((line) => line.startsWith('not known'));
    expect(lines).toContain('not known: liver disease on record, Child-Pugh A to C, or eGFR under 30 within a year. If so: Duloxetine is not started in liver disease or with a clearance under 30 mL/min.');
    const measured = anybody().measured('egfr', -30, 90, { unit: 'mL/min/{1.73_m2}' });
    const ofCare = (patient: PatientBuilder): readonly string[] => open(patient, 'sertraline:100', 'mirtazapine:15').filter((line) => line.includes('Mirtazapine clears'));
    expect(ofCare(anybody())).toEqual(['not known: kidney function is not recorded. In case of hepatic impairment on record, or eGFR under 40 within a year: Mirtazapine clears more slowly: lower dose.']);
    expect(ofCare(measured)).toEqual([]);
    expect(open(anybody(), 'sertraline:100', 'bupropion-xl:300').filter((line) => line.includes('kidney'))).toHaveLength(1);
    expect(open(anybody(), 'sertraline:100', 'bupropion-xl:150').filter((line) => line.includes('kidney'))).toEqual([]);
  });
});

describe('limits of the chart on a dose', () => {
  const eGFR = (value: number) => anybody().measured('egfr', -30, value, { unit: 'mL/min/{1.73_m2}' });

  it('stop what begins and warn of what goes on', () => {
    expect(ask(eGFR(59), 'sertraline:100', 'desvenlafaxine:100')).toMatchObject({ ok: false, error: { where: 'chart', code: 'desvenlafaxine-kidney', message: '100 mg of desvenlafaxine: Moderate kidney impairment: desvenlafaxine no more than 50 mg a day.' } });
    expect(code(ask(eGFR(59), 'sertraline:100', 'desvenlafaxine:50'))).toBe('a plan');
    const kept = made(eGFR(59).taking('desvenlafaxine', [['2026-01-01', 100]]), 'desvenlafaxine:100 mirtazapine:15', 'desvenlafaxine:100');
    expect(kept.warnings.find(({ id }) => id === 'desvenlafaxine-kidney')).toEqual({ id: 'desvenlafaxine-kidney', message: 'Moderate kidney impairment: desvenlafaxine no more than 50 mg a day.', refs: ['project-judgement'] });
    expect(warned(made(eGFR(61).taking('desvenlafaxine', [['2026-01-01', 100]]), 'desvenlafaxine:100 mirtazapine:15', 'desvenlafaxine:100'))).not.toContain('desvenlafaxine-kidney');
  });

  it('without a figure of their own say only their words', () => {
    expect(ask(anybody().confirmedPresent('condition:hepatic-impairment'), 'sertraline:100', 'bupropion-xl:150')).toMatchObject({ ok: false, error: { message: 'Moderate to severe liver impairment: XL no more than 150 mg every other day, which no daily plan can hold; plan by hand.' } });
  });

  it('of care are a warning above their dose, also for what begins', () => {
    expect(warned(made(eGFR(89), 'sertraline:100', 'bupropion-xl:300'))).toContain('bupropion-kidney');
    expect(warned(made(eGFR(89), 'sertraline:100', 'bupropion-xl:150'))).not.toContain('bupropion-kidney');
    expect(warned(made(eGFR(90), 'sertraline:100', 'bupropion-xl:300'))).not.toContain('bupropion-kidney');
  });

  it('on a first dose concern who begins alone', () => {
    const aged = aPatient().aged(70).withLists();
    expect(made(aged, 'sertraline:100', 'vortioxetine:20').steps[0]?.doses[0]?.mgPerDay).toBe(5);
    expect(warned(made(aged, 'sertraline:100', 'vortioxetine:20'))).toContain('vortioxetine-older');
    expect(warned(made(aged.taking('vortioxetine', [['2026-01-01', 20]]), 'vortioxetine:20 mirtazapine:15', 'vortioxetine:20'))).not.toContain('vortioxetine-older');
  });

  it('of age hold from the year of the content on, for what is wanted', () => {
    const at = (years: number, from: string, to: string) => code(ask(aPatient().aged(years).withLists(), from, to));
    expect([at(limits.elderlyFromYears - 1, 'sertraline:100', 'escitalopram:20'), at(limits.elderlyFromYears, 'sertraline:100', 'escitalopram:20'), at(limits.elderlyFromYears, 'sertraline:100', 'escitalopram:10')]).toEqual(['a plan', 'above-elderly-maximum', 'a plan']);
    expect(at(70, 'escitalopram:20', '')).toBe('a plan');
    const unknownAge = (to: string) => made(aPatient().withLists(), 'sertraline:100', to).assumptions.filter((line) => line.startsWith('not known: whether 65'));
    expect([unknownAge('escitalopram:20'), unknownAge('escitalopram:10')]).toEqual([['not known: whether 65 years or older; the maximum of older adults is 10 mg of escitalopram a day'], []]);
    expect([at(60, 'sertraline:100', 'citalopram:40'), at(61, 'sertraline:100', 'citalopram:40')]).toEqual(['a plan', 'citalopram-ceiling']);
  });
});

describe('medicines beside and before the plan', () => {
  it('stop an MAOI whose gap runs, until the very day on which it is over', () => {
    const stopped = (drug: string, days: number) => anybody().taking(drug, [['2026-01-01', 20]], { stop: addDays(TODAY, -days) });
    // The first free day is the one after the last dose; a wash-out of two weeks comes first in any case.
    expect(code(ask(stopped('phenelzine', 14), 'mirtazapine:15', 'sertraline:50'))).toBe('from-maoi');
    expect(code(ask(stopped('phenelzine', 15), 'mirtazapine:15', 'sertraline:50'))).toBe('a plan');
    expect(code(ask(stopped('fluoxetine', 21), 'mirtazapine:15', 'phenelzine:45'))).toBe('into-maoi');
    expect(code(ask(stopped('fluoxetine', 22), 'mirtazapine:15', 'phenelzine:45'))).toBe('a plan');
  });

  it('that the plan itself has are not beside it', () => {
    expect(code(ask(anybody().taking('phenelzine', [['2026-01-01', 45]]), 'phenelzine:45', 'sertraline:50'))).toBe('a plan');
    expect(ask(anybody().taking('phenelzine', [['2026-01-01', 45]]), 'mirtazapine:15', 'sertraline:50')).toMatchObject({ ok: false, error: { code: 'maoi-overlap', message: expect.stringMatching(/^phenelzine and mirtazapine are taken together already/) as string } });
  });

  it('without a form are taken for the drug', () => {
    expect(code(ask(anybody().taking('bupropion', [['2026-01-01', 150]]), 'mirtazapine:15', 'phenelzine:45'))).toBe('maoi-overlap');
  });

  it('leave the free days of the pair table between them and what begins', () => {
    const after = (days: number, drug: string, from: string, to: string) => ask(anybody().taking(drug, [['2026-01-01', 20]], { stop: addDays(TODAY, -days) }), from, to, { region: 'UK' });
    expect(after(14, 'fluoxetine', 'mirtazapine:15', 'mirtazapine:15 clomipramine:50')).toMatchObject({ ok: false, error: { code: 'gap-needed', where: 'to', message: expect.stringMatching(/^13 full days free of fluoxetine before clomipramine, 14 needed: /) as string } });
    expect(code(after(15, 'fluoxetine', 'mirtazapine:15', 'mirtazapine:15 clomipramine:50'))).not.toBe('gap-needed');
    expect(code(after(1, 'fluoxetine', 'mirtazapine:15 clomipramine:50', 'clomipramine:50'))).toBe('a plan');
  });

  const unsure = (drug: string, options: Parameters<PatientBuilder['taking']>[2]) => anybody().taking(drug, [['2026-01-01', 20]], options);

  it('that are stopped without a day, or perhaps taken, keep out what may not follow them', () => {
    const into = (drug: string, options: Parameters<PatientBuilder['taking']>[2], to: string) => ask(unsure(drug, options), 'mirtazapine:15', to);
    expect(into('fluoxetine', { status: 'stopped' }, 'phenelzine:45')).toMatchObject({ ok: false, error: { code: 'into-maoi', message: expect.stringMatching(/^fluoxetine is recorded as stopped without a day; 35 full days free of it are needed before phenelzine, so record its last day first/) as string } });
    expect(into('phenelzine', { status: 'unknown' }, 'sertraline:50')).toMatchObject({ ok: false, error: { message: expect.stringMatching(/^(?:phenelzine may be taken still: the chart does not say|mirtazapine would be taken beside phenelzine, which may be taken still)/) as string } });
    expect(code(into('phenelzine', { status: 'stopped', stop: addDays(TODAY, 5) }, 'sertraline:50'))).toBe('from-maoi');
    expect(code(into('fluoxetine', { status: 'unknown', stop: addDays(TODAY, -90) }, 'phenelzine:45'))).toBe('a plan');
    const said = (drug: string, options: Parameters<PatientBuilder['taking']>[2], to: string) => made(unsure(drug, options), 'mirtazapine:15', to).assumptions.filter((line) => line.startsWith(`not known: ${drug}`));
    expect(said('citalopram', { status: 'unknown' }, 'sertraline:50')).toEqual(['not known: citalopram may be taken still: the chart does not say']);
    expect(said('fluoxetine', { status: 'planned' }, 'sertraline:50')).toEqual(['not known: fluoxetine was to begin on 01-Jan-2026 by the chart']);
    expect(code(into('fluvoxamine', { status: 'unknown' }, 'agomelatine:25'))).not.toBe('a plan');
    expect(made(unsure('atorvastatin', { status: 'unknown' }), 'mirtazapine:15', 'sertraline:50').assumptions.join()).not.toMatch(/atorvastatin/);
  });

  it('keep out what only the pair table keeps free days from, where their last day is not recorded or not reached', () => {
    const into = (drug: string, options: Parameters<PatientBuilder['taking']>[2], to: string) => ask(unsure(drug, options), 'mirtazapine:15', to);
    const refused = (words: string) => ({ ok: false, error: { code: 'gap-needed', where: 'to', message: expect.stringContaining(words) as string } });
    expect(into('moclobemide', { status: 'stopped' }, 'bupropion-xl:150')).toMatchObject(refused('moclobemide is recorded as stopped without a day; 14 full days free of it are needed before bupropion XL, so record its last day first: '));
    expect(into('moclobemide', { status: 'stopped' }, 'trazodone:50')).toMatchObject(refused('1 full day free of it is needed before trazodone'));
    expect(into('fluoxetine', { status: 'stopped' }, 'sertraline:50')).toMatchObject(refused('4 full days free of it are needed before sertraline'));
    expect(into('fluoxetine', { status: 'unknown' }, 'sertraline:50')).toMatchObject(refused('fluoxetine may be taken still: the chart does not say; 4 full days'));
    expect(into('fluoxetine', {}, 'sertraline:50')).toMatchObject(refused('fluoxetine is taken by the chart; 4 full days free of it are needed before sertraline'));
    expect(code(into('moclobemide', { status: 'stopped', stop: addDays(TODAY, -15) }, 'bupropion-xl:150'))).toBe('a plan');
    for (const [drug, to] of [['moclobemide', 'bupropion-xl:150'], ['fluoxetine', 'phenelzine:45'], ['isocarboxazid', 'sertraline:50']] as const) expect(into(drug, { status: 'stopped' }, to)).toMatchObject({ ok: false, error: { records: unsure(drug, { status: 'stopped' }).build().episodes.map(({ id }) => id) } });
    expect(code(ask(unsure('moclobemide', { status: 'stopped' }), 'mirtazapine:15 bupropion-xl:150', 'bupropion-xl:150'))).toBe('a plan');
    expect(code(into('fluoxetine', { status: 'planned' }, 'sertraline:50'))).toBe('a plan');
    expect(code(ask(unsure('moclobemide', { status: 'stopped' }), 'mirtazapine:30', 'bupropion-xl:150', { steering: { resumeAt: 2 } }))).toBe('gap-needed');
  });

  it('whose last day is recorded ahead leave the days free of them that are left by then', () => {
    const until = (ahead: number, status: 'active' | 'stopped' | 'unknown', drug = 'fluoxetine') => unsure(drug, { status, stop: addDays(TODAY, ahead) });
    for (const status of ['active', 'stopped', 'unknown'] as const) {
      const into = (to: string, ahead: number, on: number) => ask(until(ahead, status), 'mirtazapine:15', to, { steering: { newDrugOn: addDays(TODAY, on) } });
      expect(into('sertraline:50', 2, 6)).toMatchObject({ ok: false, error: { code: 'gap-needed', message: expect.stringMatching(/^3 full days free of fluoxetine, whose last day is 24-Nov-2026 by the chart, before sertraline, 4 needed/) as string } });
      expect(into('sertraline:50', 2, 0)).toMatchObject({ ok: false, error: { code: 'gap-needed', message: expect.stringMatching(/^0 full days free of fluoxetine, whose last day is 24-Nov-2026/) as string } });
      expect(code(into('sertraline:50', 2, 7))).toBe('a plan');
      expect(into('phenelzine:45', 0, 35)).toMatchObject({ ok: false, error: { code: 'into-maoi', message: expect.stringMatching(/^34 full days free of fluoxetine, whose last day is 22-Nov-2026 by the chart, before phenelzine, 35 needed/) as string } });
      expect(code(into('phenelzine:45', 0, 36))).toBe('a plan');
    }
    expect(code(ask(until(2, 'active').taking('fluoxetine', [['2026-02-01', 10]]), 'mirtazapine:15', 'sertraline:50', { steering: { newDrugOn: addDays(TODAY, 7) } }))).toBe('gap-needed');
    expect(made(until(2, 'stopped'), 'mirtazapine:15').assumptions).toContain('not known: fluoxetine is recorded as stopped on 24-Nov-2026, a day that is still ahead');
    for (const [drug, to] of [['linezolid', 'sertraline:50'], ['tramadol', 'phenelzine:45'], ['desipramine', 'phenelzine:45']] as const) for (const status of ['unknown', 'stopped'] as const) expect(ask(until(2, status, drug), 'mirtazapine:15', to)).toMatchObject({ ok: false, error: { where: 'chart', message: expect.stringContaining('The list of medicines has') as string } });
  });

  it('that are to begin may not meet what begins or stays; what ends does not wait for them', () => {
    const later = (options: Parameters<PatientBuilder['taking']>[2]) => unsure('phenelzine', options);
    for (const options of [{ status: 'planned', start: addDays(TODAY, 10) }, { start: addDays(TODAY, 10) }] as const) {
      expect(ask(later(options), 'citalopram:20', 'sertraline:50')).toMatchObject({ ok: false, error: { code: 'maoi-overlap', message: expect.stringMatching(/^sertraline would be taken beside phenelzine, which is to begin on 02-Dec-2026 by the chart/) as string } });
    }
    expect(ask(later({ status: 'planned', start: null }), 'citalopram:20', 'citalopram:10')).toMatchObject({ ok: false, error: { message: expect.stringMatching(/^citalopram would be taken beside phenelzine, which is planned, without a first day/) as string } });
    expect(made(later({ status: 'planned', start: addDays(TODAY, -3) }), 'citalopram:20').assumptions).toContain('not known: phenelzine was to begin on 19-Nov-2026 by the chart');
    expect(code(ask(unsure('bupropion', { status: 'planned' }), 'mirtazapine:15', 'phenelzine:45'))).toBe('maoi-overlap');
  });

  it('bring down a ceiling', () => {
    expect(ask(anybody().taking('fluvoxamine', [['2026-01-01', 50]]), 'mirtazapine:15', 'citalopram:40')).toMatchObject({ ok: false, error: { code: 'citalopram-ceiling', message: expect.stringMatching(/the limit with fluvoxamine/) as string } });
    expect(code(ask(anybody().taking('fluvoxamine', [['2026-01-01', 50]]), 'mirtazapine:15', 'citalopram:20'))).toBe('a plan');
  });
});

describe('a long step after a fall', () => {
  const looks = (...asked: Parameters<typeof made>): string[] => made(...asked).checkpoints.filter(({ what }) => what.startsWith('call: withdrawal symptoms; hold')).map(({ on }) => on);

  it('is looked at on day 14 of it where nothing else looks at it, in a switch and on the way to a lower dose as in a taper', () => {
    expect(looks(null, 'phenelzine:45', 'sertraline:50')).toEqual([addDays(TODAY, 13), addDays(TODAY, 27)]);
    expect(looks(null, 'sertraline:100', 'bupropion-xl:300')).toEqual([]);
    expect(looks(null, 'sertraline:100', 'sertraline:50')).toEqual([]);
    expect(looks(null, 'sertraline:100', 'sertraline:50', { steering: { stepDays: 28 } })).toEqual([addDays(TODAY, 13)]);
    expect(looks(null, 'sertraline:100', 'sertraline:50', { steering: { stepDays: 13 } })).toEqual([]);
  });
});

describe('what the doses themselves warn of', () => {
  const start = localDate('2026-12-01');
  const warnings = (from: string, to = '', steering: Partial<Steering> = {}, region: 'US' | 'UK' = 'US') => {
    const result = plan({ from: amounts(from), to: amounts(to), strategy: null, region, pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null }, null, knowledge, start);
    if (!result.ok) throw new Error(result.error.message);
    return new Map(result.value.warnings.map(({ id, message }) => [id, message]));
  };

  it('a first cut of half and more, in per cent', () => {
    expect(rounding.flagFirstCutShare).toBe(0.5);
    expect(warnings('sertraline:100', 'sertraline:25', { firstCutMg: 50 }).get('first-cut-50-percent')).toBe('The first cut of sertraline is 50 % of the dose; a smaller one can be chosen.');
    expect(warnings('sertraline:150', 'sertraline:25', { firstCutMg: 100 }).get('first-cut-50-percent')).toContain('66.7 %');
    expect(warnings('sertraline:100', 'sertraline:25', { firstCutMg: 25 }).has('first-cut-50-percent')).toBe(false);
  });

  it('of a medicine that a row of classes names is of no other medicine of the class', () => {
    const all = (from: string, to: string, region: 'US' | 'UK' = 'US') => made(null, from, to, { region }).warnings.map(({ message }) => message).join();
    expect(all('duloxetine:60', 'sertraline:50')).not.toMatch(/venlafaxine/i);
    expect(all('venlafaxine-xr:225', 'sertraline:50')).toContain('High-dose venlafaxine: step to 150 mg or below first');
    expect(all('sertraline:100', 'citalopram:20')).not.toMatch(/fluvoxamine/i);
    expect(all('fluvoxamine:100', 'citalopram:20')).toContain('Coming from fluvoxamine: citalopram no more than 20 mg in the first week');
    expect(all('sertraline:100', 'reboxetine:8', 'UK')).not.toMatch(/fluvoxamine/i);
    expect(all('fluvoxamine:100', 'reboxetine:8', 'UK')).toContain('Fluvoxamine: avoid overlap with reboxetine.');
  });

  it('a first cut that the planner cannot make smaller says so, and which forms it does not use', () => {
    expect(warnings('duloxetine:40', '').get('first-cut-50-percent')).toMatch(/a smaller one can be chosen\.$/);
    expect(warnings('desvenlafaxine:50', '').get('first-cut-50-percent')).toBe('The first cut of desvenlafaxine is 50 % of the dose; the planner can make none smaller from the tablets, capsules and liquids that it has for the US.');
    expect(warnings('citalopram:10', '', {}, 'UK').get('first-cut-50-percent')).toBe('The first cut of citalopram is 50 % of the dose; the planner can make none smaller from the tablets, capsules and liquids that it has for the UK. It does not use: oral drops.');
    expect(warnings('citalopram:10').get('first-cut-50-percent') ?? '').not.toContain('oral drops');
  });

  it('an end in one day where the pair table’s own way is a direct switch, with the slower ways that it has', () => {
    expect(warnings('duloxetine:60', 'vortioxetine:10').get('ends-in-one-day')).toBe('Duloxetine ends in one day, from 60 mg, with a moderate risk of withdrawal. The pair table also has: taper, stop, start.');
    expect(warnings('duloxetine:60', 'sertraline:50').get('ends-in-one-day')).toMatch(/The pair table also has: cross-taper\.$/);
    expect(warnings('imipramine:75', 'nortriptyline:75').get('ends-in-one-day')).toBe('Imipramine ends in one day, from 75 mg, with a high risk of withdrawal.');
    expect(warnings('venlafaxine-xr:150', 'vortioxetine:10').has('ends-in-one-day')).toBe(false);
    expect(warnings('bupropion-xl:150', 'vortioxetine:10').has('ends-in-one-day')).toBe(false);
  });

  it('a medicine that begins though the chart has it at another dose', () => {
    const begins = (mg: number | null) => made(anybody().taking('sertraline', [['2026-01-01', 100]]).taking('bupropion', [['2026-01-01', mg]], { drugId: 'bupropion-xl' }), 'sertraline:100', 'bupropion-xl:300').warnings.filter(({ id }) => id === 'begins-though-taken').map(({ message }) => message);
    expect(begins(300)).toEqual(['The chart has bupropion XL as taken at 300 mg a day, and this plan begins it at 150 mg: name it among what is taken now, or correct the record.']);
    expect(begins(null)).toEqual(['The chart has bupropion XL as taken, with a dose that is not known, and this plan begins it at 150 mg: name it among what is taken now, or correct the record.']);
    expect(begins(150)).toEqual([]);
  });

  it('a liquid from the step on in which it is first taken, and a volume under half a millilitre', () => {
    expect(rounding.flagLastDoseMl).toBe(0.5);
    const paroxetine = warnings('paroxetine:40');
    expect(paroxetine.get('liquid-needed')).toBe('Paroxetine is needed as a liquid from step 2 on: confirm the supply and the syringe.');
    expect(paroxetine.get('last-dose-small')).toMatch(/^Step 8 is less than 0.5 mL of paroxetine: /);
    expect(warnings('paroxetine:40', '', {}, 'UK').has('liquid-needed')).toBe(false);
  });

  it('falls of occupancy on the way to nothing, and the last one', () => {
    expect([rounding.flagDropPoints, rounding.flagFinalDropPoints]).toEqual([12, 20]);
    const uk = warnings('paroxetine:40', '', {}, 'UK');
    expect(uk.get('occupancy-drop-over-12-points')).toBe('Step 3: predicted occupancy of paroxetine falls by 16.4 points.');
    expect(uk.get('final-step-occupancy-drop-over-20-points')).toMatch(/^From the last dose of paroxetine to none predicted occupancy falls by 45.8 points/);
    expect(warnings('paroxetine:40').has('final-step-occupancy-drop-over-20-points')).toBe(false);
    expect(warnings('sertraline:50', 'sertraline:12.5').has('final-step-occupancy-drop-over-20-points')).toBe(false);
    expect(warnings('sertraline:50', 'sertraline:12.5').has('occupancy-drop-over-12-points')).toBe(false);
  });

  it('watching, each where it belongs: a lower dose, an end without a new drug, an end at once', () => {
    const has = (held: ReadonlyMap<string, string>) => ['rate-blunting-before-and-4-8-weeks-after', 'relapse-watch', 'slow-or-hold-if-symptoms', 'abrupt-stop'].filter((id) => held.has(id));
    expect(has(warnings('sertraline:100', 'sertraline:50'))).toEqual(['rate-blunting-before-and-4-8-weeks-after', 'relapse-watch']);
    expect(has(warnings('sertraline:100'))).toEqual(['slow-or-hold-if-symptoms']);
    expect(has(warnings('sertraline:100', 'bupropion-xl:150'))).toEqual([]);
    const atOnce = made(null, 'sertraline:100', '', { strategy: 'stop' });
    expect(has(new Map(atOnce.warnings.map(({ id, message }) => [id, message])))).toEqual(['slow-or-hold-if-symptoms', 'abrupt-stop']);
  });

  it('nothing for a drug that keeps its dose', () => {
    expect([...warnings('sertraline:100', 'sertraline:100 bupropion-xl:150').keys()].filter((id) => ['first-cut-50-percent', 'occupancy-drop-over-12-points', 'slow-or-hold-if-symptoms'].includes(id))).toEqual([]);
  });

  it('of a gap from so many days on', () => {
    expect(warnings('fluoxetine:20', 'phenelzine:45').get('untreated-gap-risk-plan')).toBe('35 days without an antidepressant: agree on who calls whom, and when.');
    expect(warnings('fluvoxamine:100', 'duloxetine:60').has('untreated-gap-risk-plan')).toBe(false);
    expect(warnings('fluvoxamine:100', 'duloxetine:60').get('hard-stop-4-days')).toBe('Never on the same day; 4 days from fluvoxamine to duloxetine: 4 full days.');
  });
});

import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from './assess';
import { localDate } from './model/local-date';
import type { OptionId } from './model/ids';
import { NO_STEERING } from './model/plan';
import type { PlanRequest } from './model/plan';
import type { PlanPreview } from './model/plan-preview';
import { note } from './note';
import { previewPlan } from './preview-plan';
import type { PreviewAsked } from './preview-plan';
import { aVisit } from './testing/a-note';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';
import { dayInWords } from './words/day';

const knowledge = loadKnowledge();
const anybody = () => aPatient().aged(40).withLists();
const on150 = () => anybody().taking('sertraline', [['2026-01-01', 50], ['2026-05-01', 150]]);
const preview = (patient: PatientBuilder, option: OptionId, asked: Partial<PreviewAsked> = {}, region: 'US' | 'UK' = 'US'): PlanPreview =>
  previewPlan({ option, request: null, start: null, ...asked }, { chart: patient.build(), knowledge, on: TODAY, region });
const refusal = ({ outcome }: PlanPreview): string => (outcome.kind === 'refused' ? outcome.refusal.code : 'a plan');
const made = ({ outcome }: PlanPreview) => {
  if (outcome.kind === 'refused') throw new Error(`${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome;
};
const asked = (from: PlanRequest['from'], to: PlanRequest['to']): PlanRequest => ({ from, to, strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null });
const mg = (drug: string, mgPerDay: number) => ({ drug, mgPerDay });
/** From citalopram 40 mg as the pair table itself has it: on one day. */
const atOnce = { request: asked([mg('citalopram', 40)], [mg('vortioxetine', 10)]) };

describe('the plan that chart and content propose', () => {
  it('takes the present dose from the chart, the target from the content, and starts tomorrow', () => {
    const { request, start, changing, outcome } = preview(on150(), 'bupropion-switch');
    expect(request).toMatchObject({ from: [mg('sertraline', 150)], to: [mg('bupropion-xl', 300)], region: 'US', on: TODAY });
    expect([start, changing]).toEqual(['2026-11-23', 'sertraline']);
    expect(outcome).toMatchObject({ kind: 'plan', plan: { strategy: 'cross-taper', start: '2026-11-23' } });
  });

  it('lowers to half, but not below the lowest usual dose', () => {
    const target = (patient: PatientBuilder) => preview(patient, 'dose-reduction').request?.to;
    expect(target(on150())).toEqual([mg('sertraline', 75)]);
    expect(target(anybody().taking('escitalopram', [['2026-01-01', 20]]))).toEqual([mg('escitalopram', 10)]);
    expect(target(anybody().taking('paroxetine', [['2026-01-01', 30]]))).toEqual([mg('paroxetine', 20)]);
  });

  it('adds to what is taken, and keeps what lies beside it', () => {
    expect(preview(on150(), 'bupropion-augmentation').request?.to).toEqual([mg('sertraline', 150), mg('bupropion-xl', 150)]);
    const two = on150().taking('mirtazapine', [['2026-02-01', 15]]).confirmedPresent('derived:indexMedicine', 'sertraline');
    expect(preview(two, 'dose-reduction').request).toMatchObject({ from: [mg('sertraline', 150), mg('mirtazapine', 15)], to: [mg('mirtazapine', 15), mg('sertraline', 75)] });
  });

  it('goes to the first medicine of the option that is sold there, and offers the others', () => {
    const { request, choices } = preview(on150(), 'other-switch', {}, 'UK');
    expect(request?.to).toEqual([mg('vortioxetine', 10)]);
    expect(choices?.targets.map(({ drug }) => drug)).toEqual(['vortioxetine', 'mirtazapine', 'agomelatine']);
  });

  it('proposes no medicine of the option that the chart rules out; asked for, it is told as ruled out', () => {
    const allergic = on150().diagnosed('F33.1').allergicTo('vortioxetine');
    const own = preview(allergic, 'other-switch');
    expect(own.request?.to).toEqual([mg('mirtazapine', 15)]);
    expect(own.standing).toMatchObject({ ruledOut: null, members: [], because: [] });
    const named = preview(allergic, 'other-switch', { request: asked([mg('sertraline', 150)], [mg('vortioxetine', 10)]) });
    expect(named.standing).toMatchObject({ status: 'contraindicated', ruledOut: null, members: ['vortioxetine'], because: ['Hypersensitivity to vortioxetine on record.'] });
  });

  it('names each medicine that the chart rules out, wherever it stands among those begun and however the option stands', () => {
    const begun = [mg('vortioxetine', 10), mg('mirtazapine', 15)];
    const standing = (patient: PatientBuilder, to = begun) => preview(patient, 'other-switch', { request: asked([mg('sertraline', 150)], to) }).standing;
    const depressed = () => on150().diagnosed('F33.1');
    expect(standing(depressed().allergicTo('mirtazapine'))).toMatchObject({ status: 'contraindicated', members: ['mirtazapine'], because: ['Hypersensitivity to mirtazapine on record.'] });
    expect(standing(depressed().allergicTo('mirtazapine').allergicTo('vortioxetine'))).toMatchObject({ status: 'contraindicated', members: ['vortioxetine', 'mirtazapine'], because: { length: 2 } });
    const unneeded = anybody().taking('bupropion', [['2026-01-01', 150]], { drugId: 'bupropion-xl' }).allergicTo('mirtazapine');
    expect(standing(unneeded, [mg('vortioxetine', 10)])).toMatchObject({ status: 'not-applicable', members: [], because: [] });
    expect(standing(unneeded)).toMatchObject({ status: 'contraindicated', members: ['mirtazapine'], because: ['Hypersensitivity to mirtazapine on record.'] });
  });

  it('says how the option stands, and who rules it out', () => {
    expect(preview(on150().diagnosed('G40.909'), 'bupropion-switch').standing).toMatchObject({ status: 'contraindicated', ruledOut: 'label', members: [] });
    expect(preview(on150(), 'bupropion-switch').standing?.takenOver.flatMap(({ facts }) => facts)).toContain('condition:bulimia-anorexia');
    expect(preview(on150(), 'therapy-referral').standing).toBeNull();
  });

  it('takes over what is not known of the option and of the medicines that the plan begins, not of another of its medicines', () => {
    const takenOver = (...to: PlanRequest['to']) => preview(on150().diagnosed('F33.1'), 'other-switch', { request: asked([mg('sertraline', 150)], to) }).standing?.takenOver.flatMap(({ facts }) => facts) ?? [];
    const ofLiver = ['condition:hepatic-impairment', 'observation:alt', 'observation:ast'];
    const [vortioxetine, both] = [takenOver(mg('vortioxetine', 10)), takenOver(mg('vortioxetine', 10), mg('agomelatine', 25))];
    expect(both).toEqual(expect.arrayContaining(ofLiver));
    expect(vortioxetine.filter((fact) => ofLiver.includes(fact))).toEqual([]);
    expect(both).toEqual(expect.arrayContaining(vortioxetine));
    expect(vortioxetine.length).toBeGreaterThan(0);
  });

  it.each<[string, PatientBuilder, OptionId, string]>([
    ['an option without steps', on150(), 'therapy-referral', 'no-plan'],
    ['no antidepressant', anybody(), 'bupropion-switch', 'nothing-taken'],
    ['a form that is not recorded', anybody().taking('venlafaxine', [['2026-01-01', 75]], { drugId: null }), 'bupropion-switch', 'form-not-recorded'],
    ['a dose that is not recorded', anybody().taking('sertraline', [['2026-01-01', null]]), 'bupropion-switch', 'dose-not-recorded'],
    ['a medicine that stands there twice', on150().taking('sertraline', [['2026-02-01', 50]], { id: 'medication:again' }), 'bupropion-switch', 'taken-twice'],
    ['the lowest usual dose', anybody().taking('sertraline', [['2026-01-01', 50]]), 'dose-reduction', 'no-default-target'],
    ['bupropion that is taken already', on150().taking('bupropion', [['2026-02-01', 150]], { drugId: 'bupropion-xl' }).confirmedPresent('derived:indexMedicine', 'sertraline'), 'bupropion-switch', 'already-taken'],
  ])('answers %s in words', (_name, patient, option, code) => {
    expect(refusal(preview(patient, option))).toBe(code);
  });

  it('says that it is not sold in the region', () => {
    expect(refusal(preview(on150(), 'bupropion-switch', {}, 'UK'))).toBe('not-sold');
  });

  it('lowers what is sold though a medicine beside it, which the plan leaves as it is, is not: that is told as going on', () => {
    const both = on150().taking('bupropion', [['2026-02-01', 150]], { drugId: 'bupropion-xl' }).confirmedPresent('derived:indexMedicine', 'sertraline');
    for (const option of ['dose-reduction', 'other-switch'] as const) {
      const { outcome, request, beside } = preview(both, option, {}, 'UK');
      expect(outcome.kind, option).toBe('plan');
      expect([...(request?.from ?? []), ...(request?.to ?? [])].map(({ drug }) => drug)).not.toContain('bupropion-xl');
      expect(beside, option).toMatchObject([{ name: 'Bupropion XL', words: '150 mg a day', isTaken: true }]);
    }
    expect(preview(both, 'dose-reduction').request?.to, 'where it is sold it stands in the plan').toContainEqual(mg('bupropion-xl', 150));
    expect(refusal(preview(both, 'bupropion-switch', {}, 'UK'))).toBe('already-taken');
  });

  it('asks nobody to name a lower dose of what no form is sold of in the region', () => {
    expect(refusal(preview(anybody().taking('vilazodone', [['2026-01-01', 40]], { drugId: 'vilazodone' }), 'dose-reduction', {}, 'UK'))).toBe('not-sold');
  });
});

describe('what the chart does to doses', () => {
  const to = (patient: PatientBuilder, drug: string, dose: number) => preview(patient, 'other-switch', { request: asked([mg('sertraline', 150)], [mg(drug, dose)]) });
  const first = (value: PlanPreview, drug: string) => made(value).plan.steps.flatMap(({ doses }) => doses.filter((dose) => dose.drug === drug))[0]?.mgPerDay;
  const warned = (value: PlanPreview) => made(value).plan.warnings.map(({ id }) => id);
  const old = (years: number) => aPatient().aged(years).withLists().taking('sertraline', [['2026-01-01', 150]]);

  it('starts vortioxetine at 5 mg from 65 years on, and not a year earlier', () => {
    expect([first(to(old(64), 'vortioxetine', 20), 'vortioxetine'), first(to(old(65), 'vortioxetine', 20), 'vortioxetine')]).toEqual([10, 5]);
    expect(warned(to(old(65), 'vortioxetine', 20))).toEqual(expect.arrayContaining(['vortioxetine-older', 'vortioxetine-older-above-10']));
    expect(warned(to(old(65), 'vortioxetine', 10))).not.toContain('vortioxetine-older-above-10');
  });

  it.each<[string, PatientBuilder, string, number, string]>([
    ['bupropion in liver impairment', on150().confirmedPresent('condition:hepatic-impairment'), 'bupropion-xl', 150, 'bupropion-xl-liver'],
    ['duloxetine in liver disease', on150().confirmedPresent('condition:active-liver-disease'), 'duloxetine', 60, 'duloxetine-liver-kidney'],
    ['duloxetine with an eGFR of 29', on150().measured('egfr', -30, 29, { unit: 'mL/min/{1.73_m2}' }), 'duloxetine', 60, 'duloxetine-liver-kidney'],
    ['desvenlafaxine 100 mg with an eGFR of 59', on150().measured('egfr', -30, 59, { unit: 'mL/min/{1.73_m2}' }), 'desvenlafaxine', 100, 'desvenlafaxine-kidney'],
    ['desvenlafaxine 50 mg with an eGFR of 29', on150().measured('egfr', -30, 29, { unit: 'mL/min/{1.73_m2}' }), 'desvenlafaxine', 50, 'desvenlafaxine-kidney-severe'],
    ['citalopram 40 mg at 61', old(61), 'citalopram', 40, 'citalopram-ceiling'],
    ['bupropion after a seizure', on150().confirmedPresent('condition:seizure-disorder'), 'bupropion-xl', 150, 'bupropion-seizure'],
  ])('stops %s', (_name, patient, drug, dose, code) => {
    expect(refusal(to(patient, drug, dose))).toBe(code);
  });

  it.each<[string, PatientBuilder, string, number]>([
    ['an eGFR of 60', on150().measured('egfr', -30, 60, { unit: 'mL/min/{1.73_m2}' }), 'desvenlafaxine', 100],
    ['citalopram 40 mg at 60', old(60), 'citalopram', 40],
  ])('lets %s pass', (_name, patient, drug, dose) => {
    expect(refusal(to(patient, drug, dose))).toBe('a plan');
  });

  it('names what nobody measured or asked, and no more once it is known', () => {
    const open = (patient: PatientBuilder) => made(to(patient, 'desvenlafaxine', 100)).plan.assumptions.filter((line) => line.startsWith('not known'));
    expect(open(on150()).filter((line) => line.includes('eGFR'))).toHaveLength(2);
    expect(open(on150().measured('egfr', -30, 90, { unit: 'mL/min/{1.73_m2}' }).confirmedAbsent('medication:maoi-reversible').confirmedAbsent('medication:maoi-irreversible'))).toEqual([]);
    expect(made(to(aPatient().withLists().taking('sertraline', [['2026-01-01', 150]]), 'citalopram', 40)).plan.assumptions.join()).toContain('whether older than 60');
  });
});

describe('beside the plan', () => {
  const tapered = made(preview(on150(), 'bupropion-switch', { start: localDate('2026-12-01') }));

  it('stand the days in which withdrawal would be expected, longer after the last dose', () => {
    expect(tapered.windows[0]).toEqual({ drug: 'sertraline', step: 1, from: '2026-12-02', to: '2026-12-14', isLast: false });
    const last = tapered.windows.at(-1);
    expect(last).toMatchObject({ isLast: true, step: tapered.plan.steps.length });
    expect(tapered.windows.filter(({ drug }) => drug !== 'sertraline')).toEqual([]);
  });

  it('stand windows of single drugs: at once with paroxetine, after two weeks with fluoxetine, none where no taper is needed', () => {
    const windows = (drug: string, dose: number, region: 'US' | 'UK' = 'US') => made(preview(anybody().taking(drug, [['2026-01-01', dose]]), 'dose-reduction', { start: localDate('2026-12-01'), request: asked([mg(drug, dose)], []) }, region)).windows;
    expect(windows('paroxetine', 20)[0]?.from).toBe('2026-12-01');
    expect(windows('fluoxetine', 20)[0]).toMatchObject({ from: '2026-12-15', to: '2027-01-12', isLast: false });
    expect(windows('agomelatine', 25, 'UK')).toEqual([]);
  });

  it('stands its summary: when it ends, how many steps, the largest fall, visits and worries', () => {
    const { summary } = tapered;
    expect(summary.ends).toEqual([{ drug: 'sertraline', freeFrom: tapered.plan.steps.at(-1)?.from, afterDays: summary.days }]);
    expect(summary.largestDrop).toMatchObject({ drug: 'sertraline', isLast: true });
    expect(summary.largestDrop?.points).toBeGreaterThan(40);
    expect([summary.steps, summary.visits]).toEqual([tapered.plan.steps.length, 5]);
    expect(summary.worries.map(({ message }) => message).join()).toContain('predicted occupancy falls');
  });

  it('stands the fall from the dose before the plan, where a direct switch ends the old medicine at once', () => {
    const { summary, curves, plan } = made(preview(anybody().taking('citalopram', [['2026-01-01', 40]]), 'other-switch', atOnce, 'UK'));
    const fall = plan.warnings.find(({ id }) => id === 'final-step-occupancy-drop-over-20-points')?.message ?? '';
    expect(summary.largestDrop).toEqual({ drug: 'citalopram', points: curves[0]?.presentPercent, on: plan.start, isLast: true });
    expect(fall).toContain(`${summary.largestDrop?.points} points`);
  });

  it('stands the model curve of each drug that has one, up to a little above its largest dose', () => {
    expect(tapered.curves.map(({ drug }) => drug)).toEqual(['sertraline']);
    const points = tapered.curves[0]?.points ?? [];
    expect(points[0]).toEqual({ mg: 0, percent: 0 });
    expect(points.at(-1)?.mg).toBe(165);
    expect(points.every(({ percent }, at) => at === 0 || percent >= (points[at - 1]?.percent ?? 0))).toBe(true);
  });

  it('stands what else may be chosen, and why not where it may not', () => {
    const { choices, rule } = preview(on150(), 'bupropion-switch');
    expect(choices?.strategies.filter(({ whyNot }) => whyNot === null).map(({ id }) => id)).toEqual(['cross-taper', 'taper-then-start', 'hyperbolic-taper']);
    expect(choices?.strategies.find(({ id }) => id === 'direct-switch')?.whyNot).toContain('not among what the content allows');
    expect(choices?.firstCuts).toContain(37.5);
    expect(choices?.liquidTail.doses?.length).toBeGreaterThan(0);
    expect(rule).toMatchObject({ firstCutMg: 37.5, stepDays: 7 });
  });

  it.each<[string, PatientBuilder, OptionId, 'US' | 'UK', object, Partial<PreviewAsked>?]>([
    ['two medicines that cross', on150(), 'bupropion-switch', 'US', { faster: false, slower: false, stepDays: false }],
    ['a fortnight', on150(), 'dose-reduction', 'US', { faster: false, slower: false, stepDays: false }],
    ['one step, which goes on', anybody().taking('citalopram', [['2026-01-01', 40]]), 'dose-reduction', 'UK', { faster: false, slower: false, stepDays: false }],
    ['the ceiling of an older adult in one step', aPatient().aged(74).withLists().taking('citalopram', [['2026-01-01', 40]]), 'dose-reduction', 'UK', { faster: true, slower: true, stepDays: true }],
    ['a week of a start that is the shortest', aPatient().aged(74).withLists().taking('citalopram', [['2026-01-01', 40]]), 'other-switch', 'UK', { faster: true, slower: false, stepDays: true }, atOnce],
    ['days that the new medicine has of its own', anybody().taking('citalopram', [['2026-01-01', 40]]), 'other-switch', 'UK', { faster: true, slower: true, stepDays: true }, atOnce],
  ])('stands what would change nothing about a plan of %s', (_name, patient, option, region, nothing, given = {}) => {
    expect(preview(patient, option, given, region).choices?.changesNothing).toEqual(nothing);
  });

  it.each(['faster', 'slower'] as const)('a pace of which it says that it changes nothing makes the same steps, and any other does not: %s', (pace) => {
    for (const [drug, dose] of [['sertraline', 150], ['paroxetine', 30], ['citalopram', 40], ['fluoxetine', 40]] as const) {
      const patient = anybody().taking(drug, [['2026-01-01', dose]]);
      const { request } = preview(patient, 'dose-reduction');
      const rule = preview(patient, 'dose-reduction', { request: request === null ? null : { ...request, pace: 'default' } });
      const turned = preview(patient, 'dose-reduction', { request: rule.request === null ? null : { ...rule.request, pace } });
      const days = (value: PlanPreview) => made(value).plan.steps.map(({ from, doses }) => [from, doses.map(({ mgPerDay }) => mgPerDay)]);
      expect(rule.choices?.changesNothing[pace], drug).toBe(JSON.stringify(days(turned)) === JSON.stringify(days(rule)));
    }
  });
});

it('a request of another region or day is planned for this clinic and today', () => {
  const { request } = preview(on150(), 'bupropion-switch', { request: { ...asked([mg('sertraline', 150)], [mg('bupropion-xl', 150)]), region: 'UK', on: localDate('2020-01-01') } });
  expect(request).toMatchObject({ region: 'US', on: TODAY });
  expect(refusal(preview(on150(), 'bupropion-switch', { start: localDate('2026-11-21') }))).toBe('in-the-past');
});

it('a plan taken up is about the drug that it changes, although the chart has the new one by now', () => {
  const chart = anybody().taking('sertraline', [['2026-01-01', 25]]).taking('bupropion', [['2026-11-01', 300]], { drugId: 'bupropion-xl' });
  const request = { ...asked([mg('sertraline', 100)], [mg('bupropion-xl', 300)]), steering: { ...NO_STEERING, resumeAt: 3 } };
  const { changing, choices, outcome } = preview(chart, 'bupropion-switch', { request });
  expect(changing).toBe('sertraline');
  expect(choices?.targets.find(({ drug }) => drug === 'bupropion-xl')?.doses).toContain(300);
  expect(outcome).toMatchObject({ kind: 'plan', plan: { from: [mg('sertraline', 50), mg('bupropion-xl', 150)] } });
  const refused = preview(on150(), 'bupropion-switch', { request: asked([mg('sertraline', 150)], [mg('bupropion-xl', 600)]) }).outcome;
  expect(refused.kind === 'refused' ? refused.refusal.message : '').toMatch(/^600 mg of bupropion XL is above/);
});

describe('who looks when', () => {
  it.each(['dose-reduction', 'bupropion-switch', 'bupropion-augmentation'] as const)('is the same on the page of a plan and in the note of a visit with it: %s', (option) => {
    const patient = on150().diagnosed('F33.1');
    const shown = preview(patient, option);
    const { plan, request, start, followUp } = { ...made(shown), ...shown };
    if (request === null) throw new Error('nothing was asked for');
    const visit = aVisit(TODAY, { decision: { kind: 'options', options: [option], why: null }, plan: { option, request, start } });
    const { sections } = note({ visit, assessment: assess(patient.build(), knowledge, TODAY), plan, chart: patient.build(), knowledge, order: 'apso' });
    const said = sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'plan.follow-up')?.text.toLowerCase() ?? '';
    expect(followUp.length).toBeGreaterThan(2);
    for (const { on, what } of followUp) expect(said).toContain(`${dayInWords(on)} ${what.replace(/\.$/, '')}`.toLowerCase());
    expect(said.match(/\d{2}-[a-z]{3}-\d{4}/g)).toHaveLength(followUp.length);
    for (const { on, what } of plan.checkpoints) {
      const parts = what.replace(/\.$/, '').replace(/^call: /, '').toLowerCase().split(', ');
      const saysOnce = (contact: string): boolean => parts.every((part) => contact.split(part).length === 2);
      expect(followUp.some((contact) => contact.on === on && saysOnce(contact.what.toLowerCase())), what).toBe(true);
    }
  });
});

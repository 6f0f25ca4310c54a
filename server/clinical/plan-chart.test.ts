import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { NO_STEERING } from './model/plan';
import type { PlanRequest, Steering } from './model/plan';
import { plan } from './plan';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';

const knowledge = loadKnowledge();
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
const ask = (patient: PatientBuilder, from: string, to = '', steering: Partial<Steering> = {}) =>
  plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, ...steering }, on: TODAY }, patient.build(), knowledge, TODAY);
const anybody = () => aPatient().aged(40).withLists();
const both = () => anybody().taking('sertraline', [['2026-01-01', 50]]).taking('mirtazapine', [['2026-01-01', 15]]);

describe('what the chart says', () => {
  it('leaves no word about an unread chart when one was read', () => {
    const made = ask(anybody().taking('sertraline', [['2026-01-01', 100]]), 'sertraline:100');
    expect(made.ok && made.value.assumptions.filter((line) => line.startsWith('No chart'))).toEqual([]);
  });

  it.each<[string, PatientBuilder, string, string, string]>([
    ['ten times the last dose', anybody().taking('sertraline', [['2026-01-01', 20]]), 'sertraline:200', '', 'far-from-last-dose'],
    ['a tenth of the last dose', anybody().taking('sertraline', [['2026-01-01', 150]]), 'sertraline:12.5', '', 'far-from-last-dose'],
    ['citalopram above 20 mg at 61', aPatient().aged(61).withLists(), 'sertraline:100', 'citalopram:40', 'citalopram-ceiling'],
    ['escitalopram above the older adult\'s maximum', aPatient().aged(70).withLists(), 'sertraline:100', 'escitalopram:20', 'above-elderly-maximum'],
    ['bupropion with a seizure disorder', anybody().diagnosed('G40.909'), 'sertraline:100', 'bupropion-xl:300', 'bupropion-seizure'],
    ['bupropion with an eating disorder confirmed', anybody().confirmedPresent('condition:bulimia-anorexia'), 'sertraline:100', 'bupropion-xl:300', 'bupropion-seizure'],
    ['an SSRI nine days after an MAOI', anybody().taking('phenelzine', [['2026-01-01', 45]], { stop: '2026-11-12' }), 'mirtazapine:15', 'sertraline:50', 'from-maoi'],
    ['an SSRI that begins beside linezolid', anybody().taking('linezolid', [['2026-11-18', 1200]]), 'mirtazapine:15', 'sertraline:50', 'mao-inhibitor-of-the-list'],
    ['an SSRI that begins a week after rasagiline', anybody().taking('rasagiline', [['2026-01-01', 1]], { stop: '2026-11-15' }), 'mirtazapine:15', 'sertraline:50', 'mao-inhibitor-of-the-list'],
    ['an MAOI that begins beside tramadol', anybody().taking('tramadol', [['2026-01-01', 100]]), 'mirtazapine:15', 'phenelzine:45', 'maoi-hidden-serotonergic'],
    ['citalopram above 20 mg while fluoxetine that the chart has as stopped still clears', anybody().taking('fluoxetine', [['2026-01-01', 40]], { stop: '2026-11-10' }), 'mirtazapine:15', 'citalopram:40', 'citalopram-ceiling'],
    ['citalopram above 20 mg with severe liver disease', anybody().diagnosed('K74.6'), 'sertraline:100', 'citalopram:40', 'citalopram-ceiling'],
    ['a serotonergic medicine that comes down beside an MAOI that the chart has already, though the plan has it begin', anybody().taking('sertraline', [['2026-01-01', 50]]).taking('phenelzine', [['2026-10-01', 45]]), 'sertraline:50', 'phenelzine:45', 'maoi-overlap'],
    ['bupropion beside thioridazine', anybody().taking('thioridazine', [['2026-01-01', 100]]), 'sertraline:100', 'bupropion-xl:300', 'bupropion-thioridazine'],
  ])('stops %s', (_name, patient, from, to, code) => {
    expect(ask(patient, from, to)).toMatchObject({ ok: false, error: { code } });
  });

  it('says of what begins that the chart has it already, and of another form of what ends nothing', () => {
    const told = (patient: PatientBuilder, from: string, to: string): readonly string[] => {
      const made = ask(patient, from, to);
      return made.ok ? made.value.assumptions.filter((line) => line.includes('as taken already')) : [made.error.message];
    };
    expect(told(both(), 'sertraline:50', 'mirtazapine:30')).toEqual(['The chart has mirtazapine as taken already; the plan has it begin.']);
    expect(told(both(), 'sertraline:50 mirtazapine:15', 'bupropion-xl:150')).toEqual([]);
    expect(told(anybody().taking('bupropion', [['2026-01-01', 150]]), 'bupropion-sr:150', 'bupropion-xl:150')).toEqual([]);
  });

  it('says of what ends that the list has it twice', () => {
    const made = ask(both().taking('sertraline', [['2026-05-01', 50]]), 'sertraline:50', '');
    expect(made.ok && made.value.assumptions.filter((line) => line.includes('twice'))).toEqual(['The chart has sertraline twice among the medicines taken now; the plan counts it once.']);
    const once = ask(both(), 'sertraline:50', '');
    expect(once.ok && once.value.assumptions.filter((line) => line.includes('twice'))).toEqual([]);
  });

  it('counts the days free of a drug that was stopped before the plan', () => {
    const since = (stopOn: string) => ask(anybody().taking('fluoxetine', [['2026-01-01', 20]], { stop: stopOn }), 'bupropion-xl:150', 'phenelzine:45');
    expect(since('2026-11-20')).toMatchObject({ ok: false, error: { code: 'into-maoi' } });
    expect(since('2026-11-20')).toMatchObject({ error: { message: expect.stringMatching(/full days free of fluoxetine before phenelzine, 35 needed/) as string } });
    expect(since('2026-10-31').ok).toBe(true);
  });

  it('lets a medicine come down beside linezolid and a serotonergic one begin once it is over', () => {
    expect(ask(anybody().taking('sertraline', [['2026-01-01', 100]]).taking('linezolid', [['2026-11-18', 1200]]), 'sertraline:100').ok).toBe(true);
    expect(ask(anybody().taking('linezolid', [['2026-11-10', 1200]], { stop: '2026-11-19' }), 'mirtazapine:15', 'sertraline:50').ok).toBe(true);
    expect(ask(anybody().taking('tramadol', [['2026-01-01', 100]], { stop: '2026-11-01' }), 'mirtazapine:15', 'phenelzine:45').ok).toBe(true);
  });

  it('asks after MAO inhibitors without an entry of their own until somebody said that there are none', () => {
    const open = (patient: PatientBuilder): number => {
      const made = ask(patient, 'mirtazapine:15', 'sertraline:50');
      return made.ok ? made.value.assumptions.filter((line) => line.startsWith('not known: an MAO inhibitor')).length : -1;
    };
    expect(open(anybody())).toBe(1);
    expect(open(anybody().confirmedAbsent('medication:maoi-reversible').confirmedAbsent('medication:maoi-irreversible'))).toBe(0);
  });

  it('begins vortioxetine at 5 mg from 65 years on, and says so at 5 mg too', () => {
    for (const [target, doses] of [['vortioxetine:10', [5, 10]], ['vortioxetine:5', [5]]] as const) {
      const made = ask(aPatient().aged(70).withLists(), 'mirtazapine:15', target);
      expect(made.ok && [...new Set(made.value.steps.flatMap((step) => step.doses.filter(({ drug }) => drug === 'vortioxetine').map(({ mgPerDay }) => mgPerDay)))]).toEqual(doses);
      expect(made.ok && made.value.warnings.map(({ id }) => id)).toContain('vortioxetine-older');
    }
  });

  it('leaves a prescriber’s first cut that stays above that limit to nobody, and says nothing of steps where it leaves none out', () => {
    const older = aPatient().aged(66).withLists().taking('citalopram', [['2026-01-01', 40]]);
    expect(ask(older, 'citalopram:40', '', { firstCutMg: 10 })).toMatchObject({ ok: false, error: { code: 'citalopram-ceiling', message: expect.stringMatching(/^30 mg of citalopram is above 20 mg, the limit at the age of 66/) as string } });
    const made = ask(older, 'citalopram:40', '');
    expect(made.ok && made.value.assumptions.filter((line) => line.includes('left out'))).toEqual([]);
  });

  it('brings citalopram at 72 under its limit at once, says so, and goes on from there', () => {
    const aged = aPatient().aged(72).withLists().taking('citalopram', [['2026-01-01', 40]]);
    const doses = (to: string) => {
      const made = ask(aged, 'citalopram:40', to);
      return made.ok ? made.value.steps.map((step) => step.doses.find(({ drug }) => drug === 'citalopram')?.mgPerDay ?? 0) : [made.error.message];
    };
    expect(doses('citalopram:20')).toEqual([20]);
    expect(doses('citalopram:10')).toEqual([20, 10]);
    expect(doses('bupropion-xl:150')).toEqual([20, 10, 5, 0]);
    const made = ask(aged, 'citalopram:40', 'citalopram:10');
    expect(made.ok && made.value.assumptions).toContain('Citalopram: steps above 20 mg, the limit at the age of 72 are left out.');
    expect(ask(aged, 'citalopram:60', 'citalopram:10')).toMatchObject({ ok: false, error: { code: 'citalopram-ceiling', message: expect.stringMatching(/^45 mg of citalopram is above 40 mg|the limit at the age of 72/) as string } });
  });

  it('holds citalopram at 20 mg beside every CYP2C19 inhibitor that the content knows, and at 40 mg beside another medicine', () => {
    const inhibitors = knowledge.codes.drugClasses.find(({ id }) => id === 'cyp2c19-inhibitor')?.ingredients ?? [];
    expect(inhibitors).toEqual(expect.arrayContaining(['cimetidine', 'omeprazole', 'fluconazole']));
    const beside = (drug: string, mg: number) => ask(anybody().taking('sertraline', [['2026-01-01', 100]]).taking(drug, [['2026-01-01', 20]]), 'sertraline:100', `citalopram:${mg}`);
    for (const drug of inhibitors) expect(beside(drug, 40), drug).toMatchObject({ ok: false, error: { code: 'citalopram-ceiling', refs: ['fda-citalopram-2012'] } });
    expect([beside('omeprazole', 20).ok, beside('ranitidine', 40).ok]).toEqual([true, true]);
    expect(ask(anybody().taking('sertraline', [['2026-01-01', 100]]).taking('omeprazole', [['2026-01-01', 20]], { stop: '2026-11-01' }), 'sertraline:100', 'citalopram:40').ok).toBe(true);
    const coming = ask(anybody().taking('citalopram', [['2026-01-01', 40]]).taking('omeprazole', [['2026-01-01', 20]]), 'citalopram:40', 'citalopram:10');
    expect(coming.ok && coming.value.assumptions).toContain('Citalopram: steps above 20 mg, the limit with omeprazole are left out.');
  });

  it('names what was never asked before bupropion, and no more once it was', () => {
    const open = (patient: PatientBuilder): string[] => {
      const made = ask(patient, 'sertraline:100', 'bupropion-xl:300');
      return made.ok ? made.value.assumptions.filter((line) => line.startsWith('not asked')) : [made.error.message];
    };
    expect(open(anybody())).toHaveLength(2);
    expect(open(anybody().confirmedAbsent('condition:seizure-disorder').confirmedAbsent('condition:bulimia-anorexia'))).toEqual([]);
  });
});

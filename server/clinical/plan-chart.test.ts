import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { NO_STEERING } from './model/plan';
import type { PlanRequest } from './model/plan';
import { plan } from './plan';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';

const knowledge = loadKnowledge();
const amounts = (text: string): PlanRequest['from'] => text.split(' ').filter((word) => word !== '').map((word) => ({ drug: word.split(':')[0] ?? '', mgPerDay: Number(word.split(':')[1]) }));
const ask = (patient: PatientBuilder, from: string, to = '') =>
  plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: TODAY }, patient.build(), knowledge, TODAY);
const anybody = () => aPatient().aged(40).withLists();

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
    ['bupropion beside thioridazine', anybody().taking('thioridazine', [['2026-01-01', 100]]), 'sertraline:100', 'bupropion-xl:300', 'bupropion-thioridazine'],
  ])('stops %s', (_name, patient, from, to, code) => {
    expect(ask(patient, from, to)).toMatchObject({ ok: false, error: { code } });
  });

  it('counts the days free of a drug that was stopped before the plan', () => {
    const since = (stopOn: string) => ask(anybody().taking('fluoxetine', [['2026-01-01', 20]], { stop: stopOn }), 'bupropion-xl:150', 'phenelzine:45');
    expect(since('2026-11-20')).toMatchObject({ ok: false, error: { code: 'into-maoi' } });
    expect(since('2026-11-20')).toMatchObject({ error: { message: expect.stringMatching(/full days free of fluoxetine before phenelzine, 35 needed/) as string } });
    expect(since('2026-10-31').ok).toBe(true);
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

import { expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { closedBecause } from './closed-because';
import type { AssessedOption } from './types';

const knowledge = loadKnowledge();
const taking = aPatient().aged(34).taking('sertraline', [[-200, 100]]);
const closed = (chart: ReturnType<typeof taking.build>, id: string) => {
  const { options, basis } = assess(chart, knowledge, TODAY);
  const option = options.find((one) => one.id === id);
  if (option === undefined) throw new Error(id);
  return closedBecause(option, new Map(basis.map((fact) => [fact.id, fact])));
};

it('tells every reason that closes an option, and not the first alone', () => {
  const both = taking.confirmedPresent('condition:seizure-disorder').confirmedPresent('condition:bulimia-anorexia').build();
  expect(closed(both, 'bupropion-switch')).toEqual(['Seizure disorder or seizure on record', 'Bulimia or anorexia nervosa on record, past counts']);
});

it('tells what an option that does not apply would need, and nothing of one that is open', () => {
  expect(closed(taking.scored('phq9', -2, 3).build(), 'manage-relapse').join()).toMatch(/^needs .*PHQ-9 10 or more within 28 days \(here 3 of 27\)/);
  expect(closed(taking.scored('phq9', -2, 3).build(), 'bupropion-switch')).toEqual([]);
});

it('where each choice is ruled out by itself, each is named with its reason', () => {
  const reasons = [['os-a', 'agomelatine', 'Agomelatine is not marketed in the US.'], ['os-b', 'mirtazapine', 'Hypersensitivity on record. More.']] as const;
  const option = {
    status: 'contraindicated',
    deciding: 'Every choice is ruled out: agomelatine, mirtazapine.',
    reasons: reasons.map(([rule, member, message]) => ({ rule, message, appliesTo: [member], facts: [] })),
    wrongIf: reasons.map(([rule]) => ({ rule, verdict: 'applies' })),
  } as unknown as AssessedOption;
  expect(closedBecause(option, new Map())).toEqual(['Agomelatine is not marketed in the US', 'Mirtazapine: Hypersensitivity on record']);
});

it('names the medicine of the chart that a sentence about a class or a mechanism is about, and none that it names itself', () => {
  const on = (drug: string, mg: number) => taking.taking(drug, [[-100, mg]]).build();
  expect(closed(on('pimozide', 4), 'bupropion-switch')).toEqual(['Bupropion blocks CYP2D6 (here pimozide, 4 mg a day)']);
  expect(closed(taking.taking('bupropion', [[-100, 300]], { drugId: 'bupropion-xl' }).build(), 'bupropion-switch').join()).toContain('(here bupropion XL, 300 mg a day)');
  expect(closed(on('phenelzine', 45), 'bupropion-switch').join()).toMatch(/^MAO inhibitor active or stopped too recently .* \(here phenelzine, 45 mg a day\)$/);
  expect(closed(taking.confirmedPresent('condition:seizure-disorder').build(), 'bupropion-switch').join()).not.toContain('here');
});

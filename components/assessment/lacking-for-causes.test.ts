import { expect, test } from 'vitest';
import { lackingForCauses } from './lacking-for-causes';
import type { AskedQuestion, BasisFact, Cause } from './types';

const fact = (id: string, label: string): readonly [string, BasisFact] => [id, { id, label, value: null, on: null } as BasisFact];
const basis = new Map([fact('score:auditc.total', 'AUDIT-C (score entry only)'), fact('observation:tsh', 'Thyrotropin [Units/volume] in Serum or Plasma'), fact('derived:alone', 'also when alone'), fact('condition:cannabis-use', 'Cannabis use disorder'), fact('score:pcptsd5.total', 'PC-PTSD-5 total')]);
const cause = (id: string, group: Cause['group'], ...facts: readonly string[]): Cause => ({ id, group, notAsked: facts.map((one) => ({ rule: one, message: one, facts: [one] })) }) as unknown as Cause;
const catalog = { instruments: [{ id: 'auditc', title: 'AUDIT-C (score entry only)' }, { id: 'pcptsd5', title: 'PC-PTSD-5' }], questions: [{ short: 'with people or alone', facts: [{ key: 'derived:alone' }] }] };
const asked = [{ covers: [{ fact: 'condition:cannabis-use', label: 'cannabis' }] }] as unknown as readonly AskedQuestion[];

test('what explanations lack that cannot be judged is named once, apart what is asked and what is measured; what the list asks and what others lack is not', () => {
  const causes = [cause('substances', 'unknown', 'score:auditc.total', 'condition:cannabis-use'), cause('medical', 'unknown', 'observation:tsh', 'score:auditc.total'), cause('anxiety', 'unknown', 'derived:alone'), cause('ptsd', 'little', 'score:pcptsd5.total')];
  expect(lackingForCauses({ causes, basis, asked, catalog })).toEqual({
    ask: [{ name: 'AUDIT-C', cause: 'substances', instrument: 'auditc' }, { name: 'with people or alone', cause: 'anxiety', instrument: null }],
    measure: [{ name: 'TSH', cause: 'medical', instrument: null }],
  });
  expect(lackingForCauses({ causes: [cause('ptsd', 'little', 'score:pcptsd5.total')], basis, asked, catalog })).toEqual({ ask: [], measure: [] });
});

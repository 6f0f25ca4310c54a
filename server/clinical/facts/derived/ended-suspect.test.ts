import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';

const chart = aPatient().aged(40).withLists().diagnosed('F33.1').scored('phq9', -3, 3).numbSince(-330)
  .taking('sertraline', [[-400, 50], [-350, 100]], { drugId: 'sertraline', stop: -210 })
  .taking('escitalopram', [[-200, 20]], { drugId: 'escitalopram', refills: [[-200, 30], [-100, 30], [-70, 90]] });

test('where the suspected medicine has ended, a gap in the supply is asked about of the one taken now, and timing of the ended one speaks for no switch away from the other', () => {
  const { basis, options } = assess(chart.build(), loadKnowledge(), TODAY);
  expect(basis.find(({ id }) => id === 'derived:supplyGapUnasked')?.value).toMatch(/^escitalopram, /);
  const reasons = options.find(({ id }) => id === 'bupropion-switch')?.reasons.map(({ rule }) => rule);
  expect(reasons).toBeDefined();
  expect(reasons).not.toContain('bs-timing');
});

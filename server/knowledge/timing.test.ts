import { expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from './load';
import { readVignettes } from './testing/read-vignettes';

const knowledge = loadKnowledge();
const TYPICAL = ['m-after-start', 'm-after-increase'];

test('timing speaks for an option only where the explanations call it typical of the medicine', () => {
  let spoken = 0;
  for (const { id, chart, on } of readVignettes()) {
    const { causes, options } = assess(chart, knowledge, on);
    const typical = causes.some(({ for: found }) => found.some(({ rule }) => TYPICAL.includes(rule)));
    const speaks = options.some(({ reasons }) => reasons.some(({ rule }) => rule === 'bs-timing'));
    if (speaks) spoken += 1;
    if (speaks) expect(typical, id).toBe(true);
  }
  expect(spoken).toBeGreaterThan(3);
});

test('numbness two years after the medicine was started does not speak for replacing it', () => {
  const late = aPatient().aged(44).livingIn('US').withLists().diagnosed('F33.1', { since: -1000 }).taking('duloxetine', [[-900, 60]], { drugId: 'duloxetine-dr' }).numbSince(-100);
  const rules = assess(late.build(), knowledge, TODAY).options.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
  expect(rules).toContain('bs-ind');
  expect(rules).not.toContain('bs-timing');
});

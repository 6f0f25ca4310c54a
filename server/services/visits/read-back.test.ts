import { expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { aNoteDocument } from '@/server/clinical/testing/a-note';
import type { Draft } from '@/server/contracts/visit';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { readBack } from './read-back';

const knowledge = loadKnowledge();
const [story] = readVignettes();
if (story === undefined) throw new Error('there is no vignette');
const { snapshot } = aNoteDocument({ ...story, knowledge });
const readOf = (flags: Draft['flags'], unasked: Draft['unasked'] = []) => readBack({ ...snapshot, tasks: [], knowledge, flags, unasked });
const aFlag = (changes: Partial<Draft['flags'][number]>): Draft['flags'][number] => ({ flag: 'serotonergic-combination', title: 'Two or more serotonergic medicines together', level: 'attention', message: '', state: 'answered', alone: null, how: '', heldBack: [], answer: { what: 'Told what to watch for', by: 'Ada Boyd', on: localDate('2026-11-23'), settled: false }, raisedHash: '', maySettle: true, ...changes });

test.each(['attention', 'urgent', 'emergency', 'stop'] as const)('H-10: a flag of level %s that was left open is read back with its line, a settled one as settled with what was found', (level) => {
  const flag = aFlag({ level });
  expect(readOf([flag])).toContainEqual({ label: 'Flag stays open', lines: ['Two or more serotonergic medicines together.', 'Told what to watch for (Ada Boyd, 23-Nov-2026)'] });
  const settled = flag.answer === null ? [] : [{ ...flag, answer: { ...flag.answer, settled: true } }];
  expect(readOf(settled).map(({ label }) => label)).not.toContain('Flag stays open');
  expect(readOf(settled)).toContainEqual({ label: 'Flag settled', lines: ['Two or more serotonergic medicines together.', 'Told what to watch for (Ada Boyd, 23-Nov-2026)'] });
});

test('H-17: what was asked for safety and not answered is read back', () => {
  const question = { question: 'suicidal-now', short: 'suicidal thoughts now', isListed: true };
  for (const state of ['Not asked', 'Asked on 22-Nov-2026, still unknown']) expect(readOf([], [{ ...question, state }])).toContainEqual({ label: 'Not answered', lines: [`${state}: suicidal thoughts now. The chart asks for it.`] });
});

import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import { sha256 } from '@/server/clinical/model/sha256';
import { loadKnowledge } from './load';
import { readVignettes } from './testing/read-vignettes';

/**
 * What the vignettes' charts give. A signed note is replayed by its engine and its content: where `content` stands as it was and `answers` do not,
 * the engine answers otherwise, and `ENGINE_VERSION` goes up before these lines are written anew. Where the content changed too, look at both.
 */
const RECORDED = { engine: '1.8.0', content: 'a8848b386e1830a50c837f1f7e63775800321bcf2d7968cc2e3f624cbeaafcb2', answers: '82bae0e1b34e1235b008676c9e02ec60a099ba709088aac893b497be4df35ffc' };

test('the engine answers as its version did', () => {
  const knowledge = loadKnowledge();
  const assessments = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on));
  // The fingerprint holds the hash of the content by itself.
  const answers = sha256(canonicalJson(assessments.map(({ fingerprint: _fingerprint, knowledge: _stamp, ...answer }) => answer)));
  expect({ engine: assessments[0]?.engine, content: knowledge.stamp.hash, answers }).toEqual(RECORDED);
});

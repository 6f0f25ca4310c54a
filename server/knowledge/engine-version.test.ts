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
const RECORDED = { engine: '1.7.0', content: 'a989827064694b5cedc54f74944302aafdf350f5c0b93bc8938c7488fc6d3cfd', answers: 'ed93c2c1f728842c2315858775f6473937215bc8c6e2f9a4d584aa5ceb3862b9' };

test('the engine answers as its version did', () => {
  const knowledge = loadKnowledge();
  const assessments = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on));
  // The fingerprint holds the hash of the content by itself.
  const answers = sha256(canonicalJson(assessments.map(({ fingerprint: _fingerprint, knowledge: _stamp, ...answer }) => answer)));
  expect({ engine: assessments[0]?.engine, content: knowledge.stamp.hash, answers }).toEqual(RECORDED);
});

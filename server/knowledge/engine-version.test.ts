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
const RECORDED = { engine: '1.7.0', content: 'afc3e368a01c9925addc94d221b3464acace9be6adae0a4ce67ad0a5265c0a5b', answers: '58f620db6a2a443b3a07176362f89b0bc6328576ab15be03be9f7a4912832a24' };

test('the engine answers as its version did', () => {
  const knowledge = loadKnowledge();
  const assessments = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on));
  // The fingerprint holds the hash of the content by itself.
  const answers = sha256(canonicalJson(assessments.map(({ fingerprint: _fingerprint, knowledge: _stamp, ...answer }) => answer)));
  expect({ engine: assessments[0]?.engine, content: knowledge.stamp.hash, answers }).toEqual(RECORDED);
});

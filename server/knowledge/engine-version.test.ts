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
const RECORDED = { engine: '1.9.0', content: '07fbadef1103cbd647eed77adce20bce01f7e7c55dbf6421702844fd75599a30', answers: '70bec0d97d69bb2dfb31732bf6d4ac11ad727b29b5a8bdf20f21b475445d2c58' };

test('the engine answers as its version did', () => {
  const knowledge = loadKnowledge();
  const assessments = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on));
  // The fingerprint holds the hash of the content by itself.
  const answers = sha256(canonicalJson(assessments.map(({ fingerprint: _fingerprint, knowledge: _stamp, ...answer }) => answer)));
  expect({ engine: assessments[0]?.engine, content: knowledge.stamp.hash, answers }).toEqual(RECORDED);
});

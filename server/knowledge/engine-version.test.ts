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
const RECORDED = { engine: '1.6.0', content: 'bf5097638f8db223420ebdcfe58f006ed4cd64d71a02a73c4f882af7d236375e', answers: 'b67b430d8e8408da20ff3b5da1f51565fad5caa0a23ac1c6e69a87b68cd959ef' };

test('the engine answers as its version did', () => {
  const knowledge = loadKnowledge();
  const assessments = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on));
  // The fingerprint holds the hash of the content by itself.
  const answers = sha256(canonicalJson(assessments.map(({ fingerprint: _fingerprint, knowledge: _stamp, ...answer }) => answer)));
  expect({ engine: assessments[0]?.engine, content: knowledge.stamp.hash, answers }).toEqual(RECORDED);
});

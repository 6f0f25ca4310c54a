import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import { sha256 } from '@/server/clinical/model/sha256';
import { loadKnowledge } from './load';
import { readVignettes } from './testing/read-vignettes';

/**
 * What the vignettes' charts give, a line for each engine, content and charts; the newest stands last, and no line is rewritten. A signed note is
 * replayed by its engine and its content: where these and the charts stand as they were and `answers` do not, the engine answers otherwise, and
 * `ENGINE_VERSION` goes up before a line is added. Where the content changed too, look at both.
 */
const RECORDED = [
  { engine: '1.9.0', content: '42779984ae50a50c792e5246f8bf0d1bc5467a426f9950231a620b54ff02d0d9', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '5e1a1be5f201dada862e31ef7c26ab2ff2e975def5f329a126d89e2f75e4c4c3' },
  { engine: '1.9.0', content: '5c68959ec7aaa92c14a1409f93b9ab73f7e8ff10f921d94a16898d059e7d748a', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '5e1a1be5f201dada862e31ef7c26ab2ff2e975def5f329a126d89e2f75e4c4c3' },
  { engine: '1.9.0', content: 'dc4f5a0f3ea4cda112e2872cb901c900097b949d863952c9a7b05d7542176f68', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '9cb9e870a1ed9b54dd9ae00a8feab0994df0c302dc5921f06c30346369661c86' },
  { engine: '1.9.0', content: 'a7f2666bc09426de7c62d05ff0cf1d658610b095076e9ff5e4e92675825a921a', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: 'eec07eda5d6a6f1ec973767fd647f8e9c33340714a5cab0349d08922f0996c2b' },
  { engine: '1.9.0', content: 'e1a5c5ed774c2c10cf235ea9b6e90c043622ba50d82ff825437d349aac961bf9', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '73d3c1618a9b1c27817c00260c487c755adc4bf9e89c1df89a6a44919eaddfe0' },
  { engine: '1.9.0', content: 'e10e847cf1aa56b0f0556c239f25da9a2fea31480b191bdf8d40bc91e1a79766', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '4005545bb99da3958f11f6a18f6ef9aa3d483b810fa39473def0a3c111fe1085' },
  { engine: '1.10.0', content: 'e10e847cf1aa56b0f0556c239f25da9a2fea31480b191bdf8d40bc91e1a79766', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '60cb97aaebc1c20d948e769f7571902eb4917a4bd6144b3c399487078555741c' },
  { engine: '1.10.0', content: 'b06719276ddde5efb21d67c7219fc970ed8623f675415148890a5f796c9f00c2', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: 'bc6cec322835b26a46d6611158eacb4488572d8be9c1393adcb37c092a2ba1be' },
  { engine: '1.10.0', content: '1a2a4c8557e129af4960414a32145edd6e4e1f7fa98ddb3cb0a66e7a54e07285', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '682b02bc70996715b90b9516ad128b5fb436ce784dec4e494b2dcc0cc52176f1' },
  { engine: '1.10.0', content: 'e77d80847979329791364c7e22dcc1d3357ed454142e37f8d61739ce111fb45c', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '682b02bc70996715b90b9516ad128b5fb436ce784dec4e494b2dcc0cc52176f1' },
  { engine: '1.11.0', content: '9d3cd3d20ac1b8764a0a9d8eb3af9ec08e646ec819d76b6aaed0f3f38caac9d0', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: 'ee27ec5f34ce891d34ee8b8b398af6407246e59d8ffd00b14981009afc839911' },
  { engine: '1.12.0', content: '9d3cd3d20ac1b8764a0a9d8eb3af9ec08e646ec819d76b6aaed0f3f38caac9d0', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '86a98eb755a5bbe135f06f48e458fc35bb9543fc852df66d1f80ad5f8b276cdc' },
  { engine: '1.12.0', content: 'f829144e7063e6de47c425561523035055281679dd856dd3dbf42172fd15d83b', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '4bbbfe13a4432d6293099034643bb469879cdbe44028ac21330666e8a2c77452' },
  { engine: '1.13.0', content: 'f829144e7063e6de47c425561523035055281679dd856dd3dbf42172fd15d83b', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '7ff23c6c2b1ff7f9c6fc78c42d6647e08d7508fb2aa90d240f764b3f5657e334' },
  { engine: '1.13.0', content: '44a5254f568890d9c5cec4a56d3b58211c15b48d0cd3f6da02692336efc5ccb9', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: '7ff23c6c2b1ff7f9c6fc78c42d6647e08d7508fb2aa90d240f764b3f5657e334' },
  { engine: '1.14.0', content: '44a5254f568890d9c5cec4a56d3b58211c15b48d0cd3f6da02692336efc5ccb9', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: 'b524278254f09a3a3b9382f9c055976f92fb1b061115cd3d5007c473d9d4b033' },
  { engine: '1.15.0', content: '7796a6a35da40496efa4809a79f631ebdf86d17913102abfc028317b35a49392', charts: '23bf3cb88e2f7216eb4c9ad77d0e7b57567986960b47b4812b74af45c91ab34c', answers: 'a5d858a354962b190225de72d982e176e85a6719f0ef09467071bc00fe22a95e' },
];

test('the engine answers as its version did', () => {
  const knowledge = loadKnowledge();
  const charts = readVignettes().map(({ chart, on }) => ({ chart, on }));
  const assessments = charts.map(({ chart, on }) => assess(chart, knowledge, on));
  // The fingerprint holds the hash of the content by itself.
  const answers = sha256(canonicalJson(assessments.map(({ fingerprint: _fingerprint, knowledge: _stamp, ...answer }) => answer)));
  expect({ engine: assessments[0]?.engine, content: knowledge.stamp.hash, charts: sha256(canonicalJson(charts)), answers }).toEqual(RECORDED.at(-1));
});

/** Hash of all lines above the newest. It is renewed where one is added below; where it differs otherwise, a line was rewritten: put that back. */
const SEALED = 'db4f5f639d74f844a731d67a50310cce330ea71cacf04053c2c920e19b5e422e';

test('no line above the newest is rewritten', () => {
  expect(sha256(canonicalJson(RECORDED.slice(0, -1)))).toBe(SEALED);
});

test('one engine gives one answer to the same charts and content', () => {
  const asked = RECORDED.map(({ engine, content, charts }) => [engine, content, charts].join(' '));
  expect(asked.filter((one, place) => asked.indexOf(one) !== place)).toEqual([]);
});

import ts from 'typescript';
import { expect, test } from 'vitest';

import { randomFrom } from '../../server/imports/fhir/testing/mutate';
import { nodesOf, SHIPPED, textOf } from './shipped';

/** Texts for each expression; 5,000 in the long run. */
const TEXTS = process.env.GAMUT_LONG_TESTS === '1' ? 5_000 : 40;
const LENGTH = 1_500;
/** What tries the square of such a text needs some milliseconds, what tries more needs seconds: the limit lies far from both, whatever else the machine does. */
const LIMIT_MS = 250;

/** Every regular expression that is written out in the program, once. */
const patterns = new Map(
  SHIPPED.filter((file) => textOf(file).includes('/')).flatMap((file) =>
    [...nodesOf(file)].filter(ts.isRegularExpressionLiteral).map((node) => {
      const text = node.getText();
      const end = text.lastIndexOf('/');
      return [text, { file, pattern: new RegExp(text.slice(1, end), text.slice(end + 1).replace(/[gy]/g, '')) }] as const;
    }),
  ),
);

/** A text of the pattern's own letters with one piece said again and again, which is what makes careless expressions try everything. */
function pumped(pattern: RegExp, random: (below: number) => number): string {
  const alphabet = [...new Set([...pattern.source.replace(/\\[dDwWsSbBpPnrtu]/g, ''), ...'a0 -.,\n\té_'])];
  const some = (most: number): string => Array.from({ length: random(most) }, () => alphabet[random(alphabet.length)] ?? '').join('');
  const piece = `${alphabet[random(alphabet.length)] ?? 'a'}${some(3)}`;
  return `${some(6)}${piece.repeat(Math.ceil(LENGTH / piece.length))}${some(4)}`;
}

const took = (pattern: RegExp, text: string): number => {
  const from = performance.now();
  pattern.test(text);
  return performance.now() - from;
};

test(`DOS-05 no expression is slow: ${TEXTS} texts of ${LENGTH} characters against each, under ${LIMIT_MS} ms`, () => {
  expect(patterns.size).toBeGreaterThan(150);
  const random = randomFrom(20_261_122);
  const slow: string[] = [];
  for (const [text, { file, pattern }] of patterns) {
    for (let n = 0; n < TEXTS; n += 1) {
      const attack = pumped(pattern, random);
      // What is slow is slow every time; what a busy machine delays is not.
      if (took(pattern, attack) > LIMIT_MS && Math.min(...[1, 2, 3, 4].map(() => took(pattern, attack))) > LIMIT_MS) {
        slow.push(`${file}: ${text} on ${JSON.stringify(attack.slice(0, 40))}`);
        break;
      }
    }
  }
  expect(slow).toEqual([]);
}, 3_600_000);

test('an expression that is slow is found', () => {
  const random = randomFrom(1);
  const careless = /^(a+)+$/;
  // A shorter text: the whole one would take longer than anybody waits.
  expect(Array.from({ length: 200 }, () => pumped(careless, random).replace(/^.*?(a{20,26}).*$/s, '$1!')).some((text) => took(careless, text) > 1)).toBe(true);
});

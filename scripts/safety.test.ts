import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const HOUSE = fileURLToPath(new URL('..', import.meta.url));
const named = z.object({ file: z.string(), title: z.string().min(8) });
const level = z.number().int().min(1).max(5);
const hazardLog = z.object({
  hazards: z.array(
    z.strictObject({
      id: z.string().regex(/^H-\d{2}$/), hazard: z.string().min(5), harm: z.string().min(5), severity: level, likelihood: level,
      residual: z.strictObject({ severity: level, likelihood: level }),
      controls: z.array(z.strictObject({ kind: z.enum(['D', 'P', 'I']), text: z.string().min(10) })).min(1),
      tests: z.array(named).min(1),
      open: z.array(z.string()),
    }),
  ),
});
const { hazards } = hazardLog.parse(JSON.parse(readFileSync(join(HOUSE, 'docs/safety/hazard-log.json'), 'utf8')));

/** A table of cases before the title ends with `])`. */
const OPENING = /(?:\b(?:test|it|describe)(?:\.each\([^;]*?\))?|\]\))\(\s*(['"`])/g;
/** Names of the tests of a file that run: those that are skipped or still to be written are none. */
function titlesOf(text: string): string[] {
  return [...text.matchAll(OPENING)].map(({ 0: whole, 1: quote = '', index }) => {
    const from = index + whole.length;
    return text.slice(from, text.indexOf(quote, from));
  });
}

/** Why a named test does not count; `null` when it does. */
function missing({ file, title }: z.output<typeof named>): string | null {
  if (!existsSync(join(HOUSE, file))) return `${file} is not there`;
  return titlesOf(readFileSync(join(HOUSE, file), 'utf8')).some((one) => one.includes(title)) ? null : `${file} has no test "${title}"`;
}

describe('the hazard log', () => {
  test('counts its hazards without a gap, and none rests on information alone', () => {
    expect(hazards.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, at) => `H-${String(at + 1).padStart(2, '0')}`));
    expect(hazards.filter(({ controls }) => controls.every(({ kind }) => kind === 'I'))).toEqual([]);
  });

  test.each(hazards)('$id names tests that are there', ({ tests }) => {
    expect(tests.map(missing).filter((one) => one !== null)).toEqual([]);
  });
});

/** Ids of the attacks that the product promises to withstand, and of the rules of its design. */
const ATTACKS: Readonly<Record<string, readonly [number, number]>> = {
  AZ: [0, 10], AUTH: [1, 7], SES: [1, 7], LINK: [1, 9], CSRF: [1, 5], HDR: [1, 5], RSC: [1, 1], DOS: [1, 1], XSS: [1, 6], EXP: [1, 8], FHIR: [1, 8], SSRF: [1, 3], CDS: [1, 5], SMART: [1, 4], SQL: [1, 2],
  AUD: [1, 8], CLK: [1, 2], FLOW: [1, 3], RATE: [1, 1], RULE: [1, 12],
};
const expectedIds = Object.entries(ATTACKS).flatMap(([name, [first, last]]) => Array.from({ length: last - first + 1 }, (_, at) => `${name}-${String(first + at).padStart(2, '0')}`));

/** Rows of the table of attacks: id, the test as `file: title` or a dash, and what is open or why not. */
const rows = readFileSync(join(HOUSE, 'docs/security.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, tests, remark] = /^\| ([A-Z]+-\d{2}) \| (.*?) \| (.*?) \|$/.exec(line) ?? [];
    return id === undefined ? [] : [{ id, remark: remark ?? '', tests: [...(tests ?? '').matchAll(/`([^`]+?): ([^`]+)`/g)].map(([, file = '', title = '']) => ({ file, title })) }];
  });

describe('the table of attacks in docs/security.md', () => {
  test('has each id once', () => expect(rows.map(({ id }) => id).sort()).toEqual([...expectedIds, 'DOS-05'].sort()));

  test.each(rows)('$id: the test that is named is there, or the table says why there is none', ({ tests, remark }) => {
    expect(tests.map(missing).filter((one) => one !== null)).toEqual([]);
    if (tests.length === 0) expect(remark.length).toBeGreaterThan(10);
  });
});

test('a name that stands in a file without being a test does not count', () => {
  expect(titlesOf(`test('one', () => 1); it.skip('two', () => 2); // three`)).toEqual(['one']);
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import type { Assessment } from '@/server/clinical/model/assessment';
import { localDate } from '@/server/clinical/model/local-date';
import { chartSchema } from '@/server/contracts/chart';
import { loadKnowledge } from './load';
import { vignette } from './schema/vignette';
import type { Vignette } from './schema/vignette';

const folder = path.join(import.meta.dirname, 'vignettes');
const knowledge = loadKnowledge();
const vignettes = readdirSync(folder).sort().map((name) => vignette.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));

test('there is a vignette for each of the nineteen stories and more', () => {
  expect(vignettes.length).toBeGreaterThanOrEqual(19);
});

describe.each(vignettes.map((one) => [one.id, one] as const))('vignette %s', (_, one) => {
  const result = assess(chartSchema.parse(one.chart), knowledge, localDate(one.on));

  test('is assessed as the clinicians who wrote it expect', () => {
    expect(disagreements(one, result)).toEqual([]);
  });

  test('gives every reason at least one reference of the content', () => {
    const known = new Set(knowledge.references.map(({ id }) => id));
    for (const { reasons } of result.options) {
      for (const { rule, refs } of reasons) {
        expect(refs.length, rule).toBeGreaterThan(0);
        for (const ref of refs) expect(known, rule).toContain(ref);
      }
    }
  });

  test('names nothing that its basis does not explain', () => {
    const explained = new Set(result.basis.map(({ id }) => id));
    for (const { facts } of [...result.flags, ...result.changes, ...result.options.flatMap(({ reasons, wrongIf }) => [...reasons, ...wrongIf])]) {
      for (const fact of facts) expect(explained).toContain(fact);
    }
  });

  test('speaks in plain words: no cause claimed, no dose with a trailing zero', () => {
    expect(result.headline).not.toMatch(/caused by|recommended|\.0 mg|undefined|null|NaN|Infinity/);
    expect(result.headline.endsWith('.')).toBe(true);
  });
});

/** Every expectation that the assessment does not meet, as a sentence. */
function disagreements({ expect: expected }: Vignette, result: Assessment): readonly string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };
  for (const words of expected.headline.says) check(result.headline.includes(words), `headline says "${words}": ${result.headline}`);
  for (const words of expected.headline.neverSays) check(!result.headline.includes(words), `headline never says "${words}": ${result.headline}`);

  const flags = result.flags.map(({ id }) => id);
  for (const id of expected.flags.must) check(flags.includes(id), `flag ${id} is raised`);
  for (const id of expected.flags.mustNot) check(!flags.includes(id), `flag ${id} stays down`);

  for (const { what, lagDays } of expected.changes) {
    check(result.changes.some((change) => change.what.toLowerCase().includes(what.toLowerCase()) && change.lagDays === lagDays), `change "${what}" ${lagDays ?? 'no'} days before: ${JSON.stringify(result.changes.map((change) => [change.what, change.lagDays]))}`);
  }
  for (const { id, group, must, mustNot } of expected.causes) {
    const cause = result.causes.find((entry) => entry.id === id);
    const fired = [...(cause?.for ?? []), ...(cause?.against ?? [])].map(({ rule }) => rule);
    check(cause !== undefined && group.includes(cause.group), `cause ${id} is ${group.join(' or ')}, not ${cause?.group ?? 'there'} (${fired.join(', ')})`);
    for (const feature of must) check(fired.includes(feature), `feature ${feature} applies`);
    for (const feature of mustNot) check(!fired.includes(feature), `feature ${feature} stays silent`);
  }
  for (const option of result.options) {
    const wanted = expected.options[option.id];
    if (wanted === undefined) continue;
    const fired = option.reasons.map(({ rule }) => rule);
    check(wanted.status.includes(option.status), `${option.id} is ${wanted.status.join(' or ')}, not ${option.status}: ${option.deciding} [${option.unknown.map(({ fact }) => fact).join(' ')}]`);
    for (const rule of wanted.must) check(fired.includes(rule), `${option.id}: ${rule} applies`);
    for (const rule of wanted.mustNot) check(!fired.includes(rule), `${option.id}: ${rule} stays silent`);
  }
  const asked = new Set(result.questions.flatMap(({ covers }) => covers.map(({ fact }) => fact)));
  for (const fact of expected.asked.must) check(asked.has(fact), `${fact} is asked`);
  for (const fact of expected.asked.mustNot) check(!asked.has(fact), `${fact} is not asked (${result.questions.filter(({ covers }) => covers.some((one) => one.fact === fact)).map(({ fact: id, changes }) => `${id} for ${changes.join(', ')}`).join('; ')})`);
  if (expected.asked.atMost !== null) check(result.questions.length <= expected.asked.atMost, `at most ${expected.asked.atMost} questions, not ${result.questions.length}: ${result.questions.map(({ fact }) => fact).join(', ')}`);
  return found;
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const ROOM = 'server/clinical';
const OWN = `@/${ROOM}/`;
const IMPORTED = /^(?:import|export|\})[^'\n]*'([^']+)'|\bimport\('([^']+)'/gm;
/** Files of the room that a file imports, in whatever form, types included, by path in the room. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOM, file), 'utf8').matchAll(IMPORTED)].flatMap(([, whole, later]) => {
    const path = whole ?? later ?? '';
    if (path.startsWith(OWN)) return [`${path.slice(OWN.length)}.ts`];
    return path.startsWith('.') ? [`${normalize(join(dirname(file), path))}.ts`] : [];
  });

function reach(from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const open = [from]; open.length > 0;) {
    const file = open.pop() ?? '';
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...importsOf(file));
  }
  return seen;
}

const isOutcome = (file: string): boolean => file.startsWith('outcome/') || ['model/outcome.ts', 'model/since.ts'].includes(file);

test.each(['assess.ts', 'plan.ts', 'preview-plan.ts', 'follow-up/follow-up-of.ts', 'explain.ts'])('no advice reads what became of decisions: %s reaches none of it', (file) => {
  const reached = reach(file);
  expect(reached.size).toBeGreaterThan(5);
  expect([...reached].filter(isOutcome)).toEqual([]);
});

test('outside its own folder only the note tells of it', () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !isOutcome(file) && !file.startsWith('testing/'));
  const readers = files.filter((file) => importsOf(file).some((path) => path.startsWith('outcome/') || path === 'model/outcome.ts'));
  expect(readers).toEqual(['note/since-sentences.ts']);
});

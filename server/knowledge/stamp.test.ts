import { describe, expect, it } from 'vitest';

import { compile } from './compile';
import { readContent } from './load';

function hashOf(raw: unknown): string {
  const compiled = compile(raw);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ at, message }) => `${at}: ${message}`).join('\n'));
  return compiled.knowledge.stamp.hash;
}

/** The same value with the keys of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, backwards(entry)]));
}

describe('the stamp', () => {
  it('is lower-case hexadecimal and the same for every reading', () => {
    expect(hashOf(readContent())).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(readContent())).toBe(hashOf(readContent()));
  });

  it('does not move with the layout: order of keys, defaults written out', () => {
    const text = JSON.stringify(backwards(readContent()), null, 7);
    expect(hashOf(JSON.parse(text))).toBe(hashOf(readContent()));
    const spelled = JSON.parse(JSON.stringify(readContent()).replaceAll('"kind":"indication"', '"kind":"indication","blocking":false')) as unknown;
    expect(hashOf(spelled)).toBe(hashOf(readContent()));
  });

  it('moves with one word of a message, one threshold and one note that no rule reads', () => {
    const original = JSON.stringify(readContent());
    const edits: readonly [from: string, to: string][] = [
      ['and its US label rules it out', 'and the US label rules it out'],
      ['"name":"remissionDays","op":"gte","value":182', '"name":"remissionDays","op":"gte","value":183'],
      ['Show the licence line wherever item text is shown.', 'Show the licence line.'],
    ];
    const hashes = edits.map(([from, to]) => {
      expect(original).toContain(from);
      return hashOf(JSON.parse(original.replace(from, to)));
    });
    expect(new Set([...hashes, hashOf(readContent())]).size).toBe(edits.length + 1);
  });
});

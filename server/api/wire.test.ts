import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wire } from '@/server/contracts/wire';
import { appRouter } from './root';

type Walked = { readonly _def: { readonly inputs: readonly unknown[]; readonly output?: unknown } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Walked>);

/** Kinds of schema whose values would arrive as something else. */
const NO_JSON = ['map', 'set', 'bigint', 'symbol', 'file', 'nan', 'promise'];

describe('what crosses the wire', () => {
  test.each(procedures)('%s answers with nothing that would change on the way', (_path, { _def }) => {
    const output = z.instanceof(z.ZodType).parse(_def.output);
    const kinds = new Set<string>();
    z.toJSONSchema(output, { io: 'output', unrepresentable: 'any', override: ({ zodSchema }) => kinds.add(zodSchema._zod.def.type) });
    expect(kinds.size).toBeGreaterThan(0);
    expect([...kinds].filter((kind) => NO_JSON.includes(kind))).toEqual([]);
  });

  const across = (value: unknown): unknown => wire.deserialize(JSON.parse(JSON.stringify(wire.serialize(value))));

  test('comes back as it went, dates too', () => {
    const sent = { id: 'a', on: '2026-11-24', none: null, zero: 0, rows: [{ words: [], at: new Date('2026-11-24T09:00:00.000Z') }] };
    expect(across(sent)).toEqual(sent);
    expect(across(new Date(0))).toEqual(new Date(0));
    expect(across(undefined)).toBeUndefined();
    expect(wire.deserialize(null)).toBeUndefined();
  });

  test('a path that leads out of what was sent changes nothing', () => {
    const hostile = JSON.parse('{ "json": { "a": "2026-11-24", "__proto__": { "b": "2026-11-24" } }, "dates": [["__proto__", "b"], ["constructor", "name"], ["a", "b"], ["none"], "a", [1], null] }') as unknown;
    expect(wire.deserialize(hostile)).toEqual(JSON.parse('{ "a": "2026-11-24", "__proto__": { "b": "2026-11-24" } }'));
    expect(({} as { b?: unknown }).b).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wire } from '@/server/contracts/wire';
import { appRouter } from './root';

type Walked = { readonly _def: { readonly inputs: readonly unknown[]; readonly output?: unknown } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Walked>);

/** Kinds of schema whose values JSON turns into something else. */
const NO_JSON = ['date', 'map', 'set', 'bigint', 'symbol', 'file', 'nan', 'undefined', 'void', 'promise'];

describe('what crosses the wire is plain JSON', () => {
  test.each(procedures)('%s answers with nothing that JSON would change', (_path, { _def }) => {
    const output = z.instanceof(z.ZodType).parse(_def.output);
    const kinds = new Set<string>();
    z.toJSONSchema(output, { io: 'output', unrepresentable: 'any', override: ({ zodSchema }) => kinds.add(zodSchema._zod.def.type) });
    expect(kinds.size).toBeGreaterThan(0);
    expect([...kinds].filter((kind) => NO_JSON.includes(kind))).toEqual([]);
  });

  test('and comes back as it went', () => {
    const sent = { id: 'a', on: '2026-11-24', none: null, zero: 0, rows: [{ words: [] }] };
    expect(wire.deserialize(JSON.parse(JSON.stringify(wire.serialize(sent))))).toEqual(sent);
    expect(wire.deserialize(JSON.parse(JSON.stringify(wire.serialize(undefined))))).toBeUndefined();
    expect(wire.deserialize(null)).toBeUndefined();
  });
});

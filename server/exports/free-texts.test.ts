import { z } from 'zod';
import { describe, expect, it } from 'vitest';

import { freePlaces, rewrittenDocument } from '@/server/clinical/testing/free-texts';
import { visitFieldsSchema } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { checkFiles } from './testing/check-files';
import type { Written } from './testing/check-files';
import { CORPUS, SHORT_CORPUS } from './testing/corpus';

const knowledge = loadKnowledge();
const stories = readVignettes().filter(({ chart }) => chart.reports.length > 0);
const isLong = process.env.GAMUT_LONG_TESTS === '1';
/** In every run each text of the corpus stands in some place; in the long run each of them in every place. */
const TURNS = isLong ? SHORT_CORPUS.length : 5;
/** What an author writes or adds, which every form of the note that is read as words gives back letter for letter. */
const VERBATIM = /^(typed\.\d+\.text|addenda\.0\.text)$/;

const letters = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)] ?? '').join('');

describe('every free text of a visit', () => {
  it(`in every form of the note, ${TURNS} times with other texts`, async () => {
    let next = 0;
    const seen = new Set<string>();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const story = stories[turn % stories.length];
      if (story === undefined) throw new Error('no story');
      if (isLong) next = turn;
      const written: Written[] = [];
      const document = rewrittenDocument({ ...story, knowledge }, (path) => {
        const text = SHORT_CORPUS[next % SHORT_CORPUS.length] ?? '';
        next += 1;
        seen.add(text);
        const mark = `zyx${letters(next)}qw`;
        if (VERBATIM.test(path.join('.'))) written.push({ mark, text });
        // A medicine typed by hand, in letters only, is no less a word that somebody typed.
        return path.at(-1) === 'drug' ? mark : `${mark} ${text}`;
      });
      expect(written).toHaveLength(3);
      await checkFiles(document, { written, secret: /zyx[a-j]+qw/i });
    }
    expect(seen.size).toBe(new Set(SHORT_CORPUS).size);
  }, isLong ? 7_200_000 : 300_000);

  it('is found by its place and not by a list: a field of the visit that somebody can write into is one of them', () => {
    const [story] = stories;
    if (story === undefined) throw new Error('no story');
    const { snapshot } = rewrittenDocument({ ...story, knowledge }, () => 'x');
    const found = new Set(freePlaces(snapshot.visit).map((path) => path.filter((step) => typeof step === 'string').join('.')).map((path) => path.replace(/^(edits|editBases)\..+?(\.text)?$/, '$1$2')));
    expect([...writable(z.toJSONSchema(visitFieldsSchema, { unrepresentable: 'any', io: 'input' }))].filter((path) => !found.has(path))).toEqual([]);
    expect(found.size).toBeGreaterThan(8);
  });

  it('comes out of its form as text that can be stored', () => {
    for (const text of CORPUS.map((own) => own.slice(0, 590))) {
      const stored = JSON.stringify(visitFieldsSchema.parse({
        schemaVersion: 1, kind: 'in person', reason: text, decision: { kind: 'none-of-these', why: text }, declined: [{ option: 'dose-reduction', why: text }], discussed: [{ option: 'dose-reduction', point: text }],
        patientPrefers: text, ratings: { patient: null, clinician: null, thinksOfStopping: null }, plan: null, edits: { a: text }, editBases: { a: { section: 'plan', text } }, removed: [], typed: [{ id: 'a', section: 'plan', text }],
      }));
      expect(stored).not.toMatch(/(?<!\\)\\u(0000|d[89a-f])/);
    }
  });
});

type Shape = { readonly type?: string; readonly enum?: unknown; readonly const?: unknown; readonly pattern?: string; readonly properties?: Record<string, Shape>; readonly items?: Shape; readonly additionalProperties?: Shape | boolean; readonly anyOf?: readonly Shape[]; readonly oneOf?: readonly Shape[] };

/** Places of a schema that take a text of any kind. */
function* writable(shape: z.core.JSONSchema.JSONSchema | Shape, path = ''): Generator<string> {
  const { type, properties, items, additionalProperties, anyOf = [], oneOf = [], ...rest } = shape as Shape;
  if (type === 'string' && rest.enum === undefined && rest.const === undefined && rest.pattern === undefined && path !== '') yield path;
  for (const one of [...anyOf, ...oneOf]) yield* writable(one, path);
  for (const [key, one] of Object.entries(properties ?? {})) if (key !== 'plan') yield* writable(one, path === '' ? key : `${path}.${key}`);
  if (items !== undefined) yield* writable(items, path);
  if (typeof additionalProperties === 'object') yield* writable(additionalProperties, path);
}

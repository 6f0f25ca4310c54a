import type { Composition, MedicationRequest } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asDraft, documentOf, NORA, planFrom } from '@/server/clinical/testing/any-document';
import type { NoteDocument } from '@/server/clinical/model/note';
import { anyDraw } from '@/server/exports/testing/any-draw';
import { CORPUS } from '@/server/exports/testing/corpus';
import { faults } from '@/server/exports/testing/r4-faults';
import { readRequests } from '@/server/exports/testing/read-bundle';
import { readSentences, rowsOf } from '@/server/exports/testing/read-doses';
import { readXml } from '@/server/exports/testing/read-xml';
import { loadKnowledge } from '@/server/knowledge/load';
import { documentBundle } from './document-bundle';

const knowledge = loadKnowledge();
const RUNS = 300;
const VALIDATED = 40;
const PATIENCE = 300_000;

const compositionOf = (document: NoteDocument): Composition => {
  const first = documentBundle(document).entry?.[0]?.resource;
  if (first?.resourceType !== 'Composition') throw new Error('no Composition');
  return first;
};

describe('the note as a FHIR document', () => {
  it('is a valid R4 document with everything it names inside', () => {
    fc.assert(
      fc.property(anyDraw, (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        expect(faults(documentBundle(documentOf(planned?.plan ?? null, knowledge)))).toEqual([]);
      }),
      { numRuns: VALIDATED },
    );
    expect(faults(documentBundle(documentOf(null, knowledge)))).toEqual([]);
    expect(faults(documentBundle(asDraft(documentOf(null, knowledge))))).toEqual([]);
  }, PATIENCE);

  it('carries the blunting score that reasoning rested on, and that nobody validated it', () => {
    const resources = documentBundle(documentOf(null, knowledge)).entry?.flatMap(({ resource }) => (resource?.resourceType === 'Observation' ? [resource] : [])) ?? [];
    expect(resources.find(({ code }) => code.text === 'sbr total')).toMatchObject({ valueQuantity: { value: 26 }, note: [{ text: 'Not validated.' }] });
    expect(resources.find(({ code }) => code.text === 'phq9 total')?.note).toBeUndefined();
  });

  it('the validation can fail: a status that does not exist, an entry taken out', () => {
    const bundle = documentBundle(documentOf(null, knowledge));
    const [first, ...rest] = bundle.entry ?? [];
    expect(faults({ ...bundle, entry: [first ?? {}, ...rest.slice(1)] }).join()).toContain('points outside');
    const wrong = { ...first?.resource, status: 7 } as unknown as Composition;
    expect(faults({ ...bundle, entry: [{ ...first, resource: wrong }, ...rest] })).not.toEqual([]);
  });

  it('gives back every drug, dose, unit and date of any plan, from the requests and from the narrative', () => {
    fc.assert(
      fc.property(anyDraw, (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        if (planned === null) return;
        const document = documentOf(planned.plan, knowledge);
        const { drugs } = document.snapshot.printed;
        const bundle = documentBundle(document);
        const expected = rowsOf(planned.plan, drugs);
        expect(readRequests(bundle, expected)).toEqual(expected);
        const section = compositionOf(document).section?.find(({ title }) => title === 'Plan');
        expect(readSentences((section?.text?.div ?? '').replaceAll(/<[^>]+>/g, ' '), drugs.map(({ name }) => name))).toEqual(expected);
      }),
      { numRuns: RUNS },
    );
  }, PATIENCE);

  it('every medicine is a plan and a draft, never an order', () => {
    const planned = planFrom({ from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 }, knowledge);
    const bundle = documentBundle(documentOf(planned?.plan ?? null, knowledge));
    const requests = (bundle.entry ?? []).map(({ resource }) => resource).filter((resource): resource is MedicationRequest => resource?.resourceType === 'MedicationRequest');
    expect(requests.length).toBeGreaterThan(0);
    for (const { intent, status } of requests) expect([intent, status]).toEqual(['plan', 'draft']);
    expect(JSON.stringify(bundle)).not.toContain('"order"');
  });

  it('says what a note has become: final, preliminary, amended, entered in error, replacing an earlier version', () => {
    const signed = documentOf(null, knowledge);
    const by = signed.snapshot.author;
    const at = '2026-12-01T10:00:00.000Z';
    expect(compositionOf(signed).status).toBe('final');
    expect(compositionOf(asDraft(signed))).toMatchObject({ status: 'preliminary' });
    expect(compositionOf(asDraft(signed)).attester).toBeUndefined();
    expect(compositionOf({ ...signed, status: 'pending co-signature' }).status).toBe('preliminary');
    expect(compositionOf({ ...signed, coSigned: { by: { ...by, id: 'other' }, at } }).attester).toHaveLength(2);
    expect(compositionOf({ ...signed, addenda: [{ number: 1, text: 'x', author: by, at, lateEntryFor: null }] }).status).toBe('amended');
    expect(compositionOf({ ...signed, enteredInError: { why: 'x', by, at } }).status).toBe('entered-in-error');
    const second = { ...signed, snapshot: { ...signed.snapshot, version: 2 } };
    expect(compositionOf(second).relatesTo).toEqual([{ code: 'replaces', targetIdentifier: { system: 'urn:gamut:content', value: 'R-2026-000418-v1' } }]);
    expect(documentBundle(second).identifier?.value).not.toBe(documentBundle(signed).identifier?.value);
  });

  it('the narrative is well-formed and holds only paragraphs, whatever was typed, and the bundle stays valid', () => {
    for (let at = 0; at < CORPUS.length; at += 40) {
      const texts = CORPUS.slice(at, at + 40);
      const bundle = documentBundle(documentOf(null, knowledge, { family: texts[0] ?? '', given: texts[1] ?? '', clinic: texts[2] ?? '', author: texts[3] ?? '', sentence: texts.join(' | '), patientWords: texts.join(' '), addendum: texts.join('\n') }));
      expect(faults(bundle)).toEqual([]);
      for (const [, div = ''] of JSON.stringify(bundle).matchAll(/"div":("(?:[^"\\]|\\.)*")/g)) {
        const tree = readXml(JSON.parse(div) as string);
        expect(tree.children.every((child) => typeof child !== 'string' && child.name === 'p' && child.children.every((own) => typeof own === 'string'))).toBe(true);
      }
    }
    expect(faults(documentBundle(documentOf(null, knowledge, { ...NORA, family: '', given: ' ', clinic: '\0', author: '\u202E' })))).toEqual([]);
  }, PATIENCE);

  it('the same snapshot gives the same bundle', () => {
    expect(JSON.stringify(documentBundle(documentOf(null, knowledge)))).toBe(JSON.stringify(documentBundle(documentOf(null, knowledge))));
  });
});

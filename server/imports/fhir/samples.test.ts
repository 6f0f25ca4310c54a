import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { aPatient, asText, type Json, type Resource } from './testing/bundles';
import { breach } from './testing/invariants';
import { randomFrom, shuffled } from './testing/mutate';
import { readingWith } from './testing/reading';

const { readText } = readingWith(loadKnowledge());

/** Records that nobody of this project wrote. They stand beside the repository and are read from there, never copied. */
const SAMPLES = path.resolve(import.meta.dirname, '../../../../shared/fhir-samples');
const isHere = existsSync(SAMPLES);
const listed = (folder: string): readonly string[] => (isHere ? readdirSync(path.join(SAMPLES, folder)).filter((name) => name.endsWith('.json')).sort() : []);
const load = (folder: string, name: string): Json => JSON.parse(readFileSync(path.join(SAMPLES, folder, name), 'utf8')) as Json;
const entriesOf = (document: Json): readonly Json[] => (document as { entry: readonly Json[] }).entry;

if (!isHere) console.info('The samples of ../shared/fhir-samples are not beside this repository: these tests are skipped.');

describe.skipIf(!isHere)('records of other makers (skipped where ../shared/fhir-samples is not beside the repository)', () => {
  it.each(listed('synthea'))('%s: every entry has one disposition, in any order the same', (name) => {
    const document = load('synthea', name);
    const result = readText(asText(document));
    expect(breach(result, document)).toBeNull();
    const again = { ...(document as Record<string, Json>), entry: shuffled(entriesOf(document), randomFrom(7)) };
    expect(readText(asText(again))).toEqual(result);
  });

  it('sertraline of 1967 waits and is not believed', () => {
    const [name = ''] = listed('synthea').filter((one) => one.startsWith('Gilberto'));
    const result = readText(asText(load('synthea', name)));
    const item = result.inbox.find((one) => one.what === 'Sertraline 100MG');
    expect(item).toMatchObject({ kind: 'medication', doubts: ['taken-before-it-existed', 'dose-without-unit'] });
    expect(result.chart.episodes.find((episode) => episode.drug === 'sertraline')).toMatchObject({ status: 'unknown', startOn: null, steps: [] });
  });

  it('two orders of a strength never sold, eight days apart, are one episode and one question, and say nothing about today', () => {
    const [name = ''] = listed('synthea').filter((one) => one.startsWith('Milan'));
    const result = readText(asText(load('synthea', name)));
    expect(result.chart.episodes.filter((episode) => episode.drug === 'fluoxetine')).toMatchObject([{ startOn: '1993-01-09', status: 'unknown', refills: [{ on: '1993-01-17' }] }]);
    expect(result.inbox.filter((one) => one.what === 'Fluoxetine 25MG')).toMatchObject([{ doubts: ['strength-never-sold', 'dose-without-unit', 'not-renewed'], records: expect.objectContaining({ length: 2 }) as unknown }]);
  });

  it('twenty-one yearly orders without a unit are one episode and one question', () => {
    const [name = ''] = listed('synthea').filter((one) => one.startsWith('Darron'));
    const result = readText(asText(load('synthea', name)));
    expect(result.chart.episodes.find((episode) => episode.drug.startsWith('sim'))?.refills).toHaveLength(20);
    expect(result.inbox.filter((one) => one.what.startsWith('Sim'))).toHaveLength(1);
  });

  it('the PHQ-9 of the guide, as panel, items, total in words and response, is one report of 12', () => {
    const entry = [aPatient({ id: 'example' }), ...listed('us-core').map((name) => load('us-core', name) as Resource)].map((resource) => ({ resource }));
    const document: Json = { resourceType: 'Bundle', type: 'collection', entry };
    const result = readText(asText(document));
    expect(breach(result, document)).toBeNull();
    expect(result.chart.reports).toMatchObject([{ instrument: 'phq9', on: '2022-11-29', scores: { total: 12 } }]);
    const { answers = {} } = result.chart.reports[0] ?? {};
    expect(Object.keys(answers).sort(), 'every item is kept, and the question beside them').toEqual([...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => `phq9-${item}`), 'phq9-difficulty']);
    expect(Object.entries(answers).reduce((sum, [, value]) => sum + (typeof value === 'number' ? value : 0), 0)).toBe(12);
    expect(result.chart.allergies).toMatchObject([{ ingredient: null, text: 'sulfonamide antibacterial', reaction: 'skin rash' }]);
    expect(result.chart.episodes).toMatchObject([{ drug: 'nizatidine', startOn: '2008-04-05', indication: 'Active Duodenal Ulcer' }]);
    expect(result.waiting).toEqual([]);
  });

  it.each(listed('us-core'))('%s is read in a bundle of its own', (name) => {
    const document: Json = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: aPatient({ id: 'example' }) }, { resource: load('us-core', name) }] };
    expect(breach(readText(asText(document)), document)).toBeNull();
  });
});

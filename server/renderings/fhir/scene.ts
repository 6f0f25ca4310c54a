import type { BundleEntry, CodeableConcept, Patient, Practitioner, Quantity, Reference, Resource } from '@medplum/fhirtypes';

import type { NoteDocument } from '@/server/clinical/model/note';
import { cleanText } from '@/server/renderings/note/clean-text';
import { UCUM } from './code-systems';
import type { Urn } from './resource-ids';

/** What every resource of one document is made from. */
export type Scene = {
  readonly document: NoteDocument;
  readonly urn: Urn;
  readonly patient: Reference<Patient>;
  readonly author: Reference<Practitioner>;
};

/** A resource under the name by which the others point at it. */
export type Named<Kind extends Resource = Resource> = { readonly urn: string; readonly resource: Kind };

export const reference = <Kind extends Resource>(urn: string): Reference<Kind> => ({ reference: urn });
export const entryOf = ({ urn, resource }: Named): BundleEntry => ({ fullUrl: urn, resource });

/** A text that FHIR takes: never empty. */
export const words = (text: string, instead = 'not recorded'): string => cleanText(text) || instead;

/** A unit as UCUM writes one: visible ASCII without a space. */
const IS_UCUM = /^[!-~]+$/;

/** A result with its unit; what came in as a unit and cannot be one of UCUM stays a word. */
export function quantity(value: number, unit: string | null): Quantity {
  if (unit === null || cleanText(unit) === '') return { value };
  return { value, unit: words(unit), ...(IS_UCUM.test(unit) && { system: UCUM, code: unit }) };
}

export const concept = (text: string, coding: readonly { readonly system: string; readonly code: string; readonly display?: string }[] = []): CodeableConcept => ({
  ...(coding.length === 0 ? {} : { coding: [...coding] }),
  text: words(text),
});

import type { BundleEntry, CodeableConcept, Patient, Practitioner, Reference, Resource } from '@medplum/fhirtypes';

import type { NoteDocument } from '@/server/clinical/model/note';
import { cleanText } from '@/server/renderings/note/clean-text';
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

export const concept = (text: string, coding: readonly { readonly system: string; readonly code: string; readonly display?: string }[] = []): CodeableConcept => ({
  ...(coding.length === 0 ? {} : { coding: [...coding] }),
  text: words(text),
});

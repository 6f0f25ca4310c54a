import type { Confirmation, LifeEvent, AllergyFact, ConditionFact, MedicationEpisode, ObservationFact, WaitingFact } from './chart';

/**
 * How a fact of a chart travels whole beside its FHIR resource, so that a record that one clinic hands out reads back as it was: an
 * extension with the fact as JSON text and a hash over fact and resource. Where the two no longer belong together the resource
 * is read like anybody else's.
 */
export const RECORD_FORM = { extension: 'urn:gamut:content:chart-fact', fact: 'fact', sha256: 'sha256' } as const;

type Bare<Fact> = Omit<Fact, 'id' | 'provenance'>;

/** A fact without its id; `by` is who wrote it, for reading. */
export type WrittenFact =
  | { readonly kind: 'condition'; readonly by: string | null; readonly fact: Bare<ConditionFact> }
  | { readonly kind: 'allergy'; readonly by: string | null; readonly fact: Bare<AllergyFact> }
  | { readonly kind: 'medication'; readonly by: string | null; readonly fact: Bare<MedicationEpisode> }
  | { readonly kind: 'observation'; readonly by: string | null; readonly fact: Bare<ObservationFact> }
  | { readonly kind: 'life-event'; readonly by: string | null; readonly fact: Bare<LifeEvent> }
  | { readonly kind: 'confirmation'; readonly by: string | null; readonly fact: Omit<Confirmation, 'id' | 'by' | 'askedAgain'> }
  | { readonly kind: 'waiting'; readonly by: null; readonly fact: Omit<WaitingFact, 'id'> & { readonly original: readonly { readonly label: string; readonly value: string }[] } }
  | { readonly kind: 'lists'; readonly by: null; readonly fact: { readonly conditions: boolean; readonly medications: boolean; readonly allergies: boolean } };

import type { Quantity } from '@medplum/fhirtypes';

/** Codes that exported documents use; each stands in the value set or panel named beside it. */
export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ATC = 'http://www.whocc.no/atc';
/** Our own ids of instruments and observations, where no public code is known. */
export const OWN = 'urn:gamut:content';

export const PROGRESS_NOTE = { system: LOINC, code: '11506-3', display: 'Progress note' };
/** http://hl7.org/fhir/ValueSet/doc-section-codes */
export const SECTION_CODES = { assessment: '51848-0', plan: '18776-5', subjective: '61150-9', objective: '61149-1', checks: null, basis: null } as const;
/** Totals of the PHQ-9 panel 44249-1 and the GAD-7 panel 69737-5. */
export const TOTAL_CODES: Readonly<Record<string, string>> = { phq9: '44261-6', gad7: '70274-6' };
export const SURVEY = { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' };

export const mg = (value: number): Quantity => ({ value, unit: 'mg', system: UCUM, code: 'mg' });
export const ONE_DAY: Quantity = { value: 1, unit: 'd', system: UCUM, code: 'd' };

import { z } from 'zod';

import { id, refs, review, someRefs, wordList, words } from './words';

const code = z.strictObject({ code: words, display: words, verified: z.boolean(), source: words });
const rxcui = z.string().regex(/^\d+$/);
/** A generic ingredient as rules name it, or `class:` with the id of another class whose ingredients belong here too. */
const ingredient = words;

/** Diagnoses as sets of SNOMED CT and ICD-10-CM codes. */
export const conditionSets = z.strictObject({
  systems: z.strictObject({ snomed: words, icd10cm: words }),
  howToMatch: z.strictObject({ rule: words, verification: words, textOnly: words, remission: words }),
  licences: z.record(words, words),
  conditionSets: z.array(
    z.strictObject({
      id,
      title: words,
      usedFor: words,
      snomed: z.array(code),
      icd10cm: z.array(code),
      icd10cmPrefixes: z.array(z.strictObject({ prefix: words, verified: z.boolean(), seenChildren: z.int(), example: words })),
      /** Categories of the ICD-10 of the WHO that ICD-10-CM does not have. */
      icd10WhoPrefixes: z.array(z.strictObject({ prefix: words, title: words, verified: z.boolean(), source: words })).default([]),
      icd10cmRemission: wordList.default([]),
      icd10cmExclude: wordList.default([]),
      unverified: z.array(z.strictObject({ wanted: words, code: words.nullable() })).default([]),
      note: words.nullable().default(null),
      review,
    }),
  ),
});

/** Both ends belong to it. */
const measured = z.strictObject({ min: z.number().positive(), max: z.number().positive() });

const loincRow = z.strictObject({
  id,
  code: z.string().regex(/^\d+-\d$/).nullable(),
  display: words,
  verified: z.boolean(),
  source: words,
  ucum: words.nullable().default(null),
  alsoCodes: z.array(z.string().regex(/^\d+-\d$/)).default([]),
  note: words.nullable().default(null),
});

/** A value outside `possible` is not taken, one outside `plausible` is asked about; in the unit of the row. */
const measurementRow = loincRow.extend({ possible: measured.nullable().default(null), plausible: measured.nullable().default(null) });

/** Measurements and documents with their LOINC codes and UCUM units. */
export const observations = z.strictObject({
  system: words,
  ranges: z.strictObject({ note: words, refs: someRefs }),
  observations: z.array(measurementRow),
  documents: z.array(loincRow),
});

/** Ingredients by class, and the names under which rules know a drug. */
export const drugClasses = z.strictObject({
  note: words,
  classes: z.array(z.strictObject({ id, title: words, ingredients: z.array(ingredient).min(1) })),
  alignment: z.strictObject({
    note: words,
    classMap: z.record(words, z.array(id)),
    exceptions: wordList,
    notInDrugs: words,
    standaloneIngredients: z.strictObject({ note: words, ingredients: z.array(ingredient) }),
  }),
  drugAliases: z.record(ingredient, z.array(id).min(1)),
});

/** How FHIR resources meet this chart; read by people. */
export const fhirMapping = z.strictObject({
  version: words,
  note: words,
  table: z.array(z.strictObject({ resource: words, profile: words, ourConcept: words, elements: z.record(words, words), notes: words.nullable() })),
  projectCodes: z.strictObject({ system: words, note: words }),
  refs,
});

/** Products by RxCUI; strength in milligrams of the ingredient per unit, millilitre or hour. */
export const rxnorm = z.strictObject({
  rows: z.array(
    z.strictObject({
      rxcui,
      name: words,
      tty: words,
      drugId: id.nullable(),
      strengthMg: z.number().positive().nullable(),
      per: z.enum(['unit', 'mL', 'hour']).nullable(),
      form: words.nullable(),
      source: words,
      note: words.nullable().default(null),
    }),
  ),
});

/** What the words of a record may mean where its code says nothing. */
export const recordWords = z.strictObject({
  note: words,
  conditions: z.strictObject({ note: words, refs: someRefs, words: z.array(z.strictObject({ set: id, words: wordList.min(1) })) }),
  brands: z.strictObject({ note: words, names: z.array(z.strictObject({ name: words, ingredient, verified: z.boolean(), source: words })) }),
  staleOrder: z.strictObject({ note: words, days: z.int().positive(), refs: someRefs }),
});

/** Years before which a record of taking a drug is doubted. */
export const firstApproved = z.strictObject({
  note: words,
  firstApproved: z.array(z.strictObject({ ingredient, region: z.enum(['US', 'UK']), year: z.int().min(1900).max(2100), refs: z.array(id).min(1) })),
});

const range = z.tuple([z.number().nonnegative(), z.number().positive()]).readonly().nullable();

/** Doses in milligrams a day, half-lives in hours, forms and strengths by market. */
export const drugs = z.strictObject({
  drugs: z.array(
    z.strictObject({
      id,
      name: words,
      ingredient,
      class: words,
      rxnormIngredient: rxcui.nullable(),
      rxnormComponentRxcuis: z.array(rxcui).exactOptional(),
      rxnormClinicalDrugRxcuis: z.array(rxcui).exactOptional(),
      atc: words.nullable(),
      brands: wordList,
      forms: z.array(
        z.strictObject({
          form: words,
          strengthsMg: z.array(z.number().positive()).nullable(),
          splittable: z.boolean(),
          liquidMgPerMl: z.number().positive().nullable(),
          market: words,
        }),
      ),
      doseBasis: words.exactOptional(),
      usualStartMg: z.number().positive().nullable(),
      usualRangeMg: range,
      maxMgPerDay: z.number().positive().nullable(),
      frequency: words,
      elderlyMaxMg: z.number().positive().nullable(),
      halfLifeHours: range,
      activeMetabolite: z.strictObject({ name: words, halfLifeHours: range, others: z.array(z.strictObject({ name: words, halfLifeHours: range })).exactOptional() }).nullable(),
      cypInhibits: wordList,
      cypSubstrate: wordList,
      serotonergic: z.boolean(),
      discontinuationRisk: words,
      bluntingAssociation: z.strictObject({ level: words, basis: words }),
      warnings: wordList,
      refs: z.array(id).min(1),
      verification: z.strictObject({ summary: words, confirmed: wordList, notConfirmed: wordList }),
      review,
    }),
  ),
});

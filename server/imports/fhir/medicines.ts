import type { DrugContent, RxNormRow } from '@/server/clinical/model/drug-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { SYSTEMS, codesOf, conceptLabel, type Concept } from './codings';
import { readDirection } from './dose-text';
import { indexNames, ingredientsInName, normaliseName, type DrugName, type NameIndex } from './drug-names';

/** Strength of one unit (tablet, capsule, patch), of one millilitre, or a patch's rate an hour. */
export type Strength = { readonly micrograms: number; readonly per: 'unit' | 'mL' | 'hour' };

export type Medicine =
  | {
      /** Its code is in the content, or it is a combination of such ingredients. */
      readonly kind: 'known';
      readonly drugs: readonly DrugName[];
      readonly strength: Strength | null;
      /** The strength belongs to a clinical drug that is or was sold, not to a bare ingredient-and-strength code. */
      readonly isProduct: boolean;
      readonly form: string | null;
    }
  /** Coded in a standard system and named, and its name is none that any rule knows. */
  | { readonly kind: 'other'; readonly drug: string }
  /** Only its words, or a code that is not in the content, say what it may be. */
  | { readonly kind: 'named'; readonly drugs: readonly DrugName[] }
  | { readonly kind: 'conflict'; readonly drugs: readonly DrugName[] }
  | { readonly kind: 'not-coded' }
  | { readonly kind: 'code-not-known' };

export type MedicineIndex = {
  readonly read: (concept: Concept) => Medicine;
  /** Whether rules know anything about this drug: then its dose matters. */
  readonly isInContent: (drug: DrugName) => boolean;
  /** Strengths sold somewhere, in micrograms; `null` when the content does not list any. */
  readonly soldStrengths: (drug: DrugName) => ReadonlySet<number> | null;
  /** Highest daily dose of a label, in micrograms. */
  readonly labelMaximum: (drug: DrugName) => number | null;
  readonly names: NameIndex;
};

export const toMicrograms = (milligrams: number): number => Math.round(milligrams * 1000);

/** The same index, reading each concept of one bundle once. What it remembers goes with the bundle. */
export function rememberConcepts(index: MedicineIndex): MedicineIndex {
  const known = new Map<string, Medicine>();
  return {
    ...index,
    read: (concept) => {
      const key = JSON.stringify(concept);
      const medicine = known.get(key) ?? index.read(concept);
      known.set(key, medicine);
      return medicine;
    },
  };
}

const CLINICAL_DRUGS: ReadonlySet<string> = new Set(['SCD', 'SBD', 'GPCK', 'BPCK']);

const indexes = new WeakMap<Knowledge, MedicineIndex>();

/** The index of a release of the content, made once: it holds nothing but the content. */
export function indexMedicines(knowledge: Knowledge): MedicineIndex {
  const made = indexes.get(knowledge) ?? makeIndex(knowledge);
  indexes.set(knowledge, made);
  return made;
}

function makeIndex(knowledge: Knowledge): MedicineIndex {
  const names = indexNames(knowledge);
  const rows = new Map(knowledge.rxnorm.map((row) => [row.rxcui, row]));
  const drugsById = new Map(knowledge.drugs.map((drug) => [drug.id, drug]));
  const ofDrug = (drug: DrugName): readonly DrugContent[] =>
    knowledge.drugs.filter((entry) => (drug.drugId === null ? entry.ingredient === drug.drug : entry.id === drug.drugId));
  const sold = soldStrengthsByDrug(knowledge);

  const readRows = (found: readonly RxNormRow[], label: string): Medicine => {
    const perRow = found.map((row) => drugsOfRow(row, drugsById, names));
    const distinct = uniqueDrugs(perRow.flat());
    const ingredients = perRow.map((drugs) => drugs.map((drug) => drug.drug).sort().join('+'));
    if (new Set(ingredients).size > 1) return { kind: 'conflict', drugs: distinct };
    // The words of a record must not name another medicine than its code does.
    const inWords = names.findIn(label);
    if (inWords.length > 0 && !inWords.some((name) => distinct.some((drug) => drug.drug === name.drug || drug.drug.split('/').includes(name.drug)))) {
      return { kind: 'conflict', drugs: uniqueDrugs([...distinct, ...inWords]) };
    }
    const exact = distinct.filter((drug) => drug.drugId !== null || !distinct.some((other) => other.drug === drug.drug && other.drugId !== null));
    const strengths = found.flatMap((row) => strengthOf(row) ?? []);
    const [strength] = strengths;
    const agree = strength !== undefined && strengths.every((other) => other.micrograms === strength.micrograms && other.per === strength.per) && !isContradicted(strength, label);
    return {
      kind: 'known',
      drugs: exact,
      strength: agree && exact.length === 1 ? strength : null,
      isProduct: found.some((row) => CLINICAL_DRUGS.has(row.tty)),
      form: found.find((row) => row.form !== null)?.form ?? null,
    };
  };

  const read = (concept: Concept): Medicine => {
    const label = [concept.text, ...concept.codings.map((coding) => coding.display)].filter((text) => text !== null).join(' | ');
    const found = codesOf(concept, SYSTEMS.rxnorm).flatMap((code) => rows.get(code) ?? []);
    if (found.length > 0) return readRows(found, label);
    const atc = codesOf(concept, SYSTEMS.atc).flatMap((code) => knowledge.drugs.filter((drug) => drug.atc === code));
    if (atc.length > 0) {
      const [first] = atc;
      const drugs = uniqueDrugs(atc.map((drug) => ({ drug: drug.ingredient, drugId: atc.length === 1 ? drug.id : null })));
      if (first !== undefined) return { kind: 'known', drugs, strength: null, isProduct: false, form: null };
    }
    const standard = concept.codings.some((coding) => isStandardMedicineSystem(coding.system) && coding.code !== '');
    const named = label === '' ? [] : names.findIn(label);
    if (named.length > 0) return { kind: 'named', drugs: named };
    if (!standard) return concept.codings.length === 0 ? { kind: 'not-coded' } : { kind: 'code-not-known' };
    if (label === '') return { kind: 'code-not-known' };
    const nearly = names.findNearly(label);
    if (nearly.length > 0) return { kind: 'named', drugs: nearly };
    const words = conceptLabel(concept) ?? '';
    const ingredient = ingredientsInName(words).join('/');
    return { kind: 'other', drug: ingredient === '' ? normaliseName(words) : ingredient };
  };

  return {
    read,
    names,
    isInContent: (drug) => drug.drugId !== null || names.exact(drug.drug) !== null,
    soldStrengths: (drug) => {
      const sets = ofDrug(drug).flatMap((entry) => sold.get(entry.id) ?? []);
      return sets.length === 0 ? null : new Set(sets.flatMap((set) => [...set]));
    },
    labelMaximum: (drug) => {
      const maxima = ofDrug(drug).flatMap((entry) => entry.maxMgPerDay ?? []);
      return maxima.length === 0 ? null : toMicrograms(Math.max(...maxima));
    },
  };
}

const isStandardMedicineSystem = (system: string): boolean =>
  system === SYSTEMS.rxnorm || system === SYSTEMS.snomed || system === SYSTEMS.atc || system === 'http://dmd.nhs.uk' || system === SYSTEMS.dmd;

const uniqueDrugs = (drugs: readonly DrugName[]): readonly DrugName[] =>
  drugs.filter((drug, at) => drugs.findIndex((other) => other.drug === drug.drug && other.drugId === drug.drugId) === at);

/** The words name strengths, and none of them is that of the code: neither is believed. */
function isContradicted(strength: Strength, label: string): boolean {
  const { amounts } = readDirection(label);
  return strength.per === 'unit' && amounts.length > 0 && !amounts.includes(strength.micrograms);
}

const strengthOf = (row: RxNormRow): Strength | null =>
  row.strengthMg === null || row.per === null ? null : { micrograms: toMicrograms(row.strengthMg), per: row.per };

function drugsOfRow(row: RxNormRow, drugsById: ReadonlyMap<string, DrugContent>, names: NameIndex): readonly DrugName[] {
  const entry = row.drugId === null ? undefined : drugsById.get(row.drugId);
  if (entry !== undefined) return [{ drug: entry.ingredient, drugId: entry.id }];
  const ingredients = ingredientsInName(row.name);
  const together = names.exact(ingredients.join('/')) ?? names.exact([...ingredients].reverse().join('/'));
  if (together !== null) return [together];
  return ingredients.map((ingredient) => ({ drug: names.exact(ingredient)?.drug ?? ingredient, drugId: null }));
}

/** Strengths of each entry's forms in any market, and of every clinical drug that RxNorm lists for it. */
function soldStrengthsByDrug(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<number>> {
  const sold = new Map<string, Set<number>>();
  for (const drug of knowledge.drugs) {
    const strengths = drug.forms.flatMap((form) => [...form.strengthsMg, ...(form.liquidMgPerMl === null ? [] : [form.liquidMgPerMl])]);
    if (strengths.length > 0) sold.set(drug.id, new Set(strengths.map(toMicrograms)));
  }
  for (const row of knowledge.rxnorm) {
    if (row.drugId !== null && row.strengthMg !== null && CLINICAL_DRUGS.has(row.tty)) sold.get(row.drugId)?.add(toMicrograms(row.strengthMg));
  }
  return sold;
}

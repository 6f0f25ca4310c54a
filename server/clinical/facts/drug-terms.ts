import type { MedicationEpisode } from '../model/chart';
import type { CodesContent } from '../model/code-content';
import type { DrugContent } from '../model/drug-content';

/** What the content knows of the drug of an episode. */
export type DrugTerms = {
  /** Classes of the content the ingredient belongs to, supersets included. */
  readonly classes: readonly string[];
  readonly antidepressant: boolean;
  /** Acts on mood, wakefulness or feeling: the drugs whose changes are counted as psychotropic changes. */
  readonly psychotropic: boolean;
  /** Entry of the drugs file; `null` when there is none or the formulation leaves several that differ. */
  readonly entry: DrugContent | null;
  /** The names in rules that mean this drug; not sure when the formulation that decides is not known. */
  readonly names: readonly DrugName[];
  /** Name in words: `Bupropion XL`. */
  readonly name: string;
};

/** A name by which rules may mean an episode; not `sure` where the formulation leaves several. */
export type DrugName = { readonly name: string; readonly sure: boolean };

/** Drugs, classes and names as the content has them. */
export type DrugLexicon = {
  readonly termsOf: (episode: Pick<MedicationEpisode, 'drug' | 'drugId'>) => DrugTerms;
  /** A rule's drug name as `names` spells it. */
  readonly spelt: (name: string) => string;
  readonly titleOfClass: (id: string) => string;
  /** Names of an ingredient's entries that differ by formulation. */
  readonly formsOf: (ingredient: string) => readonly string[];
};

/** WHO group of antidepressants; MAO inhibitors filed elsewhere are added by ingredient. */
const ATC_ANTIDEPRESSANTS = 'N06A';
const ANTIDEPRESSANT_CLASSES = ['ssri', 'snri', 'tca'];
const OTHER_ANTIDEPRESSANTS = ['isocarboxazid', 'bupropion', 'bupropion/dextromethorphan', 'selegiline-patch'];
const PSYCHOTROPIC_CLASSES = ['benzodiazepine', 'z-drug', 'antipsychotic', 'mood-stabiliser', 'antiepileptic', 'stimulant', 'opioid'];
const OTHER_PSYCHOTROPICS = ['buspirone', 'ketamine', 'esketamine', 'atomoxetine'];
const CLASS_REFERENCE = 'class:';

/** Made once per knowledge. */
export function compileDrugLexicon(codes: CodesContent, drugs: readonly DrugContent[]): DrugLexicon {
  const byId = new Map(drugs.map((drug) => [drug.id, drug]));
  const byIngredient = new Map<string, DrugContent[]>();
  for (const drug of drugs) byIngredient.set(lower(drug.ingredient), [...(byIngredient.get(lower(drug.ingredient)) ?? []), drug]);
  const classes = expandClasses(codes);
  const titles = new Map(codes.drugClasses.map(({ id, title }) => [id, title]));
  const aliases = new Map(Object.entries(codes.drugAliases).map(([name, ids]) => [lower(name), new Set(ids)]));
  const spellings = new Map(Object.keys(codes.drugAliases).map((name) => [name, lower(name)]));
  const known = new Map<string, DrugTerms>();
  /** Only drugs of the content are kept: a chart cannot make the tables grow. */
  const isOfContent = (ingredient: string): boolean => byIngredient.has(ingredient) || classes.has(ingredient);

  function describe(ingredient: string, drugId: string | null): DrugTerms {
    const named = drugId === null ? undefined : byId.get(drugId);
    const candidates = named === undefined ? (byIngredient.get(ingredient) ?? []) : [named];
    const held = new Set([...(classes.get(ingredient) ?? []), ...(named === undefined ? [] : (classes.get(lower(named.ingredient)) ?? []))]);
    const isOne = (of: readonly string[]): boolean => of.includes(ingredient) || (drugId !== null && of.includes(drugId));
    const antidepressant =
      ANTIDEPRESSANT_CLASSES.some((id) => held.has(id)) || isOne(OTHER_ANTIDEPRESSANTS) ||
      candidates.some((drug) => drug.atc?.startsWith(ATC_ANTIDEPRESSANTS) === true);
    return {
      classes: [...held].sort(),
      antidepressant,
      psychotropic: antidepressant || isOne(OTHER_PSYCHOTROPICS) || PSYCHOTROPIC_CLASSES.some((id) => held.has(id)),
      entry: agreed(candidates),
      names: describeNames(ingredient, drugId),
      name: named?.name ?? capitalised(ingredient),
    };
  }

  function describeNames(ingredient: string, drugId: string | null): readonly DrugName[] {
    if (drugId === null && !byIngredient.has(ingredient)) return [{ name: ingredient, sure: true }];
    const names = new Map<string, boolean>([[ingredient, true]]);
    if (drugId !== null) names.set(drugId, true);
    const possible = drugId === null ? (byIngredient.get(ingredient) ?? []).map(({ id }) => id) : [drugId];
    for (const [name, ids] of aliases) {
      if (!names.has(name) && possible.some((id) => ids.has(id))) names.set(name, drugId !== null);
    }
    return [...names].map(([name, sure]) => ({ name, sure }));
  }

  return {
    termsOf: ({ drug, drugId }) => {
      const key = drugId === null ? drug : `${drug} ${drugId}`;
      const held = known.get(key);
      if (held !== undefined) return held;
      const ingredient = lower(drug);
      const described = describe(ingredient, drugId);
      if (isOfContent(ingredient) && (drugId === null || byId.has(drugId))) known.set(key, described);
      return described;
    },
    spelt: (name) => spellings.get(name) ?? lower(name),
    titleOfClass: (id) => titles.get(id) ?? id,
    formsOf: (ingredient) => (byIngredient.get(lower(ingredient)) ?? []).map(({ name }) => name),
  };
}

/** Ingredient to classes, with `class:` references followed. */
function expandClasses(codes: CodesContent): ReadonlyMap<string, readonly string[]> {
  const lists = new Map(codes.drugClasses.map(({ id, ingredients }) => [id, ingredients]));
  const members = (id: string, seen: readonly string[]): readonly string[] =>
    seen.includes(id) ? [] : (lists.get(id) ?? []).flatMap((entry) => (entry.startsWith(CLASS_REFERENCE) ? members(entry.slice(CLASS_REFERENCE.length), [...seen, id]) : [lower(entry)]));
  const classes = new Map<string, string[]>();
  for (const { id } of codes.drugClasses) {
    for (const ingredient of new Set(members(id, []))) classes.set(ingredient, [...(classes.get(ingredient) ?? []), id]);
  }
  return classes;
}

/** The entry whose doses hold whatever the formulation is. */
function agreed(candidates: readonly DrugContent[]): DrugContent | null {
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  const same = others.every((other) => other.maxMgPerDay === first.maxMgPerDay && other.usualRangeMg?.[0] === first.usualRangeMg?.[0]);
  return same ? first : null;
}

const lower = (text: string): string => text.toLowerCase();
const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

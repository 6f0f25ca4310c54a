import type { Catalog } from '@/server/contracts/catalog';

export type CatalogDrug = Catalog['drugs'][number];

/** What the drug field offers: an entry of the catalog, an ingredient that rules know, or the words as typed. */
export type DrugSuggestion = {
  readonly key: string;
  readonly label: string;
  readonly remark?: string;
  readonly drugId: string | null;
};

const MOST = 12;

const startsWord = (text: string, wanted: string): boolean => {
  const at = text.toLowerCase().indexOf(wanted);
  return at === 0 || (at > 0 && /[\s(/-]/.test(text[at - 1] ?? ''));
};

/** Place in the list: name first, then brand, then ingredient; `null` when nothing matches. */
function rank(drug: CatalogDrug, wanted: string): { place: number; brand: string | null } | null {
  const brand = drug.brands.find((name) => startsWord(name, wanted)) ?? null;
  if (drug.name.toLowerCase().startsWith(wanted)) return { place: 0, brand: null };
  if (brand !== null) return { place: 1, brand };
  if (startsWord(drug.name, wanted) || startsWord(drug.ingredient, wanted)) return { place: 2, brand: null };
  return null;
}

const remarkOf = (drug: CatalogDrug, brand: string | null): string =>
  brand ?? drug.brands.slice(0, 2).join(', ');

/** Suggestions for a name, generic or brand, from the first letter on; the words as typed come last. */
export function searchDrugs(catalog: Pick<Catalog, 'drugs' | 'ingredients'>, typed: string): readonly DrugSuggestion[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const known = catalog.drugs
    .flatMap((drug) => {
      const found = rank(drug, wanted);
      return found === null ? [] : [{ drug, ...found }];
    })
    .sort((a, b) => a.place - b.place || (a.drug.name < b.drug.name ? -1 : 1))
    .map(({ drug, brand }): DrugSuggestion => ({ key: drug.id, label: drug.name, remark: remarkOf(drug, brand), drugId: drug.id }));
  const withEntry = new Set(catalog.drugs.map((drug) => drug.ingredient.toLowerCase()));
  const ingredients = catalog.ingredients
    .filter((name) => startsWord(name, wanted) && !withEntry.has(name.toLowerCase()))
    .map((name): DrugSuggestion => ({ key: `ingredient:${name}`, label: name, remark: 'no doses listed', drugId: null }));
  const listed = [...known, ...ingredients].slice(0, MOST);
  const exact = listed.some((item) => item.label.toLowerCase() === wanted);
  return exact ? listed : [...listed, { key: 'typed', label: typed.trim(), remark: 'as typed; no rule knows it', drugId: null }];
}

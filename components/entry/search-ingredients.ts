import type { Catalog } from '@/server/contracts/catalog';

export type IngredientSuggestion = { readonly key: string; readonly label: string; readonly remark?: string; readonly ingredient: string | null };

const MOST = 10;

/** Ingredients by their own or a brand's name; whatever else is typed stays as typed. */
export function searchIngredients(catalog: Pick<Catalog, 'drugs' | 'ingredients'>, text: string): readonly IngredientSuggestion[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const names = new Map<string, string | null>();
  for (const ingredient of [...catalog.ingredients, ...catalog.drugs.map((drug) => drug.ingredient)]) {
    if (ingredient.toLowerCase().startsWith(wanted)) names.set(ingredient, null);
  }
  for (const drug of catalog.drugs) {
    const brand = drug.brands.find((name) => name.toLowerCase().startsWith(wanted));
    if (brand !== undefined && !names.has(drug.ingredient)) names.set(drug.ingredient, brand);
  }
  const listed = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([ingredient, brand]): IngredientSuggestion => ({ key: ingredient, label: ingredient, ingredient, ...(brand !== null && { remark: brand }) }));
  return listed.some((item) => item.label === wanted) ? listed : [...listed, { key: 'typed', label: text.trim(), remark: 'as typed', ingredient: null }];
}

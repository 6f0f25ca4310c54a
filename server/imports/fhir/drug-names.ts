import type { Knowledge } from '@/server/clinical/model/knowledge';

/** A drug of the content: the ingredient as rules name it and, where formulation decides, the entry of the drugs file. */
export type DrugName = { readonly drug: string; readonly drugId: string | null };

const SALTS =
  / (hydrochloride|hydrobromide|hcl|hbr|sodium|potassium|calcium|succinate|tartrate|bitartrate|maleate|mesylate|citrate|oxalate|fumarate|besylate|pamoate|acetate|sulfate|sulphate|phosphate|monohydrate|lauroxil|carbonate)\b/g;

/** Release forms that senders append to a brand. */
const RELEASE = / (sr|xl|xr|cr|er|ir|la|odt|dr|cd|retard)$/;

/** Lower case, letters and digits in single spaces; a slash stays, since it joins the parts of a combination. */
export const normaliseName = (text: string): string =>
  text.toLowerCase().replace(/[^a-z0-9/]+/g, ' ').replace(/ *\/ */g, '/').replace(/ {2,}/g, ' ').trim();

/** Ingredients of a clinical drug's name as RxNorm writes it: `12 HR bupropion hydrochloride 90 MG / naltrexone …`. */
export function ingredientsInName(name: string): readonly string[] {
  const bare = name.replace(/\[[^\]]*\]/g, ' ').replace(/[{}]/g, ' ');
  return bare
    .split('/')
    // `100 MG/ML` is one strength, not two ingredients.
    .filter((part) => !/^\s*(ml|actuat|hr|h)\b/i.test(part))
    .map((part) =>
      normaliseName(part)
        .replace(/^(\d+(?: \d+)?) ?(hr|ml|actuat) /, '')
        .replace(/ ?\d.*$/, '')
        .replace(/\b(oral|extended|delayed|release|tablets?|capsules?|solution|suspension|injection|injectable|transdermal|patch|product|substance|pill)\b.*$/, '')
        .replace(SALTS, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

export type NameIndex = {
  /** Names of the content that stand in a text as whole words, longest first. */
  readonly findIn: (text: string) => readonly DrugName[];
  /** Names of the content that differ from a word of the text by a slip of the pen. */
  readonly findNearly: (text: string) => readonly DrugName[];
  readonly exact: (name: string) => DrugName | null;
};

export function indexNames(knowledge: Knowledge): NameIndex {
  const names = new Map<string, DrugName>();
  const add = (name: string, drug: DrugName): void => {
    const key = normaliseName(name);
    const known = names.get(key);
    if (key.length < 3) return;
    if (known === undefined) names.set(key, drug);
    // The same name for two entries (bupropion SR and XL) names the ingredient only.
    else if (known.drugId !== drug.drugId) names.set(key, { drug: known.drug, drugId: null });
  };
  for (const drug of knowledge.drugs) {
    const own = { drug: drug.ingredient, drugId: drug.id };
    for (const name of new Set([drug.ingredient, drug.name, drug.id.replaceAll('-', ' '), ...drug.brands].map(normaliseName))) add(name, own);
  }
  for (const [name, ids] of Object.entries(knowledge.codes.drugAliases)) {
    const [id] = ids;
    const drug = ids.length === 1 ? knowledge.drugs.find((entry) => entry.id === id) : undefined;
    if (drug !== undefined && !names.has(normaliseName(name))) add(name, { drug: drug.ingredient, drugId: drug.id });
  }
  for (const list of knowledge.codes.drugClasses) {
    for (const ingredient of list.ingredients) {
      if (!ingredient.startsWith('class:') && !names.has(normaliseName(ingredient))) add(ingredient, { drug: ingredient, drugId: null });
    }
  }
  for (const row of knowledge.rxnorm) {
    const drug = knowledge.drugs.find((entry) => entry.id === row.drugId);
    const brand = /\[([^\]]+)\]$/.exec(row.name)?.[1];
    if (drug !== undefined && brand !== undefined && !names.has(normaliseName(brand))) add(brand, { drug: drug.ingredient, drugId: drug.id });
  }
  for (const { name, ingredient } of knowledge.codes.brands) {
    const drug = names.get(normaliseName(ingredient)) ?? { drug: ingredient, drugId: null };
    if (!names.has(normaliseName(name))) add(name, drug);
  }
  // `Wellbutrin` without its release names the ingredient only.
  for (const [name, drug] of [...names]) {
    const bare = name.replace(RELEASE, '');
    if (bare !== name && !names.has(bare)) add(bare, { drug: drug.drug, drugId: null });
  }
  const byLength = [...names.entries()].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  const patterns = byLength.map(([name, drug]) => ({ name, drug, pattern: new RegExp(`(?<=[ /])${escapeRegExp(name)}(?=[ /])`) }));
  const findIn = (text: string): readonly DrugName[] => {
    let rest = ` ${normaliseName(text)} `;
    const found: DrugName[] = [];
    for (const { name, drug, pattern } of patterns) {
      if (!rest.includes(name)) continue;
      const at = rest.search(pattern);
      if (at === -1) continue;
      found.push(drug);
      rest = `${rest.slice(0, at)}#${rest.slice(at + name.length)}`;
    }
    return unique(found);
  };
  const single = byLength.filter(([name]) => /^[a-z]{6,}$/.test(name));
  const findNearly = (text: string): readonly DrugName[] => {
    const words = normaliseName(text).split(/[ /]/).filter((word) => word.length >= 6);
    return unique(single.filter(([name]) => words.some((word) => isSlipOf(word, name))).map(([, drug]) => drug));
  };
  return { findIn, findNearly, exact: (name) => names.get(normaliseName(name)) ?? null };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const unique = (drugs: readonly DrugName[]): readonly DrugName[] =>
  drugs.filter((drug, at) => drugs.findIndex((other) => other.drug === drug.drug && other.drugId === drug.drugId) === at);

/** One letter off in names of up to eight letters, two in longer ones; the first letter agrees. */
function isSlipOf(word: string, name: string): boolean {
  const allowed = name.length <= 8 ? 1 : 2;
  if (word === name || !name.startsWith(word.charAt(0)) || Math.abs(word.length - name.length) > allowed) return false;
  let previous = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= name.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (word[row - 1] === name[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return (previous[name.length] ?? allowed + 1) <= allowed;
}

import { engineFor } from '../engine/engine';
import type { DrugContent } from '../model/drug-content';
import type { Knowledge } from '../model/knowledge';
import type { Region } from '../model/plan';
import type { DrugRule, OccupancyCurve, Selector, SwitchPair } from '../model/plan-content';
import { productsOf } from './products';
import type { Products } from './products';

/** Content indexed for planning. */
export type PlanTerms = {
  readonly knowledge: Knowledge;
  readonly drug: (id: string) => DrugContent | null;
  readonly rule: (id: string) => DrugRule | null;
  /** Of a drug of the content, or of an ingredient that the chart names. */
  readonly isAntidepressant: (id: string) => boolean;
  readonly products: (id: string, region: Region) => Products;
  /** Occupancy in percent at a dose in micrograms; `null` without a curve. */
  readonly occupancy: (id: string, dose: number) => number | null;
  readonly curve: (id: string) => { readonly emax: number; readonly ed50: number; readonly curve: OccupancyCurve } | null;
  /** The row of the pair table: drug before class, on the side of the old drug first. */
  readonly pair: (from: string, to: string) => SwitchPair | null;
  readonly matches: (selector: Selector, drugId: string) => boolean;
};

const held = new WeakMap<Knowledge, PlanTerms>();

/** Terms of a knowledge value, made when first asked for. */
export function planTerms(knowledge: Knowledge): PlanTerms {
  const known = held.get(knowledge) ?? compile(knowledge);
  held.set(knowledge, known);
  return known;
}

function compile(knowledge: Knowledge): PlanTerms {
  const { switching, tapering } = knowledge;
  const drugs = new Map(knowledge.drugs.map((drug) => [drug.id, drug]));
  const rules = new Map(tapering.drugRules.map((rule) => [rule.drugId, rule]));
  const curves = new Map(tapering.curves.map((curve) => [curve.drugId, curve]));
  const { termsOf } = engineFor(knowledge).terms.lexicon;
  const products = new Map<string, Products>();
  const pairs = new Map<string, SwitchPair | null>();

  const matches = (selector: Selector, drugId: string): boolean => {
    if (selector === drugId || selector === 'flag:any') return true;
    const drug = drugs.get(drugId);
    if (drug === undefined) return false;
    return selector === 'flag:serotonergic' ? drug.serotonergic : selector === `class:${drug.class}`;
  };

  const curve: PlanTerms['curve'] = (id) => {
    const own = curves.get(id);
    const entry = own?.sameAs === null || own === undefined ? own : curves.get(own.sameAs);
    if (entry === undefined || entry.emaxPct === null || entry.ed50Mg === null) return null;
    return { emax: entry.emaxPct, ed50: entry.ed50Mg * 1000, curve: entry };
  };

  function findPair(from: string, to: string): SwitchPair | null {
    const rank = (selectors: readonly Selector[], id: string): number => (selectors.includes(id) ? 0 : selectors.some((selector) => matches(selector, id)) ? 1 : 2);
    let best: { readonly pair: SwitchPair; readonly rank: number } | null = null;
    for (const pair of switching.pairs) {
      const [left, right] = [rank(pair.from, from), rank(pair.to, to)];
      if (left === 2 || right === 2) continue;
      if (best === null || 2 * left + right < best.rank) best = { pair, rank: 2 * left + right };
    }
    return best?.pair ?? null;
  }

  return {
    knowledge,
    drug: (id) => drugs.get(id) ?? null,
    rule: (id) => rules.get(id) ?? null,
    isAntidepressant: (id) => termsOf({ drug: drugs.get(id)?.ingredient ?? id, drugId: drugs.has(id) ? id : null }).antidepressant,
    products: (id, region) => {
      const key = `${id} ${region}`;
      const drug = drugs.get(id);
      const known = products.get(key) ?? (drug === undefined ? NOTHING : productsOf(drug, region, { rule: rules.get(id) ?? null, unitsPerDay: tapering.general.limits.unitsPerDay }));
      if (drug !== undefined) products.set(key, known);
      return known;
    },
    curve,
    occupancy: (id, dose) => {
      const found = curve(id);
      return found === null ? null : Math.min(100, (found.emax * dose) / (found.ed50 + dose));
    },
    pair: (from, to) => {
      const key = `${from} ${to}`;
      const known = pairs.get(key);
      if (known !== undefined) return known;
      const found = findPair(from, to);
      if (drugs.has(from) && drugs.has(to)) pairs.set(key, found);
      return found;
    },
    matches,
  };
}

const NOTHING: Products = { solids: [], liquids: [], made: new Map(), solidDoses: [], lowestStrength: null };

/** A drug's name as it stands inside a sentence. */
export const nameOf = (drug: string, terms: PlanTerms): string => insideSentence(terms.drug(drug)?.name ?? drug);

/** `Venlafaxine XR` as `venlafaxine XR`: the letters of a product keep their size. */
export const insideSentence = (name: string): string => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;

import type { DrugContent } from '../model/drug-content';
import type { Region } from '../model/plan';
import type { DrugRule } from '../model/plan-content';

/** One marketed form: strengths in micrograms, largest first, and whether halves are allowed. */
export type Solid = { readonly form: string; readonly strengths: readonly number[]; readonly halves: boolean };
/** One marketed liquid. */
export type Liquid = { readonly form: string; readonly microgramsPerMl: number };
/** What is sold of a drug in a region and may stand in a daily plan. */
export type Products = {
  readonly solids: readonly Solid[];
  readonly liquids: readonly Liquid[];
  /** Best way to make each solid dose there is. */
  readonly made: ReadonlyMap<number, readonly Piece[]>;
  /** Solid doses that can be made, rising. */
  readonly solidDoses: readonly number[];
  readonly lowestStrength: number | null;
};
/** So many halves of one strength. */
export type Piece = { readonly solid: Solid; readonly strength: number; readonly halves: number };

export const micrograms = (mg: number): number => Math.round(mg * 1000);

/** Forms of the region, those left out by the drug's rule apart. */
export function productsOf(drug: DrugContent, region: Region, { rule, unitsPerDay }: { readonly rule: DrugRule | null; readonly unitsPerDay: number }): Products {
  const leftOut = new Set(rule?.leftOutForms.map(({ form }) => form));
  const sold = drug.forms.filter(({ market, form }) => (market === region || market === 'both') && !leftOut.has(form));
  const solids = sold
    .filter(({ strengthsMg }) => strengthsMg.length > 0)
    .map(({ form, strengthsMg, splittable }) => ({ form, strengths: [...strengthsMg].map(micrograms).sort((a, b) => b - a), halves: splittable }));
  const liquids = sold.flatMap(({ form, liquidMgPerMl }) => (liquidMgPerMl === null ? [] : [{ form, microgramsPerMl: micrograms(liquidMgPerMl) }]));
  const made = new Map<number, readonly Piece[]>();
  for (const solid of solids) for (const [dose, pieces] of dosesOf(solid, unitsPerDay)) if (!made.has(dose)) made.set(dose, pieces);
  const strengths = solids[0]?.strengths;
  return { solids, liquids, made, solidDoses: [...made.keys()].sort((a, b) => a - b), lowestStrength: strengths?.[strengths.length - 1] ?? null };
}

/** Fewest whole units for every dose, larger strengths first; one half where whole units cannot make it. */
function dosesOf(solid: Solid, most: number): Map<number, readonly Piece[]> {
  const whole = wholeUnits(solid.strengths, most);
  const result = new Map<number, readonly Piece[]>();
  for (const [dose, counts] of whole) if (dose > 0) result.set(dose, piecesOf(solid, counts, null));
  if (!solid.halves) return result;
  const withHalf = new Map<number, { readonly counts: readonly number[]; readonly half: number }>();
  for (const [rest, counts] of whole) {
    for (const half of solid.strengths) {
      const dose = rest + half / 2;
      if (result.has(dose) || !Number.isInteger(dose) || total(counts) >= most) continue;
      const held = withHalf.get(dose);
      if (held === undefined || total(counts) < total(held.counts)) withHalf.set(dose, { counts, half });
    }
  }
  for (const [dose, { counts, half }] of withHalf) result.set(dose, piecesOf(solid, counts, half));
  return result;
}

/** Dose to the number of each strength, by breadth: the first way found uses the fewest units. */
function wholeUnits(strengths: readonly number[], most: number): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>([[0, strengths.map(() => 0)]]);
  let edge = [...found];
  for (let units = 1; units <= most; units += 1) {
    const next: typeof edge = [];
    for (const [dose, counts] of edge) {
      for (const [at, strength] of strengths.entries()) {
        if (found.has(dose + strength)) continue;
        const more = counts.map((count, index) => (index === at ? count + 1 : count));
        found.set(dose + strength, more);
        next.push([dose + strength, more]);
      }
    }
    edge = next;
  }
  return found;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const piecesOf = (solid: Solid, counts: readonly number[], half: number | null): Piece[] =>
  solid.strengths.flatMap((strength, at) => {
    const halves = 2 * (counts[at] ?? 0) + (half === strength ? 1 : 0);
    return halves === 0 ? [] : [{ solid, strength, halves }];
  });

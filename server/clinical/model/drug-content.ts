import type { Json, Review } from './content-entry';
import type { ReferenceId } from './ids';

/** A medicine of the content: doses in mg, half-life in hours as its range; `null` where it is not known. */
export type DrugContent = {
  readonly id: string;
  readonly name: string;
  /** Ingredient as the drug classes name it. */
  readonly ingredient: string;
  readonly class: string;
  readonly rxnormIngredient: string | null;
  readonly atc: string | null;
  readonly brands: readonly string[];
  readonly forms: readonly {
    readonly form: string;
    readonly strengthsMg: readonly number[];
    readonly splittable: boolean;
    readonly liquidMgPerMl: number | null;
    readonly market: string;
  }[];
  readonly usualStartMg: number | null;
  readonly usualRangeMg: readonly [number, number] | null;
  readonly maxMgPerDay: number | null;
  readonly elderlyMaxMg: number | null;
  readonly frequency: string | null;
  readonly halfLifeHours: readonly [number, number] | null;
  readonly serotonergic: boolean;
  readonly discontinuationRisk: string | null;
  readonly bluntingAssociation: Json;
  readonly warnings: readonly string[];
  /** The entry as it stands in the content. */
  readonly content: Json;
  readonly refs: readonly ReferenceId[];
  readonly verification: Json;
  readonly review: Review;
};

/** A concept of RxNorm; strength in mg for each unit, mL or hour (`per`), `null` where it names none. */
export type RxNormRow = {
  readonly rxcui: string;
  readonly name: string;
  readonly tty: string;
  readonly drugId: string | null;
  readonly strengthMg: number | null;
  readonly per: 'unit' | 'mL' | 'hour' | null;
  readonly form: string | null;
  readonly source: string;
};

/** First approval of an ingredient in a region. */
export type FirstApproval = {
  /** Ingredient as the drug classes name it. */
  readonly ingredient: string;
  readonly region: 'US' | 'UK';
  readonly year: number;
  readonly refs: readonly ReferenceId[];
};

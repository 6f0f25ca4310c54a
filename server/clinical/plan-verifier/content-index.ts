import type { DrugContent } from '../model/drug-content';
import type { ReferenceId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { DrugRule, Limit, OccupancyCurve } from '../model/plan-content';

/** What the checks look up in the content by its id. The verifier's own: an error in the planner's tables cannot hide here. */
export type ContentIndex = {
  readonly drugs: ReadonlyMap<string, DrugContent>;
  readonly rules: ReadonlyMap<string, DrugRule>;
  readonly curves: ReadonlyMap<string, OccupancyCurve>;
  readonly references: ReadonlySet<ReferenceId>;
  readonly singleDoses: readonly Extract<Limit, { kind: 'single-dose' }>[];
};

const held = new WeakMap<Knowledge, ContentIndex>();

/** The index of a knowledge value, made when first asked for. */
export function contentIndex(knowledge: Knowledge): ContentIndex {
  const known = held.get(knowledge) ?? index(knowledge);
  held.set(knowledge, known);
  return known;
}

const index = ({ drugs, references, switching, tapering }: Knowledge): ContentIndex => ({
  drugs: new Map(drugs.map((drug) => [drug.id, drug])),
  rules: new Map(tapering.drugRules.map((rule) => [rule.drugId, rule])),
  curves: new Map(tapering.curves.map((curve) => [curve.drugId, curve])),
  references: new Set(references.flatMap(({ id, aliases }) => [id, ...aliases])),
  singleDoses: switching.hardStops.flatMap(({ limits }) => limits.flatMap((limit) => (limit.kind === 'single-dose' ? [limit] : []))),
});

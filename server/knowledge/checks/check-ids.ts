import type { Content } from '../schema/content';
import { repeated } from './problem';
import type { Problem } from './problem';

/** Ids are unique inside their kind; ids of rules, flags and features are unique among each other, since a trace names them alone. */
export function checkIds(content: Content): Problem[] {
  const rules = [
    ...content.options.flatMap(({ rules: list }) => list.map(({ id }) => id)),
    ...content.flags.flags.map(({ id }) => id),
    ...content.causes.causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst].map(({ id }) => id)),
  ];
  const kinds: Readonly<Record<string, readonly string[]>> = {
    'rules, flags and features': rules,
    options: content.options.map(({ id }) => id),
    causes: content.causes.causes.map(({ id }) => id),
    questions: content.questions.questions.map(({ id }) => id),
    dataItems: content.dataItems.dataItems.map(({ id }) => id),
    derivedFacts: content.derivedFacts.derivedFacts.map(({ name }) => name),
    instruments: content.instruments.map(({ id }) => id),
    conditionSets: content.conditionSets.conditionSets.map(({ id }) => id),
    observations: content.observations.observations.map(({ id }) => id),
    drugClasses: content.drugClasses.classes.map(({ id }) => id),
    drugs: content.drugs.drugs.map(({ id }) => id),
    rxnorm: content.rxnorm.rows.map(({ rxcui }) => rxcui),
    claims: content.claims.claims.map(({ id }) => id),
    pairs: content.switching.pairs.map(({ id }) => id),
    hardStops: content.switching.hardStops.map(({ id }) => id),
    strategies: content.switching.strategies.map(({ id }) => id),
    workedExamples: content.tapering.workedExamples.map(({ id }) => id),
    handout: content.handout.entries.map(({ id }) => id),
    crisis: content.crisis.entries.map(({ country }) => country),
  };
  return Object.entries(kinds).flatMap(([at, ids]) => repeated(ids).map((id) => ({ at, message: `used twice: ${id}` })));
}

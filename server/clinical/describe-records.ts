import { engineFor } from './engine/engine';
import { factsFor } from './engine/facts-for';
import type { BasisFact } from './model/assessment';
import type { Chart } from './model/chart';
import type { FactId } from './model/ids';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import { basisOf } from './story/basis-of';

/** Records of a chart in words, as reasons name them. */
export const describeRecords = (ids: ReadonlySet<FactId>, { chart, knowledge, on }: { readonly chart: Chart; readonly knowledge: Knowledge; readonly on: LocalDate }): readonly BasisFact[] =>
  basisOf(ids, factsFor(engineFor(knowledge), chart, on));

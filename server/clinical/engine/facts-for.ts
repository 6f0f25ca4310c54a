import { countAlternativeCauses } from '../causes/weigh-causes';
import { deriveFact } from '../facts/derive-fact';
import { readFacts } from '../facts/facts';
import type { Facts } from '../facts/facts';
import type { Chart } from '../model/chart';
import type { LocalDate } from '../model/local-date';
import type { Engine } from './engine';

/** The chart as it stands on a day, read once for everything that reasons about it. */
export const factsFor = (engine: Engine, chart: Chart, on: LocalDate): Facts =>
  readFacts(chart, engine.terms, { on, derive: deriveFact, countAlternativeCauses: (read) => countAlternativeCauses(engine.causes, read) });

import { weighCauses } from '../causes/weigh-causes';
import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { raiseFlags } from '../flags/raise-flags';
import type { Option } from '../model/assessment';
import type { Chart } from '../model/chart';
import type { OptionId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { leavesInWords, pointingElsewhere } from '../story/elsewhere';
import { describeOption } from './describe-option';
import { judgeOption } from './judge-option';

/** Single options of a chart as an assessment of that day has them, in the content's order. */
export function readOptions(ids: readonly OptionId[], { chart, knowledge, on }: { readonly chart: Chart; readonly knowledge: Knowledge; readonly on: LocalDate }): readonly Option[] {
  const engine = engineFor(knowledge);
  const facts = factsFor(engine, chart, on);
  const raised = raiseFlags(engine.flags, facts);
  const leaves = leavesInWords(pointingElsewhere(weighCauses(engine.causes, facts), facts));
  return engine.options.filter(({ content }) => ids.includes(content.id)).map((option) => describeOption(judgeOption(option, facts, raised), facts, leaves));
}

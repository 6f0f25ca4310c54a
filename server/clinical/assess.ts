import { weighCauses } from './causes/weigh-causes';
import { naranjoWorksheet } from './causes/naranjo';
import { whoUmcWorksheet } from './causes/who-umc';
import { ENGINE_VERSION, engineFor } from './engine/engine';
import { factsFor } from './engine/facts-for';
import { fingerprint } from './engine/fingerprint';
import { namedFacts } from './engine/named-facts';
import { traceRules } from './engine/trace-rules';
import { courseToChange, otherSuspects, suspectedCourse } from './facts/derived/index-medicine';
import { flagsLeftOpen } from './flags/left-open';
import { byUrgency, raiseFlags } from './flags/raise-flags';
import type { Assessment } from './model/assessment';
import type { Chart } from './model/chart';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import { describeOption } from './options/describe-option';
import { judgeOption } from './options/judge-option';
import { questionsToAsk } from './questions/questions-to-ask';
import { basisOf } from './story/basis-of';
import { changesBefore } from './story/changes-before';
import { elsewhere, leavesInWords, pointingElsewhere } from './story/elsewhere';
import { headline } from './story/headline';

/**
 * What the chart, as it stands on a day, says: flags, what changed before the report, causes, the eight options with every
 * reason, and what is worth asking. Pure: the same chart, content and day give the same assessment, whatever the order of
 * the chart's lists. What became true only after the day is left out, plans apart.
 */
export function assess(chart: Chart, knowledge: Knowledge, on: LocalDate): Assessment {
  const engine = engineFor(knowledge);
  const facts = factsFor(engine, chart, on);
  const raised = raiseFlags(engine.flags, facts);
  const flags = byUrgency([...flagsLeftOpen(engine.flags, raised, facts), ...raised.map(({ flag }) => flag)]);
  const judged = engine.options.map((option) => judgeOption(option, facts, raised));
  const causes = weighCauses(engine.causes, facts);
  const pointing = pointingElsewhere(causes, facts);
  const questions = questionsToAsk(engine, facts, { options: judged, raised, causes, elsewhere: pointing });
  const findings = {
    flags,
    changes: changesBefore(facts),
    causes,
    worksheets: { naranjo: naranjoWorksheet(engine, facts), whoUmc: whoUmcWorksheet(engine, facts) },
    options: judged.map((option) => describeOption(option, facts, leavesInWords(pointing))),
    questions,
    indexMedicine: suspectedCourse(facts)?.episode.id ?? null,
    medicineToChange: courseToChange(facts)?.episode.id ?? null,
    otherSuspects: otherSuspects(facts).map(({ episode }) => episode.id),
    elsewhere: elsewhere(pointing, facts),
  };
  return {
    on,
    knowledge: knowledge.stamp,
    engine: ENGINE_VERSION,
    fingerprint: fingerprint(chart, knowledge.stamp, on),
    ...headline(facts, { flags: raised, questions }),
    ...findings,
    trace: traceRules(engine, facts),
    basis: basisOf(namedFacts(findings), facts),
  };
}

import { compareAnswer, compareScalar } from '../conditions/compare';
import type { FlagContent } from '../model/flag-content';
import type { InstrumentContent } from '../model/instrument-content';
import type { When } from '../model/rule-grammar';
import { scoreAnswers } from '../scoring/score-report';
import type { Answers } from '../scoring/score-report';

const RED: readonly FlagContent['level'][] = ['emergency', 'urgent'];

/**
 * Flags of the level *emergency* or *urgent* that answers of one instrument set off by themselves, before anything else of the chart is
 * looked at. A total with bands is not among them: what a sum means is judged with the whole chart, what an answer says is not.
 */
export function redFlagsOf(flags: readonly FlagContent[], instrument: InstrumentContent, answers: Answers): readonly FlagContent[] {
  const { scores } = scoreAnswers(instrument, answers);
  const speaks = (when: When): boolean => {
    if ('all' in when) return when.all.some(speaks);
    if ('any' in when) return when.any.some(speaks);
    if ('not' in when) return false;
    if (when.fact === 'answer' && when.instrument === instrument.id) {
      const answer = answers[when.item] ?? null;
      return answer !== null && compareAnswer(answer, when.op, when.value) === true;
    }
    if (when.fact === 'score' && when.instrument === instrument.id && instrument.bands.length === 0) {
      const score = scores[when.field] ?? null;
      return score !== null && compareScalar(score, when.op, when.value) === true;
    }
    return false;
  };
  return flags.filter((flag) => RED.includes(flag.level) && speaks(flag.when));
}

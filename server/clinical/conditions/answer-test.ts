import { isDeclined } from '../facts/danger';
import { newestAnswer } from '../facts/facts';
import type { FactKey } from '../model/ids';
import type { AnswerTest } from '../model/rule-grammar';
import { compareAnswer } from './compare';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

export const answerKey = ({ instrument, item }: AnswerTest): FactKey => `answer:${instrument}.${item}`;

/** The newest answer to an item no older than so many days; declined and "not sure" leave it open. */
export function answerTest(test: AnswerTest): Test {
  const open = cannotTell([answerKey(test)]);
  return (facts) => {
    const newest = newestAnswer(facts, test.instrument, test.item, test.withinDays);
    if (newest === null) return open;
    const truth = compareAnswer(newest.value, test.op, test.value);
    if (truth === true) return applies([newest, ...newest.besides.filter(({ value }) => compareAnswer(value, test.op, test.value) === true)].map(({ report }) => report.id));
    return truth === null || isDeclined(newest.value) ? open : doesNotApply([newest.report.id]);
  };
}

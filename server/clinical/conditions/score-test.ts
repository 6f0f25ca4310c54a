import { newestScore } from '../facts/facts';
import type { FactKey } from '../model/ids';
import type { ScoreTest } from '../model/rule-grammar';
import { compareScalar } from './compare';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

export const scoreKey = ({ instrument, field }: ScoreTest): FactKey => `score:${instrument}.${field}`;

/** The newest score of a field no older than so many days. */
export function scoreTest(test: ScoreTest): Test {
  const open = cannotTell([scoreKey(test)]);
  return (facts) => {
    const newest = newestScore(facts, test.instrument, test.field, test.withinDays);
    if (newest === null) return open;
    const truth = compareScalar(newest.value, test.op, test.value);
    if (truth === true) return applies([newest, ...newest.besides.filter(({ value }) => compareScalar(value, test.op, test.value) === true)].map(({ report }) => report.id));
    return truth === null ? open : doesNotApply([newest.report.id]);
  };
}

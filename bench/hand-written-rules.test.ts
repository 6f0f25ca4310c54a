import { expect, test } from 'vitest';

import { budgetChart } from '@/bench/assess-chart';
import { HAND_WRITTEN } from '@/bench/hand-written-rules';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';

const knowledge = loadKnowledge();
const listed = aPatient().aged(38).withLists();

test.each([
  ['the budget chart', budgetChart()],
  ['nothing known', aPatient().build()],
  ['lists and nothing in them', listed.build()],
  ['contraindicated', listed.diagnosed('G40.909').diagnosed('F50.2', { clinicalStatus: 'resolved' }).taking('bupropion', [[-30, 150]]).bornOn('2010-01-01').build()],
  ['undecided', listed.diagnosed('F43.10', { clinicalStatus: null }).taking('thioridazine', [], { status: 'unknown', start: -90 }).scored('phq9', -29, 12).measured('bmi', -3, 18, { unit: 'lb' }).build()],
])('the twenty hand-written rules say what the compiled ones say: %s', (_, chart) => {
  expect(Object.keys(HAND_WRITTEN)).toHaveLength(20);
  const { trace } = assess(chart, knowledge, TODAY);
  for (const [rule, judge] of Object.entries(HAND_WRITTEN)) {
    const { verdict, facts, missing } = trace.find((entry) => entry.rule === rule) ?? {};
    const byHand = judge(chart, TODAY);
    expect({ rule, kind: byHand.kind, named: byHand.kind === 'cannot-tell' ? byHand.missing : byHand.basis }).toEqual({ rule, kind: verdict, named: verdict === 'cannot-tell' ? missing : facts });
  }
});

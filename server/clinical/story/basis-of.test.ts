import { expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';

const knowledge = loadKnowledge();
const items = knowledge.instruments.find(({ id }) => id === 'sbr')?.items.map(({ id }) => id) ?? [];

test.each([[12, '36 of 48, not validated'], [10, '36 of 48, not validated'], [9, 'answered, no total'], [1, 'answered, no total'], [0, 'onset reported']])(
  'a blunting report with %d of its items answered is shown as %s: no other number stands for the total',
  (answered, shown) => {
    const answers = Object.fromEntries(items.slice(0, answered).map((id) => [id, 3]));
    const chart = aPatient().aged(40).withLists().taking('sertraline', [[-300, 100]], { drugId: 'sertraline' }).numbSince(-60, { reportedOn: -3, answers }).build();
    const report = chart.reports.find(({ instrument }) => instrument === 'sbr');
    expect(assess(chart, knowledge, TODAY).basis.find(({ id }) => id === report?.id)?.value).toBe(shown);
  },
);

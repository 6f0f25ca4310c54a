import { describe, expect, it } from 'vitest';
import { countSentence, groupByKind, groupByReason } from './group-entries';

const entry = (resource: string, why: string | null) => ({ resource, what: resource, why });

describe('entries of an import in groups', () => {
  const leftOut = [entry('Claim/1', 'no part of the chart: Claim'), entry('Condition/2', 'entered in error'), entry('Claim/3', 'no part of the chart: Claim')];

  it('counts each reason, the most frequent first, and loses no entry', () => {
    const groups = groupByReason(leftOut);
    expect(groups.map(({ why, entries }) => [why, entries.length])).toEqual([['no part of the chart: Claim', 2], ['entered in error', 1]]);
    expect(groups.flatMap(({ entries }) => entries)).toHaveLength(leftOut.length);
  });

  it('groups what was taken by kind of record', () => {
    expect(groupByKind([entry('Observation/1', null), entry('Patient/1', null), entry('Observation/2', null), entry('entry[17]', null)]).map(({ why, entries }) => [why, entries.length])).toEqual([
      ['Observation', 2], ['Patient', 1], ['Without a name', 1],
    ]);
  });

  it('says the counts in one sentence that adds up', () => {
    expect(countSentence({ taken: [entry('Patient/1', null)], merged: [], waiting: [entry('Observation/1', 'unit')], leftOut })).toBe(
      '5 records: 1 taken, 0 merged, 1 waits for you, 3 left out',
    );
  });
});

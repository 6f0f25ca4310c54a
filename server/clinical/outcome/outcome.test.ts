import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import type { Report } from '../model/chart';
import { OPTION_IDS } from '../model/ids';
import { addDays, localDate } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { ScorePoint, SignedDecision } from '../model/outcome';
import { judgeRemission, judgeResponse } from './judge';
import { panelFigures } from './panel-figures';
import { lookBackDays, outcomeOf, outcomeRule, scorePoints } from './outcome-of';
import { periodsOf } from './periods';

const knowledge = loadKnowledge();
const rule = outcomeRule(knowledge);
const DAY = localDate('2026-06-01');
const at = (days: number): LocalDate => addDays(DAY, days);

const decided = (days: number, of: Partial<SignedDecision> = {}): SignedDecision => ({ noteId: `n${days}`, visitId: `v${days}`, number: `R-2026-${String(days + 1000).padStart(6, '0')}`, version: 1, on: at(days), startOn: null, kind: 'options', options: ['dose-reduction'], inError: false, ...of });
const score = (days: number, value: number, instrument: ScorePoint['instrument'] = 'phq9'): ScorePoint => ({ report: `r${days}`, instrument, on: at(days), value, estimated: false, filledBy: 'patient' });
const firstOf = (decisions: readonly SignedDecision[], scores: readonly ScorePoint[], on = at(200)) => {
  const [period] = periodsOf(decisions);
  if (period === undefined) throw new Error('No period.');
  return outcomeOf(period, scores, { knowledge, on });
};

describe('response and remission are those of the content', () => {
  it.each([
    [10, 5, 'yes', 'no'], [10, 6, 'no', 'no'], [11, 5, 'yes', 'no'], [11, 6, 'no', 'no'], [9, 4, 'yes', 'yes'], [5, 4, 'no', 'yes'], [27, 0, 'yes', 'yes'], [12, 15, 'no', 'no'], [4, 1, 'does-not-apply', 'yes'], [0, 0, 'does-not-apply', 'yes'],
  ] as const)('PHQ-9 from %i to %i: response %s, remission %s', (before, after, response, remission) => {
    expect([judgeResponse(before, after, rule).verdict, judgeRemission(after, rule).verdict]).toEqual([response, remission]);
  });

  it('cannot be told without the totals, and says which one is missing', () => {
    expect(judgeResponse(null, 3, rule)).toMatchObject({ verdict: 'cannot-tell', why: expect.stringContaining('before') as string });
    expect(judgeResponse(14, null, rule)).toMatchObject({ verdict: 'cannot-tell', why: expect.stringContaining('since') as string });
    expect(judgeRemission(null, rule).verdict).toBe('cannot-tell');
  });

  it('a lower total afterwards never takes a response or a remission away', () => {
    for (let before = 0; before <= 27; before += 1) {
      for (let after = 1; after <= 27; after += 1) {
        for (const verdictOf of [(total: number) => judgeResponse(before, total, rule).verdict, (total: number) => judgeRemission(total, rule).verdict]) {
          if (verdictOf(after) === 'yes') expect(verdictOf(after - 1)).toBe('yes');
        }
      }
    }
  });

  it('nothing is concluded about the return of feeling, whatever the blunting report says', () => {
    const { feeling, pairs } = firstOf([decided(0)], [score(-5, 40, 'sbr'), score(60, 2, 'sbr')]);
    expect(feeling).toBe(knowledge.settings.outcome.feeling);
    expect(pairs.find(({ instrument }) => instrument === 'sbr')).toMatchObject({ change: -38, days: 65 });
  });
});

describe('before and after', () => {
  it('the total of the day of the start is before it, that of the next day after it', () => {
    const { pairs } = firstOf([decided(0)], [score(-3, 20), score(0, 18), score(1, 12)]);
    expect(pairs[0]).toMatchObject({ before: { value: 18 }, after: { value: 12 }, change: -6, days: 1 });
  });

  it('with a plan that starts later, what came in between is still before', () => {
    const { pairs } = firstOf([decided(0, { startOn: at(10) })], [score(-3, 20), score(7, 15), score(40, 6)]);
    expect(pairs[0]).toMatchObject({ before: { value: 15 }, after: { value: 6 } });
  });

  it('an older total than the content looks back to is none', () => {
    const { phq9 } = lookBackDays(knowledge);
    expect(firstOf([decided(0)], [score(-phq9, 20), score(30, 5)]).response.verdict).toBe('yes');
    expect(firstOf([decided(0)], [score(-phq9 - 1, 20), score(30, 5)])).toMatchObject({ response: { verdict: 'cannot-tell' }, remission: { verdict: 'no' } });
  });

  it('a report after the next decision belongs to that one; on its day it is after the first and before the second', () => {
    const scores = [score(-2, 20), score(30, 9), score(60, 3)];
    const [first, second] = periodsOf([decided(0), decided(30, { options: ['other-switch'] })]).map((period) => outcomeOf(period, scores, { knowledge, on: at(90) }));
    expect(first?.pairs[0]).toMatchObject({ before: { value: 20 }, after: { value: 9 } });
    expect(second?.pairs[0]).toMatchObject({ before: { value: 9 }, after: { value: 3 } });
  });

  it('a report without a total is no score', () => {
    const report: Report = { id: 'r', instrument: 'phq9', version: null, on: DAY, filledBy: 'patient', answers: {}, scores: { total: null }, estimated: false, words: [], onset: null, provenance: { source: 'patient', by: null, recordedOn: null, resource: null } };
    expect(scorePoints([report, { ...report, id: 's', scores: { total: 0 } }, { ...report, id: 't', instrument: 'odq', scores: { odq26: 60 } }])).toMatchObject([{ report: 's', value: 0 }]);
  });

  it('the first total that speaks of response has its day, also when a later one does not', () => {
    expect(firstOf([decided(0)], [score(-1, 20), score(21, 15), score(35, 10), score(60, 16)])).toMatchObject({ respondedOn: at(35), firstReportOn: at(21), response: { verdict: 'no' } });
  });
});

describe('at the review', () => {
  const { reviewFromDays: from, reviewUntilDays: until } = knowledge.settings.followUp;
  const groupOf = (scores: readonly ScorePoint[], ...later: readonly SignedDecision[]) => panelFigures([decided(0), ...later], scores, { knowledge, on: at(300) }).reviewed[0]?.group;

  it.each([
    ['on its first day', [score(-1, 14), score(from, 4)], 'both'], ['the day before it', [score(-1, 14), score(from - 1, 4)], 'missing'], ['on its last day', [score(-1, 14), score(until, 7)], 'responseOnly'], ['the day after it', [score(-1, 14), score(until + 1, 7)], 'missing'],
    ['twice, the later counts', [score(-1, 14), score(from, 4), score(from + 1, 13)], 'neither'], ['well before', [score(-1, 4), score(from, 1)], 'wellBefore'], ['in remission without a response', [score(-1, 5), score(from, 4)], 'remissionOnly'], ['nothing from before', [score(from, 4)], 'missing'],
  ] as const)('a PHQ-9 %s is the outcome or none', (_, scores, group) => {
    expect(groupOf(scores)).toBe(group);
  });

  it('whoever was given something else before it is missing, and counts from the day after it closed', () => {
    expect(groupOf([score(-1, 14), score(from, 4)], decided(from - 1, { options: ['other-switch'] }))).toBe('missing');
    expect(panelFigures([decided(0)], [], { knowledge, on: at(1) }).reviewed).toEqual([{ options: ['dose-reduction'], closesOn: at(until), group: 'missing' }]);
  });

  it('the panel holds the decision that stands, and nobody once none does', () => {
    expect(panelFigures([decided(0), decided(7, { options: ['other-switch'] })], [score(6, 14), score(30, 6)], { knowledge, on: at(60) })).toMatchObject({ startOn: at(7), options: ['other-switch'], response: 'yes', remission: 'no', phq9Change: -8, sbrChange: null });
    expect(panelFigures([decided(0), decided(7, { kind: 'none-of-these', options: [] })], [], { knowledge, on: at(60) })).toMatchObject({ startOn: null, options: [], response: null, remission: null });
  });
});

describe('periods', () => {
  it('an amendment with the same options goes on from the first day, with others it begins anew', () => {
    const number = 'R-2026-000001';
    expect(periodsOf([decided(0, { number }), decided(14, { number, version: 2, startOn: at(3) })])).toMatchObject([{ decidedOn: DAY, start: at(3), until: null, decision: { version: 2 } }]);
    expect(periodsOf([decided(0, { number }), decided(14, { number, version: 2, options: ['watchful-waiting'] })])).toMatchObject([{ decidedOn: DAY, until: at(14) }, { decidedOn: at(14), until: null }]);
  });

  it('“not today” ends nothing, “none of these” ends what stood and stands for no option, a note in error never was', () => {
    expect(periodsOf([decided(0), decided(7, { kind: 'not-today', options: [] })])).toMatchObject([{ until: null }]);
    expect(periodsOf([decided(0), decided(7, { kind: 'none-of-these', options: [] })])).toMatchObject([{ until: at(7) }]);
    expect(periodsOf([decided(0), decided(7, { inError: true })])).toMatchObject([{ decidedOn: DAY, until: null }]);
  });

  const aDecision = fc.record({ days: fc.integer({ min: 0, max: 120 }), kind: fc.constantFrom('options' as const, 'options' as const, 'none-of-these' as const, 'not-today' as const), option: fc.constantFrom(...OPTION_IDS), version: fc.integer({ min: 1, max: 3 }), number: fc.integer({ min: 1, max: 6 }), delay: fc.integer({ min: -5, max: 20 }), inError: fc.boolean() })
    .map(({ days, kind, option, version, number, delay, inError }) => decided(days, { kind, options: kind === 'options' ? [option] : [], version, number: `R-2026-00000${number}`, startOn: delay < 0 ? null : at(days + delay), inError: inError && version === 3, noteId: `n${number}-${version}` }));
  const aScore = fc.record({ days: fc.integer({ min: -150, max: 200 }), value: fc.integer({ min: 0, max: 27 }), instrument: fc.constantFrom('phq9' as const, 'sbr' as const, 'gad7' as const) }).map(({ days, value, instrument }) => score(days, value, instrument));

  it('never overlap, take each later total once at most, and do not depend on the order of what they are given', () => {
    fc.assert(
      fc.property(fc.array(aDecision, { maxLength: 8 }), fc.array(aScore, { maxLength: 25 }), (decisions, drawn) => {
        const scores = [...new Map(drawn.map((one) => [`${one.instrument} ${one.on}`, one])).values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
        const unique = [...new Map(decisions.map((one) => [one.noteId, one])).values()];
        const periods = periodsOf(unique);
        expect(periodsOf([...unique].reverse())).toEqual(periods);
        periods.forEach((period, place) => {
          const next = periods[place + 1];
          if (next !== undefined) expect(period.until !== null && period.until <= next.decidedOn).toBe(true);
          expect(period.start >= period.decidedOn).toBe(true);
        });
        const after = periods.flatMap((period) => outcomeOf(period, scores, { knowledge, on: at(200) }).pairs.flatMap((pair) => (pair.after === null ? [] : [`${pair.instrument} ${pair.after.on}`])));
        expect(new Set(after).size).toBe(after.length);
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { evidenceInput, STRENGTHS } from '@/server/contracts/evidence';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { getEvidence } from './get-evidence';

const ctx: ServiceContext = { actor: { userId: null, name: 'Anybody', email: null, clinic: { id: '1', slug: 'one', name: 'One', timeZone: 'UTC', country: 'US', region: 'US', demo: true }, roles: ['prescriber'] }, requestId: 'evidence-test' };
const search = (text: string) => getEvidence(ctx, evidenceInput.parse({ text }));
const LONGEST = 200;

test('sources and claims stand with the strongest first, then what was read furthest, then the newest', () => {
  const { prevalence, claims } = getEvidence(ctx, evidenceInput.parse({ topic: 'prevalence' }));
  expect(prevalence?.rows.map(({ id }) => id)).toEqual(['trials', 'review', 'review-ssri', 'panel', 'open-survey', 'impression']);
  const ranks = claims.map(({ strength }) => STRENGTHS.findIndex((one) => one === strength));
  expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
  expect(new Set(ranks).size).toBeGreaterThan(1);
});

describe('the search of the library', () => {
  test('finds each sentence of an option or an explanation that has no rule, by the words that the chart shows', () => {
    const { options, causes } = loadKnowledge();
    const shown = [...options.flatMap(({ id, summary, gradeWhy, typicalSteps, discussionPoints, monitoring }) => [summary, gradeWhy, ...typicalSteps, ...discussionPoints, ...monitoring.map(({ why }) => why)].map((text) => ({ id, text }))), ...causes.flatMap(({ id, questionsToAsk }) => questionsToAsk.map((text) => ({ id, text })))];
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.filter(({ id, text }) => !search(text.length > LONGEST ? text.slice(0, LONGEST).replace(/\S+$/, '') : text).sentences.some((one) => one.of.id === id && one.text.includes(text)))).toEqual([]);
    expect(search('What helped last time?').sentences).toEqual([{ text: 'What helped last time?', part: 'To discuss', of: { kind: 'option', id: 'manage-relapse', title: 'Treat the depression' }, stated: null }]);
  });

  test('a check that a label or a study asks for is not called our own', () => {
    const { sentences: [check], cited } = search('Liver tests (agomelatine). SmPC schedule 3, 6, 12, 24 weeks');
    expect(check?.stated).toMatchObject({ by: [{ ref: 'label-agomelatine', words: 'Liver tests before starting and at about 3, 6, 12 and 24 weeks' }], ours: [] });
    expect(cited.map(({ id }) => id)).toContain('label-agomelatine');
  });

  test('finds a rule by what it says in a narrower case, and a sign as it stands under its explanation', () => {
    const found = (text: string): readonly string[] => search(text).rules.map(({ id }) => id);
    expect(found('PHQ-9 has risen by 5 or more: depression is returning or getting worse. Review before treating this as blunting')).toContain('relapse');
    expect(found('The patient declined to say whether they have thought about hurting themselves')).toContain('self-harm-to-feel');
    expect(found('Opioid: Sedation and flattening')).toEqual(['o-opioid']);
    expect(found('Onset within 90 days of starting or raising it: Timing (counts 2)')).toHaveLength(1);
    expect(found('Mirtazapine: Mirtazapine clears more slowly: lower dose.')).toContain('os-mir-organ');
  });

  test('puts those of an option or an explanation under its rules, and none elsewhere', () => {
    const of = (id: string) => getEvidence(ctx, evidenceInput.parse({ show: 'rules', of: id })).sentences;
    expect(new Set(of('manage-relapse').map((one) => one.of.id))).toEqual(new Set(['manage-relapse']));
    expect(of('flags')).toEqual([]);
    expect(getEvidence(ctx, evidenceInput.parse({})).sentences).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';

import type { Report } from '@/server/clinical/model/chart';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { readBundle } from '@/server/imports/fhir/read-bundle';
import { loadKnowledge } from '@/server/knowledge/load';
import { reportBundle } from './report-bundle';

const knowledge = loadKnowledge();
const person = { id: '6f2f6a1e-94b3-4a11-8a3c-111111111111', family: 'Quill', given: 'Robin', sex: 'female', birthOn: '1980-02-03', identifiers: [{ label: 'MRN', value: '0412' }] } as const;
const bundleOf = (reports: readonly Report[]) => reportBundle({ person, reports: reports.map((report, place) => ({ ...report, id: `report:${String(place).padStart(8, '0')}-0000-4000-8000-000000000000` })), instruments: knowledge.instruments });

function readBack(bundle: object) {
  const read = readBundle(JSON.stringify(bundle), { knowledge, region: 'US', on: TODAY, today: TODAY });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}
const bare = ({ id: _id, provenance: _provenance, ...report }: Report) => report;
const inOrder = (reports: readonly Report[]) => reports.map(bare).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

const day = (text: string) => {
  const on = parseLocalDate(text);
  if (on === null) throw new RangeError(text);
  return on;
};
const [template] = aPatient().reported('sbr', -2, {}).build().reports;
const aReport = (over: Partial<Report>): Report => {
  if (template === undefined) throw new Error('no report');
  return { ...template, ...over };
};

describe('reports sent to another clinic', () => {
  const all = [
    aReport({ instrument: 'sbr', version: '0.1.0', on: day('2026-03-01'), filledBy: 'interpreter', answers: { 'sbr-joy': 3, 'sbr-joy:before': 'unsure', 'sbr-anger': 0, 'sbr-love': 'skip', 'sbr-flat': null, 'ctx-around-onset': ['a loss'], 'ctx-around-onset:text': 'my dog', 'ctx-daily-life': 0 }, scores: { total_now: null, change: null, pairs: 1, pre_existing_share: 1 / 3, pattern: 'mixed or mild' }, words: ['First.', `Second,\nwith a line break and ${'long '.repeat(100)}words.`], onset: { precision: 'month', earliestOn: day('2025-12-01'), latestOn: day('2025-12-31') } }),
    aReport({ instrument: 'phq9', on: day('2026-03-01'), filledBy: 'carer', answers: { 'phq9-1': 1, 'phq9-2': 2, 'phq9-3': 0, 'phq9-4': 0, 'phq9-5': 0, 'phq9-6': 0, 'phq9-7': 0, 'phq9-8': 0, 'phq9-9': 0 }, scores: { total: 3, 'phq9-core': 3 }, estimated: false, words: [], onset: null }),
    aReport({ instrument: 'phq9', on: day('2026-03-01'), filledBy: 'clinician', answers: {}, scores: { total: 9 }, words: [], onset: null }),
    aReport({ instrument: 'gad7', on: day('2026-02-01'), filledBy: 'patient', answers: { 'gad7-1': 3, 'gad7-2': null }, scores: { total: null }, words: ['“Quoted”'], onset: { precision: 'not sure', earliestOn: null, latestOn: null } }),
    aReport({ instrument: 'odq', on: day('2026-01-05'), filledBy: 'unknown', answers: {}, scores: { odq20: 61, 'odq-nc': 15 }, estimated: false, words: [], onset: null }),
    aReport({ instrument: 'activation-check', on: day('2026-01-06'), filledBy: 'patient', answers: { 'ctx-unknown': true }, scores: { 'count-yes': 2 }, estimated: true, words: [], onset: null }),
  ];

  it('read back as they were: every answer, declined ones too, words, onset, scores, who filled them in', () => {
    const { chart, waiting, leftOut, inbox } = readBack(bundleOf(all));
    expect(inOrder(chart.reports)).toEqual(inOrder(all));
    expect([waiting, leftOut, inbox, chart.observations]).toEqual([[], [], [], []]);
  });

  it('read back the same from a shuffled bundle, and the same chart gives the same bytes', () => {
    const bundle = bundleOf(all);
    expect(inOrder(readBack({ ...bundle, entry: bundle.entry?.toReversed() }).chart.reports)).toEqual(inOrder(all));
    expect(JSON.stringify(bundleOf(all))).toBe(JSON.stringify(bundle));
  });

  it('say of what is not validated that it is not, in the response and beside its total', () => {
    const [sbr] = all;
    const resources = (bundleOf(sbr === undefined ? [] : [{ ...sbr, scores: { total_now: 20 } }]).entry ?? []).map(({ resource }) => resource).filter((resource) => resource?.resourceType !== 'Patient');
    expect(resources.map((resource) => resource?.resourceType)).toEqual(['QuestionnaireResponse', 'Observation']);
    for (const resource of resources) expect(JSON.stringify(resource)).toContain('not validated');
    expect(JSON.stringify(bundleOf(all.slice(1, 2)))).not.toContain('not validated');
  });

  it('can be read by a system that knows the codes and not our form', () => {
    const bundle = bundleOf(all.slice(1, 2));
    const foreign = { ...bundle, entry: bundle.entry?.map((entry) => (entry.resource?.resourceType === 'QuestionnaireResponse' ? { ...entry, resource: { ...entry.resource, questionnaire: 'http://loinc.org/q/44249-1' } } : entry)) };
    expect(readBack(foreign).chart.reports).toMatchObject([{ instrument: 'phq9', scores: { total: 3 }, answers: { 'phq9-1': 1, 'phq9-2': 2 } }]);
    expect(readBack({ ...bundle, entry: bundle.entry?.filter(({ resource }) => resource?.resourceType !== 'QuestionnaireResponse') }).chart.reports).toMatchObject([{ instrument: 'phq9', scores: { total: 3 }, answers: { 'phq9-1': 1, 'phq9-2': 2, 'phq9-9': 0 } }]);
  });

  it('name each answered item by its public code as an Observation too, and what was declined in no other way than the response does', () => {
    const codes = (bundleOf(all).entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'Observation' && resource.valueCodeableConcept !== undefined ? [[resource.code.coding?.[0]?.code, resource.valueCodeableConcept.coding?.[0]?.code]] : []));
    // Nine items of the PHQ-9 and one of the GAD-7; the structured report has no public codes.
    expect(codes).toHaveLength(10);
    expect(codes).toEqual(expect.arrayContaining([['44250-9', 'LA6569-3'], ['44255-8', 'LA6570-1'], ['44260-8', 'LA6568-5'], ['69725-0', 'LA6571-9']]));
    expect(codes.map(([code]) => code)).not.toContain('68509-9');
  });

  it.each([
    ['an answer that the item does not offer', { answers: { 'gad7-1': 7 }, scores: {} }],
    ['a total that cannot be', { answers: { 'gad7-1': 1 }, scores: { total: 300 } }],
    ['a total that the items do not add up to', { answers: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((item) => [`gad7-${item}`, 1])), scores: { total: 3 } }],
  ])('changed on the way to hold %s wait for a person', (_, over) => {
    const { chart, waiting } = readBack(bundleOf([aReport({ instrument: 'gad7', on: day('2026-02-01'), words: [], onset: null, ...over })]));
    expect(chart.reports).toEqual([]);
    expect(waiting.length).toBeGreaterThan(0);
  });

  it('with a total in doubt keep the self-harm answer in the chart while the rest waits', () => {
    const answers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [`phq9-${item}`, 1]));
    const { chart, waiting } = readBack(bundleOf([aReport({ instrument: 'phq9', on: day('2026-02-01'), answers, scores: { total: 3 }, words: [], onset: null })]));
    expect(chart.reports).toMatchObject([{ answers: { 'phq9-9': 1 }, scores: {} }]);
    expect(waiting.length).toBeGreaterThan(0);
  });
});

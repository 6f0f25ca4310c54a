import { describe, expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { localDate } from '@/server/clinical/model/local-date';
import { previewPlan } from '@/server/clinical/preview-plan';
import { aNoteDocument } from '@/server/clinical/testing/a-note';
import { whyNoPlan } from '@/server/clinical/why-no-plan';
import { loadKnowledge } from '@/server/knowledge/load';
import { documentBundle } from '@/server/renderings/fhir/document-bundle';
import { missingFor, mustSayWhy } from '@/server/services/visits/blockers';
import { readBack } from '@/server/services/visits/read-back';
import { noPlanOf } from '@/server/services/workspace/no-plan-of';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

// The vignettes are these charts (`vignettes.test.ts`).
const TODAY = localDate('2026-11-24');
const knowledge = loadKnowledge();
const charts = ALL_STORIES.map((story) => {
  const { key, chart } = tellStory(story, TODAY, knowledge);
  return { key, chart, assessment: assess(chart, knowledge, TODAY) };
});

describe.each(['US', 'UK'] as const)('H-09: no option stands open in silence of what the planner refuses, %s', (region) => {
  test.each(charts.map((one) => [one.key, one] as const))('%s', (_, { chart, assessment }) => {
    const of = { chart, knowledge, on: TODAY, region };
    const told = noPlanOf(assessment, of);
    for (const option of assessment.options) {
      if (['contraindicated', 'not-applicable'].includes(option.status)) continue;
      const { outcome } = previewPlan({ option: option.id, request: null, start: null }, of);
      const refused = outcome.kind === 'refused' && outcome.refusal.code !== 'no-plan' ? outcome : null;
      expect(told.filter((one) => one.option === option.id)).toEqual(refused === null ? [] : [{ option: option.id, waits: refused.waits, words: refused.words }]);
      if (refused !== null) expect(refused.words).toContain(refused.refusal.message.replace(/\.$/, ''));
    }
  });
});

describe('H-09: what is chosen though no plan of it can be proposed', () => {
  const paroxetine = charts.find(({ key }) => key === 'paroxetine-past-withdrawal');
  const welcome = charts.find(({ key }) => key === 'welcome-numbness');
  if (paroxetine === undefined || welcome === undefined) throw new Error('a story is gone');
  const chosen = ({ chart, assessment }: typeof paroxetine, id: 'bupropion-augmentation' | 'dose-reduction') => {
    const refused = assessment.options.flatMap((option) => (option.id === id ? (whyNoPlan(option, { chart, knowledge, on: TODAY, region: 'US' }) ?? []) : []));
    const noPlan = refused.map(({ option, refusal, waits, way }) => ({ option, why: refusal.message, waits, way }));
    const document = aNoteDocument({ chart, on: TODAY, knowledge }, { option: id, visit: { noPlan, plan: null } });
    const snapshot = { ...document.snapshot, plan: null };
    const said = snapshot.note.sections.flatMap(({ segments }) => segments).find((segment) => segment.id === `plan.none.${id}`)?.text ?? '';
    const of = { options: snapshot.assessment.options, note: snapshot.note, plan: null, planRefused: null, flags: [], knowledge };
    return { snapshot, document, said, missing: (why: string) => missingFor({ ...snapshot.visit, reasons: [{ option: id, why }] }, of), must: mustSayWhy(snapshot.assessment.options.filter((option) => option.id === id), { visit: snapshot.visit, plan: null, knowledge }) };
  };

  test('a refusal is signed past with a written reason alone, and stands in note, read-back and FHIR with what would make a plan possible', () => {
    const { snapshot, document, said, missing, must } = chosen(paroxetine, 'bupropion-augmentation');
    expect(said).toBe('No plan could be proposed by the tool: paroxetine may be at most 20 mg a day beside bupropion XL: Paroxetine at 20 mg or less. At 20 mg of paroxetine a plan can be made; until then it is planned by hand in the note.');
    expect(snapshot.visit.noPlan?.[0]?.way).toBe('At 20 mg of paroxetine a plan can be made; until then it is planned by hand in the note.');
    expect(must).toEqual(['bupropion-augmentation']);
    expect(missing('')).toEqual(['Write the plan by hand in the note: none can be proposed.', 'Say why, no plan of it can be proposed: Add bupropion to the present antidepressant.']);
    expect(missing('Lowered by the ward tomorrow')).toEqual(['Write the plan by hand in the note: none can be proposed.']);
    expect(readBack({ ...snapshot, tasks: [], against: [], knowledge, flags: [], unasked: [] })).toContainEqual({ label: 'No plan', lines: [said] });
    expect(JSON.stringify(documentBundle(document))).toContain('At 20 mg of paroxetine a plan can be made');
  });

  test('a plan that waits for a dose is no refusal, and a reader of the note is asked nothing', () => {
    const { said, must, snapshot } = chosen(welcome, 'dose-reduction');
    const { noPlan: _none, ...bare } = snapshot.visit;
    expect(said).toBe('No plan could be proposed by the tool: 10 mg is not above the lowest usual dose of escitalopram.');
    expect(must).toEqual(mustSayWhy(snapshot.assessment.options.filter(({ id }) => id === 'dose-reduction'), { visit: bare, plan: null, knowledge }));
    expect(noPlanOf(welcome.assessment, { chart: welcome.chart, knowledge, on: TODAY, region: 'US' })).toEqual([{ option: 'dose-reduction', waits: true, words: 'The plan waits: 10 mg is not above the lowest usual dose of escitalopram; name the dose to go down to.' }]);
  });
});

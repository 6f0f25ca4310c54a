import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { AskingProvider } from '@/components/assessment/asking';
import { OptionList } from '@/components/assessment/option-list';
import { assess } from '@/server/clinical/assess';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { noPlanOf } from '@/server/services/workspace/no-plan-of';
import { ruledOutOf } from '@/server/services/workspace/ruled-out-of';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

// What an option shows of its plan is asked of the server when the option is opened, and is tested with the plan.
vi.mock('@/components/plan/plan-glance', () => ({ PlanGlance: () => null }));

const TODAY = localDate('2026-11-24');
const knowledge = loadKnowledge();
const PATIENT = '6f2f6a1e-94b3-4a11-8a3c-111111111111';

const shown = ALL_STORIES.map((story) => {
  const { key, chart } = tellStory(story, TODAY, knowledge);
  const assessment = assess(chart, knowledge, TODAY);
  const noPlan = noPlanOf(assessment, { chart, knowledge, on: TODAY, region: story.clinic === 'hillside' ? 'UK' : 'US' });
  const guides = knowledge.options.map((option) => ({ ...option, members: [...option.members], watchedFrom: option.watchedFrom ?? null, monitoring: option.monitoring.map(({ what, daysAfterStart, why }) => ({ what, daysAfterStart, why })), discussionPoints: [...option.discussionPoints], typicalSteps: [...option.typicalSteps], indications: option.rules.flatMap(({ id, kind }) => (kind === 'indication' ? [id] : [])) }));
  const html = renderToStaticMarkup(
    createElement(AskingProvider, {
      patientId: PATIENT, on: TODAY, urgent: [], questions: assessment.questions, answered: [], optionTitles: {}, mayAnswer: true,
      children: createElement(OptionList, {
        options: assessment.options, elsewhere: assessment.elsewhere, guides, ruledOut: ruledOutOf(assessment, knowledge), noPlan, questions: assessment.questions, reviewed: false, disagreements: [...knowledge.disagreements.options], patientId: PATIENT, live: true, mayAsk: false, waiting: chart.waiting,
        shelves: { basis: new Map(assessment.basis.map((fact) => [fact.id, fact])), answers: new Map(), references: new Map(knowledge.references.map((reference) => [reference.id, reference])), stating: new Map(), credited: new Map() },
      }),
    }),
  );
  const rows = new Map(assessment.options.map(({ id }) => [id, html.slice(html.indexOf(`id="option-${id}"`)).split('<details class="option-row')[0] ?? '']));
  return { key, chart, assessment, noPlan, html, rows };
});

describe.each(shown.map((one) => [one.key, one] as const))('H-09: the options of %s', (_, { assessment, chart, noPlan, html, rows }) => {
  test('each has one shape: status word, deciding reason, evidence, and every part opened or not', () => {
    expect(rows.size).toBe(8);
    for (const [id, row] of rows) for (const part of ['For', 'Against', 'Not known', 'Wrong if', 'Evidence', 'How it goes', 'To watch', 'To discuss']) expect(row.includes(`>${part}</h3>`), `${id}: ${part}`).toBe(true);
    expect(html).not.toMatch(/<details[^>]* open/);
    expect(html).toContain('It is not a ranking');
  });

  test('each shows every reason with its rule, its sources and what is not known', () => {
    for (const option of assessment.options) {
      const row = rows.get(option.id) ?? '';
      for (const { rule, refs } of [...option.reasons, ...option.wrongIf]) {
        expect(row.includes(`href="/evidence/${rule}"`), `${option.id}: ${rule}`).toBe(true);
        for (const ref of refs) expect(row.includes(`data-reference="${ref}"`), `${option.id}: ${ref}`).toBe(true);
      }
      if (option.unknown.length > 0) expect(row.includes('Nothing that a rule of this option reads.'), option.id).toBe(false);
      expect(row, 'both sides of the evidence').toContain('aria-label="Sources disagree"');
    }
  });

  test('H-09: what has no plan says so beside its status, closed as it is', () => {
    for (const [id, row] of rows) {
      const words = noPlan.find(({ option }) => option === id)?.words;
      expect(row.includes('data-no-plan'), id).toBe(words !== undefined);
      if (words !== undefined) expect(/<summary.*?<\/summary>/s.exec(row)?.[0].replaceAll('\u00a0', ' ').replaceAll(/<[^>]*>/g, ''), id).toContain(words);
    }
  });

  test('what closes an option that does not apply stands against it, with the rules that would make it one', () => {
    for (const { id, status, deciding } of assessment.options) {
      const against = /<h3[^>]*>Against<\/h3>(.*?)<h3/s.exec(rows.get(id) ?? '')?.[1] ?? '';
      const lacking = status === 'not-applicable' && deciding.startsWith('Not on this chart');
      expect(against.includes('Not on this chart'), id).toBe(lacking);
      if (!lacking) continue;
      expect(against, id).not.toContain('Nothing on this chart speaks against it');
      for (const rule of knowledge.options.find((option) => option.id === id)?.rules ?? []) if (rule.kind === 'indication') expect(against, id).toContain(`href="/evidence/${rule.id}"`);
    }
  });

  test('H-05: records that nobody could read stand beside the options in their own words', () => {
    expect(html.includes('Not understood')).toBe(chart.waiting.length > 0);
    for (const { text } of chart.waiting) expect(html).toContain(text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;'));
  });
});

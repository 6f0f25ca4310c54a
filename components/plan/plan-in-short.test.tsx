import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { previewPlan } from '@/server/clinical/preview-plan';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { PlanInShort } from './plan-in-short';

test('a plan in short names the medicines that it does not touch, with what the chart has of their dose', () => {
  const chart = aPatient().aged(50).withLists().taking('duloxetine', [['2026-01-01', 60]], { drugId: 'duloxetine' }).taking('tramadol', [['2026-07-16', 200]]).taking('quetiapine', [['2026-07-16', null]]).build();
  const preview = previewPlan({ option: 'bupropion-switch', request: null, start: null }, { chart, knowledge: loadKnowledge(), on: TODAY, region: 'US' });
  expect(preview.outcome.kind).toBe('plan');
  // Without the ways on from it, which need the page around them.
  const inShort = (beside: typeof preview.beside): string => renderToStaticMarkup(createElement(PlanInShort, { preview: { ...preview, request: null, beside }, patientId: 'p' }));
  const words = inShort(preview.beside);
  const line = words.slice(words.indexOf('Not changed by this plan, as the chart has it: '));
  expect(line).toMatch(/quetiapine dose not recorded/i);
  expect(line).toMatch(/tramadol 200 mg a day/i);
  expect(line).not.toMatch(/duloxetine/i);
  expect(inShort([])).not.toContain('Not changed by this plan');
});

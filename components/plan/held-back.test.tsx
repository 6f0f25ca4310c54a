import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { previewPlan } from '@/server/clinical/preview-plan';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { Figures } from './compare-ways';
import { HeldBack } from './held-back';
import { openFlagsOf } from './open-flags';

const knowledge = loadKnowledge();
const story = readVignettes().find(({ id }) => id === 'relapse-taken-for-blunting');
if (story === undefined) throw new Error('the story of a relapse is gone');
const { chart, on } = story;
const assessment = assess(chart, knowledge, on);
const shown = (option: 'dose-reduction' | 'bupropion-augmentation', settled: boolean | null): string => {
  const { heldBackBy } = previewPlan({ option, request: null, start: null }, { chart, on, knowledge, region: 'US' });
  const flagAnswers = settled === null ? [] : [{ flag: 'relapse', what: 'Seen', by: 'Ada Boyd', on, settled }];
  const flags = openFlagsOf({ assessment, alertFlags: [], flagAnswers });
  return renderToStaticMarkup(createElement(HeldBack, { flags, by: heldBackBy, patientId: 'p' })).replaceAll(/<(?!a )[^>]+>/g, '');
};

test('H-10: a plan that does what an open flag holds back says so, with the way to the flag; of a settled flag, or a plan that does nothing of it, nothing', () => {
  const held = shown('dose-reduction', null);
  expect(held).toContain('Depression returning or getting worse');
  expect(held).toContain('href="/patients/p#flag-relapse"');
  expect(held).toContain('This plan does what it holds back: next taper step');
  expect(shown('dose-reduction', false)).toBe(held);
  expect(shown('dose-reduction', true)).toBe('');
  expect(shown('bupropion-augmentation', null)).not.toContain('taper');
});

test('H-10: two ways side by side under an open flag name it once for both among what worries; nothing marked in the steps is not nothing', () => {
  const { outcome } = previewPlan({ option: 'bupropion-augmentation', request: null, start: null }, { chart, on, knowledge, region: 'US' });
  if (outcome.kind !== 'plan') throw new Error('no plan');
  const one = { outcome: { kind: 'plan' as const, summary: { ...outcome.summary, worries: [] } } };
  const said = (openFlags: ReturnType<typeof openFlagsOf>): string => renderToStaticMarkup(createElement('table', null, createElement(Figures, { comparison: { ways: [one, one] } as never, names: {}, shelf: { references: new Map() } as never, openFlags })));
  expect(said(openFlagsOf({ assessment, alertFlags: [], flagAnswers: [] })).split('Depression returning or getting worse')).toHaveLength(2);
  expect(said([])).toContain('nothing marked in these steps');
  expect(said([])).not.toContain('Open on this chart');
});

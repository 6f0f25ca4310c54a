import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { SourceLead } from './source-lead';

test('what our reader noted of a work never stands in quotation marks', () => {
  const work = loadKnowledge().references.find(({ id }) => id === 'label-trintellix');
  if (work === undefined) throw new Error('no entry');
  const words = 'a strong CYP2D6 inhibitor such as bupropion';
  const shown = renderToStaticMarkup(<SourceLead work={work} stated={{ by: [{ ref: 'label-trintellix', words, read: null }], ours: [] }} names={[]} />);
  expect(shown).toContain(words);
  expect(shown).toContain('As our reader noted it');
  expect(shown).not.toMatch(/<q>|[“”]/);
});

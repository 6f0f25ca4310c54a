import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { ruledOutOf } from '@/server/services/workspace/ruled-out-of';
import type { Workspace } from '@/server/contracts/workspace';
import { OptionStanding } from './option-standing';

const knowledge = loadKnowledge();
const stories = readVignettes().map(({ chart, on }) => assess(chart, knowledge, on));
const standing = (assessment: (typeof stories)[number], option: string): string => {
  const workspace = { assessment, ruledOut: ruledOutOf(assessment, knowledge), patient: { id: 'p' } } as unknown as Pick<Workspace, 'assessment' | 'ruledOut' | 'patient'>;
  return renderToStaticMarkup(createElement(OptionStanding, { workspace, option })).replaceAll(/<[^>]+>/g, '');
};

test('a plan of an option that is not open says so first, with what was not asked; of an open one nothing', () => {
  const seen = { closed: 0, asking: 0, open: 0 };
  for (const assessment of stories) {
    for (const { id, status, deciding } of assessment.options) {
      const said = standing(assessment, id);
      const unasked = assessment.questions.filter(({ changes, askedOn }) => askedOn === null && changes.includes(id));
      if (status === 'fits') {
        expect(said).toBe('');
        seen.open += 1;
        continue;
      }
      if (status === 'contraindicated' || status === 'not-applicable') {
        expect(said).toContain('closed on this chart');
        seen.closed += 1;
      } else {
        expect(said.toLowerCase()).toContain(deciding.replaceAll('&', '&amp;').slice(0, 20).toLowerCase());
      }
      expect(said).not.toContain('..');
      for (const { short } of unasked) expect(said).toContain(short);
      if (unasked.length > 0) seen.asking += 1;
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test('what nobody asked stands there beside a plan that another reason closes', () => {
  const unsettled = stories.find(({ options, questions }) => options.some(({ id, status, unknown }) => id === 'bupropion-augmentation' && status === 'not-applicable' && unknown.some(({ fact }) => fact === 'condition:bulimia-anorexia')) && questions.some(({ fact }) => fact === 'eating-disorder'));
  expect(unsettled).toBeDefined();
  if (unsettled !== undefined) expect(standing(unsettled, 'bupropion-augmentation')).toMatch(/Not asked: .*eating disorder/);
});

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { OptionChangeLine } from './advice-change';

it('a change of the advice says who ruled an option out', () => {
  const line = renderToStaticMarkup(createElement(OptionChangeLine, { tells: 'was', change: { id: 'bupropion-switch', title: 'B', was: 'contraindicated', now: 'fits', wasRuledOut: 'label', nowRuledOut: null, added: [], gone: 0, answered: 0, asked: 0 } }));
  expect(line).toContain('Was: Contraindicated.');
});

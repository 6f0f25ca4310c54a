import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import type { Workspace } from '@/server/contracts/workspace';
import { WhyToday } from './why-today';

const at = (status: string, stopOn: string | null, steps: readonly object[]): string => {
  const workspace = { on: '2026-11-23', assessment: { indexMedicine: 'own', medicineToChange: 'own' }, chart: { episodes: [{ id: 'own', drug: 'sertraline', status, stopOn, steps }] } } as unknown as Workspace;
  return renderToStaticMarkup(createElement(WhyToday, { workspace })).replaceAll(/<[^>]+>/g, '');
};
const STEPS = [{ from: '2026-11-09', microgramsPerDay: 12_500 }];

test('a medicine that is taken again is not told as missing; one that was changed for another is', () => {
  const since = (drug: string): string => {
    const episodes = [{ id: 'own', drug: 'sertraline', status: 'stopped', stopOn: '2026-04-26', steps: STEPS }, { id: 'now', drug, status: 'active', stopOn: null, steps: STEPS }];
    const workspace = { on: '2026-11-23', assessment: { indexMedicine: 'own', medicineToChange: 'now' }, chart: { episodes } } as unknown as Workspace;
    return renderToStaticMarkup(createElement(WhyToday, { workspace })).replaceAll(/<[^>]+>/g, '');
  };
  expect(since('sertraline')).toMatch(/\. Day 15 on sertraline 12.5/);
  expect(since('sertraline')).not.toContain('without');
  expect(since('escitalopram')).toContain('Day 211 without sertraline.');
});

test('a medicine that has ended is never told as taken', () => {
  expect(at('active', null, STEPS)).toContain('Day 15 on sertraline 12.5');
  expect(at('stopped', '2026-11-15', STEPS)).toMatch(/\. Day 8 without sertraline\.$/);
  for (const status of ['stopped', 'unknown', 'planned']) expect(at(status, null, STEPS)).not.toMatch(/sertraline/);
});

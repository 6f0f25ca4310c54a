import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import type { Workspace } from '@/server/contracts/workspace';
import { WhyToday } from './why-today';

const at = (status: string, stopOn: string | null, steps: readonly object[]): string => {
  const workspace = { on: '2026-11-23', assessment: { indexMedicine: 'own' }, chart: { episodes: [{ id: 'own', drug: 'sertraline', status, stopOn, steps }] } } as unknown as Workspace;
  return renderToStaticMarkup(createElement(WhyToday, { workspace })).replaceAll(/<[^>]+>/g, '');
};
const STEPS = [{ from: '2026-11-09', microgramsPerDay: 12_500 }];

test('a medicine that has ended is never told as taken', () => {
  expect(at('active', null, STEPS)).toContain('Day 15 on sertraline 12.5');
  expect(at('stopped', '2026-11-15', STEPS)).toMatch(/\. Day 8 without sertraline\.$/);
  for (const status of ['stopped', 'unknown', 'planned']) expect(at(status, null, STEPS)).not.toMatch(/sertraline/);
});

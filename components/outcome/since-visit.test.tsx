import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import type { DecisionOutcome, PatientOutcomes, Since } from '@/server/contracts/outcome';
import { SinceVisit } from './since-visit';

const [SEPTEMBER, TODAY] = [localDate('2026-09-03'), localDate('2026-11-23')];
const judged = { verdict: 'cannot-tell', why: 'No PHQ-9 total since the start.' } as const;
const switched: DecisionOutcome = {
  noteId: 'n1', visitId: 'v1', number: 'R-1', options: ['bupropion-switch'], decision: 'Switch to bupropion', decidedOn: SEPTEMBER, start: SEPTEMBER, until: null,
  pairs: [], response: judged, remission: judged, feeling: 'Nothing is concluded.', respondedOn: null, lookBack: { phq9: 28, sbr: 90, gad7: 28 },
};
const nothing = { contacts: [], done: [], late: [], alerts: [], reports: [], changes: [] };
const visit = (of: Pick<Since, 'visitId' | 'number' | 'on' | 'decision'>): Since => ({ ...of, days: 0, author: 'Ada Boyd', ...nothing });
const shown = (since: Since, decisions: DecisionOutcome[], unread: PatientOutcomes['unread'] = []): string => renderToStaticMarkup(createElement(SinceVisit, { patientId: 'p', instruments: [], outcomes: { ok: true, value: { on: TODAY, since, decisions, unread } } }));
const words = (html: string): string => html.replaceAll(/<[^>]+>/g, '');

test('the last visit is told with what it decided, since when and its note, once', () => {
  const html = shown(visit({ visitId: 'v1', number: 'R-1', on: SEPTEMBER, decision: 'Switch to bupropion' }), [switched]);
  expect(words(html)).toContain('Since the visit of 03-Sep-2026');
  expect(words(html).split('Switch to bupropion')).toHaveLength(2);
  expect(html).toContain('href="/visits/v1"');
  expect(words(html)).not.toContain('Still stands');
});

test('a decision that a later visit without one leaves standing is named over its scores, with its day and note', () => {
  const html = shown(visit({ visitId: 'v2', number: 'R-2', on: TODAY, decision: 'Not today' }), [switched]);
  expect(words(html)).toContain('Still stands: Switch to bupropion, decided 03-Sep-2026. Note R-1');
  expect(html).toContain('href="/visits/v1"');
});

test('one that a later visit ended says until when it stood', () => {
  const html = shown(visit({ visitId: 'v2', number: 'R-2', on: TODAY, decision: 'None of these' }), [{ ...switched, until: TODAY }]);
  expect(words(html)).toContain('Stood: Switch to bupropion, decided 03-Sep-2026, until 23-Nov-2026. Note R-1');
});

test('one that cannot be read is named by day and note, and is not told as no decision', () => {
  const since = visit({ visitId: 'v2', number: 'R-2', on: TODAY, decision: 'Decision cannot be read here; the note has it' });
  const unread = [{ visitId: 'v2', number: 'R-2', decidedOn: TODAY }];
  const html = shown(since, [{ ...switched, until: TODAY }], unread);
  expect(words(html)).toContain('The decision of 23-Nov-2026 cannot be read here, so nothing is said of what came of it, and nothing decided before it stands. Note R-2 has it.');
  expect(words(html)).toContain('Stood: Switch to bupropion');
  expect(words(shown(since, [], unread))).not.toContain('No option was decided on');
});

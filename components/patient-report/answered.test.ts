import { expect, test } from 'vitest';
import type { ReportForm, ReportPage } from '@/server/contracts/report-door';
import { asked, firstOpen, savedOf, withPage } from './answered';

const page = (id: string, over: Partial<ReportPage> = {}): ReportPage => ({ id, kind: 'one', kick: null, question: id, choices: [{ value: 0, label: 'No' }, { value: 1, label: 'Yes' }], declined: null, ends: null, textLabel: null, before: null, unless: null, small: null, ...over });
const PAGES = [page('gate'), page('inside', { unless: { page: 'gate', value: 0 }, before: { id: 'inside:before', question: 'Before?', choices: [] }, textLabel: 'Words' }), page('last')];
const form: ReportForm = { state: 'form', clinic: 'River', phone: null, hours: null, demo: false, inClinic: false, language: 'en', filledBy: 'patient', comparedWith: null, pages: PAGES, answers: {}, version: 0, crisis: { emergency: null, line: null, name: null, wording: '', checked: false }, unreviewed: false };
const save = (of: ReportForm, id: string, value: number | null): ReportForm => {
  const one = PAGES.find((other) => other.id === id);
  if (one === undefined) throw new Error(id);
  return withPage(of, one, { given: { value, before: 2, text: 'mine' }, version: of.version + 1 });
};

test('a question that an answer takes away is asked anew when the answer brings it back', () => {
  const full = ['gate', 'inside', 'last'].reduce((of, id) => save(of, id, 1), form);
  expect([firstOpen(asked(full, full.answers), full.answers), full.answers]).toEqual([-1, { gate: 1, inside: 1, 'inside:before': 2, 'inside:text': 'mine', last: 1 }]);
  const without = save(full, 'gate', 0);
  expect([asked(without, without.answers).map(({ id }) => id), without.answers]).toEqual([['gate', 'last'], { gate: 0, last: 1 }]);
  const again = save(without, 'gate', 1);
  expect([firstOpen(asked(again, again.answers), again.answers), again.version]).toEqual([1, 5]);
});

test('declined is answered, and what was saved of a page comes back whole', () => {
  const declined = save(form, 'gate', null);
  expect(firstOpen(asked(declined, declined.answers), declined.answers)).toBe(1);
  const inside = PAGES[1] ?? page('none');
  expect([savedOf(inside, declined.answers), savedOf(inside, save(declined, 'inside', 1).answers)]).toEqual([undefined, { value: 1, before: 2, text: 'mine' }]);
});

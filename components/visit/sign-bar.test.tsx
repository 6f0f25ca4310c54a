import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { SignBar } from './sign-bar';
import type { DraftControls } from './use-draft';

const barOf = (unasked: DraftControls['draft']['unasked'], settled: boolean | null, noPlan: DraftControls['draft']['noPlan'] = []): string => {
  const flags = settled === null ? [] : [{ flag: 'relapse', answer: { what: 'Seen next week', by: 'Ada Boyd', on: '2026-11-23', settled } }];
  const draft = { unasked, flags, noPlan, missing: [], mustLook: false, savedAt: '2026-11-23T13:00:00Z', timeZone: 'UTC', author: { name: 'Ada Boyd' }, patient: { id: 'p' } };
  const controls = { draft, state: 'kept', failure: null, isUnreached: false, theirs: null } as unknown as DraftControls;
  return renderToStaticMarkup(createElement(SignBar, { controls, notSigned: null, onSign: () => undefined }));
};

test('H-17: nothing is called open only where no flag stays open and nothing was left unasked for safety; neither keeps it from being signed', () => {
  const question = { question: 'suicidal-now', short: 'suicidal thoughts now', state: 'Not asked', isListed: true };
  expect(barOf([], null)).toContain('nothing open');
  expect(barOf([], true)).toContain('nothing open');
  const both = barOf([question], false);
  expect(both).not.toContain('nothing open');
  expect(both).toContain('Not asked: <a class="link" href="/patients/p#question-suicidal-now">suicidal thoughts now</a>');
  expect(both).toContain('One flag stays open');
  expect(both).not.toContain('disabled=""');
  expect(barOf([{ ...question, isListed: false }], null)).toContain('href="#flags-to-answer"');
  expect(barOf([{ ...question, state: 'Asked on 22-Nov-2026, still unknown' }], null)).toMatch(/<li>Asked on 22-Nov-2026, still unknown: <a/);
  const refused = barOf([], null, [{ option: 'bupropion-augmentation', words: 'No plan was made: not sold here.' }]);
  expect(refused).not.toContain('nothing open');
  expect(refused).toContain('No plan was made: not sold here.');
});

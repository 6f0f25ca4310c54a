import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';

import { AskingProvider } from './asking';
import { QuestionList } from './question-list';
import type { AskedQuestion } from './types';

vi.mock('./question-row', () => ({ QuestionRow: () => null, askedFor: () => '' }));

test('what is set aside is named by every option that it is set aside for', () => {
  const asked = (fact: string, option: 'ketamine-pathway' | 'therapy-referral', name: string): AskedQuestion =>
    ({ fact, question: `${fact}?`, short: fact, changes: [option], around: [], forSafety: false, covers: [], choices: [], answer: 'yes-no', opens: null, unit: null, askedOn: null, askedOf: 'patient', tellsApart: false, refs: [], apart: { option, name } });
  const questions = [asked('pressure', 'ketamine-pathway', 'the first'), asked('setting', 'ketamine-pathway', 'the first'), asked('waiting', 'therapy-referral', 'the second')];
  const shown = renderToStaticMarkup(
    <AskingProvider patientId="p" on="2026-11-23" urgent={[]} questions={questions} answered={[]} optionTitles={{}} mayAnswer><QuestionList bases={{}} beside={null} /></AskingProvider>,
  );
  expect(shown.replace(/<[^>]+>/g, '')).toContain('3 more, for the first and the second pressure; setting; waiting');
});

test('where no option waits for an answer, that alone is said, with what the explanations lack beside it', () => {
  const shown = renderToStaticMarkup(<AskingProvider patientId="p" on="2026-11-23" urgent={[]} questions={[]} answered={[]} optionTitles={{}} mayAnswer><QuestionList bases={{}} beside="For the explanations: ask AUDIT-C." /></AskingProvider>);
  expect(shown.replace(/<[^>]+>/g, '')).toContain('Nothing to ask that an option waits for. For the explanations: ask AUDIT-C.');
});

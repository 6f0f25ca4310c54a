import { expect, test } from 'vitest';
import { CHART_FILES, EXPORT_FILES } from '@/server/contracts/export';
import { RECORD_FILES } from '@/server/contracts/record';
import { disclosedWords } from './disclosed-words';

test.each([
  ['note.docx', 'R-2026-000418 version 1', true, 'Note R-2026-000418 version 1, as Word file'],
  ['note.pdf', null, true, 'Draft of a note, as PDF'],
  ['clipboard', 'R-2026-000418 version 2', true, 'Note R-2026-000418 version 2, copied as text'],
  ['handout.pdf', 'R-2026-000418 version 1', true, 'Sheet for the patient, from note R-2026-000418 version 1'],
  ['handout.pdf', null, true, 'Sheet for the patient, from the draft of a note'],
  ['record.pdf', null, false, 'Whole record, as PDF'],
  ['scores.csv', null, false, 'Scores, without name and date'],
])('%s of %s', (file, note, ofVisit, words) => {
  expect(disclosedWords({ file, note, ofVisit })).toBe(words);
});

test('no form leaves under its file name', () => {
  for (const file of [...EXPORT_FILES, 'clipboard']) expect(disclosedWords({ file, note: 'R-2026-000418 version 1', ofVisit: true })).not.toContain(file);
  for (const file of [...CHART_FILES, ...RECORD_FILES]) expect(disclosedWords({ file, note: null, ofVisit: false })).not.toContain(file);
});

import { expect, test } from 'vitest';
import { visitFieldsSchema, EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import { z } from 'zod';
import { saveFailure } from './save-failure';

const long = 'lorem '.repeat(3400);

/** What the server answers to such a draft. */
function refused(part: object): string {
  const read = z.object({ fields: visitFieldsSchema }).safeParse({ fields: { ...EMPTY_FIELDS, ...part } });
  if (read.success) throw new Error('taken');
  return saveFailure({ message: 'Something in the entry needs a correction.', fields: Object.fromEntries(read.error.issues.map(({ path, message }) => [path.map(String).join('.'), message])) });
}

test.each([
  [{ decision: { kind: 'options', options: ['dose-reduction'], why: long } }, /^Why: At most 2000 characters\.$/],
  [{ decision: { kind: 'none-of-these', why: long } }, /^Why: At most 8000 characters\.$/],
  [{ reason: long }, /^Reason for the visit: At most 4000 characters\.$/],
  [{ patientPrefers: long }, /^The patient prefers: At most 4000 characters\.$/],
])('a draft with too much in one field says which: %#', (part, words) => {
  expect(refused(part)).toMatch(words);
});

test('what names no field is said as the server said it', () => {
  expect(saveFailure({ message: 'The draft is signed.', fields: { version: 'x' } })).toBe('The draft is signed.');
});

import { expect, test } from 'vitest';
import { saveVisitInput } from './visit';
import { EMPTY_FIELDS, visitFieldsSchema } from './visit-fields';
import type { VisitFields } from './visit-fields';

const ID = '0192f0c1-0000-7000-8000-000000000001';
const refused = (changes: Partial<VisitFields>): readonly string[] =>
  saveVisitInput.safeParse({ patientId: ID, visitId: ID, version: 1, fields: { ...EMPTY_FIELDS, ...changes } }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('H-10: one option is neither chosen twice nor given two reasons, of which signing would ask one and the note tell the other', () => {
  const reasons = [{ option: 'ketamine-pathway' as const, why: '' }, { option: 'ketamine-pathway' as const, why: 'second' }];
  expect(refused({ reasons })).toEqual(['fields.reasons: An option has one reason.']);
  expect(refused({ decision: { kind: 'options', options: ['ketamine-pathway', 'ketamine-pathway'], why: null } })).toEqual(['fields.decision: An option is chosen once.']);
  expect(refused({ reasons: reasons.slice(1), decision: { kind: 'options', options: ['ketamine-pathway', 'dose-reduction'], why: null } })).toEqual([]);
  // What is stored already is read as it is.
  expect(visitFieldsSchema.safeParse({ ...EMPTY_FIELDS, reasons }).success).toBe(true);
});

import { expect, test } from 'vitest';
import { recordNumber } from './record-number';

const number = (label: string, system = 'urn:example') => ({ label, system, value: '1' });

test('the clinic’s own number goes before any other', () => {
  expect(recordNumber([number('Number'), number('MRN')])?.label).toBe('MRN');
  expect(recordNumber([number('Social Security Number'), number('Medical Record Number')])?.label).toBe('Medical Record Number');
});

test('numbers of the state never stand in the banner', () => {
  expect(recordNumber([number('Social Security Number'), number('Driver\'s license'), number('Number', 'http://hl7.org/fhir/sid/us-ssn')])).toBeNull();
});

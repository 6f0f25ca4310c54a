import { expect, test } from 'vitest';
import { patientIcon } from './patient-icon';

const icon = (family: string, given: string, id = '79b547a7-1cb6-81d5-a27f-dd6507b39153') => decodeURIComponent(patientIcon({ id, name: { family, given } }).slice('data:image/svg+xml,'.length));

test.each([
  ['Halvorsen', 'Nora', '>HN<'],
  ['Österberg', 'Åsa', '>ÖÅ<'],
  ['d’Arcy', '', '>D<'],
  ['', '', '>?<'],
  ['<script>', '"&', '>S<'],
])('the tab of %s, %s carries initials and no markup of the name', (family, given, shown) => {
  expect(icon(family, given)).toContain(shown);
  expect(icon(family, given).match(/</g)).toHaveLength(6);
});

test('it does not hold the name, and people of the same initials differ by their record', () => {
  expect(icon('Halvorsen', 'Nora')).not.toMatch(/Halvorsen|Nora/);
  const marsh = ['3c7c3bd6-7684-8c95-abe2-6088e170fc54', 'b8ab7ee2-9f93-87e5-9a84-3c6a4043d434'].map((id) => icon('Marsh', 'Elena', id));
  expect(new Set(marsh).size).toBe(2);
});

import { expect, it } from 'vitest';

import { aPatient } from '@/server/clinical/testing/a-patient';
import { documentOf } from '@/server/clinical/testing/any-document';
import { addDays } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { toConsult } from './consult';

it('a score and the days since it are never read for each other', () => {
  const document = documentOf(null, loadKnowledge());
  const { snapshot } = document;
  const chart = aPatient().scored('phq9', addDays(snapshot.on, -71), 19).scored('phq9', addDays(snapshot.on, -4), 3).build();
  const lines = toConsult({ ...document, snapshot: { ...snapshot, chart } }).sections.flatMap((section) => section.lines);
  expect(lines).toContain('PHQ-9: 3 (4 days before the visit); 19 (71 days before the visit).');
});

it('tells the score that the question is about, with its range and that nobody validated it', () => {
  const lines = toConsult(documentOf(null, loadKnowledge())).sections.flatMap((section) => section.lines);
  expect(lines.find((line) => line.startsWith('Blunting report'))).toMatch(/^Blunting report \(0 to 48, higher means more blunting reported; not validated\): 26 \(\d+ days before the visit\)\.$/);
});

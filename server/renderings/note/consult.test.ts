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

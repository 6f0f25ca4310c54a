import { expect, test } from 'vitest';

import { documentOf, NORA } from '@/server/clinical/testing/any-document';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { plan } from '@/server/clinical/plan';
import { readBoxes } from '@/server/exports/testing/read-pdf';
import type { Box } from '@/server/exports/testing/read-pdf';
import { loadKnowledge } from '@/server/knowledge/load';
import { handoutPdf } from './handout-pdf';
import { notePdf } from './note-pdf';

const knowledge = loadKnowledge();
const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'sertraline', mgPerDay: 50 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, aPatient().build(), knowledge, localDate('2026-11-24'));
if (!made.ok) throw new Error(made.error.message);

const FOOT = 56;
const collide = (one: Box, other: Box): boolean => one !== other && Math.abs(one.y - other.y) < 6 && one.x < other.x + other.width && other.x < one.x + one.width;

test.each([
  ['Penhaligon', 'Alasdair'],
  ['Hollis-Mbeki', 'Winifred Alexandrina'],
  ['Wolfeschlegelsteinhausenbergerdorff-Vandermolen', 'Maria Immaculata Concepción'],
  ['X'.repeat(100), 'y z '.repeat(25)],
])('the foot of every page keeps the name %s, %s apart from the number and on the paper', async (family, given) => {
  const document = documentOf(made.value, knowledge, { ...NORA, family, given });
  for (const bytes of [await notePdf(document), await handoutPdf(document)]) {
    for (const { width, boxes } of await readBoxes(bytes ?? Buffer.alloc(0))) {
      const foot = boxes.filter(({ y }) => y < FOOT);
      expect(foot.map(({ text }) => text).join('')).toContain('R-2026-000418 v1');
      for (const box of foot) {
        expect(foot.filter((other) => collide(box, other)).map(({ text }) => text), box.text).toEqual([]);
        expect(box.x + box.width, box.text).toBeLessThanOrEqual(width - 40);
        expect(box.y, box.text).toBeGreaterThan(8);
      }
    }
  }
});

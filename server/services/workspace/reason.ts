import type { Assessment, Worksheet } from '@/server/clinical/model/assessment';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';

const OPEN: Worksheet = { items: [], total: null, result: null, refs: [] };

/** Holds the place of the assessment until the engine is in the tree: says nothing about the chart. */
export const reason = (_chart: Chart, on: LocalDate): Assessment => ({
  on,
  knowledge: { version: '', hash: '' },
  engine: '',
  fingerprint: '',
  headline: 'The assessment is not there yet.',
  flags: [],
  changes: [],
  causes: [],
  worksheets: { naranjo: OPEN, whoUmc: OPEN },
  options: [],
  questions: [],
  trace: [],
  basis: [],
  indexMedicine: null,
});

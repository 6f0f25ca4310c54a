import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Chart } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { chartSchema } from '@/server/contracts/chart';
import { vignette } from '../schema/vignette';

const FOLDER = path.join(import.meta.dirname, '..', 'vignettes');

/** Every vignette's chart and day, for tests that go over all stories. */
export const readVignettes = (): readonly { readonly id: string; readonly chart: Chart; readonly on: LocalDate }[] =>
  readdirSync(FOLDER)
    .sort()
    .map((name) => vignette.parse(JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'))))
    .map(({ id, chart, on }) => ({ id, chart: chartSchema.parse(chart), on: localDate(on) }));

import { z } from 'zod';
import { createReportInput } from '@/server/contracts/report';
import type { CatalogInstrument, InstrumentParts } from './instrument-parts';
import { NO_ONSET } from './read-onset';
import { readReport } from './read-report';
import { typedChoice, typedDay } from './typed-fields';

const { shape } = createReportInput;
const texts = z.record(z.string(), z.string());

/** The report of one instrument as typed; what comes out is what the contract takes. */
export const reportForm = (instrument: CatalogInstrument, parts: InstrumentParts) =>
  z
    .object({
      on: typedDay(shape.on, 'Write the day the answers are true for.'),
      filledBy: typedChoice(shape.filledBy, 'Choose who filled it in.'),
      entry: z.enum(['items', 'scores']),
      answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      scores: texts,
      words: z.string(),
      onset: z.object({ precision: z.string(), day: z.string(), month: z.string(), season: z.string(), year: z.string() }),
    })
    .transform(({ on, filledBy, ...typed }, context) => {
      const { wrong, ...report } = readReport(instrument, parts, typed);
      for (const [path, message] of Object.entries(wrong)) context.addIssue({ code: 'custom', message, path: path.split('.') });
      return { instrument: instrument.id, on, filledBy, ...report };
    });

/** Every field of the form, empty: nothing is chosen before somebody chooses. */
export function emptyReport(instrument: CatalogInstrument, parts: InstrumentParts) {
  const answers: Record<string, string | string[]> = {};
  for (const { id } of instrument.items) {
    answers[id] = '';
    for (const column of parts.columns.slice(1)) answers[`${id}:${column.id}`] = '';
  }
  for (const { id } of [...parts.extraItems, ...(parts.gate === undefined ? [] : [parts.gate]), ...(parts.anchor === undefined ? [] : [parts.anchor])]) answers[id] = '';
  for (const { id, type } of parts.contextItems) {
    answers[id] = type === 'multi' ? [] : '';
    answers[`${id}:text`] = '';
  }
  const entry: 'items' | 'scores' = instrument.entry;
  return { on: '', filledBy: '', entry, answers, scores: Object.fromEntries(instrument.fields.map(({ id }) => [id, ''])), words: '', onset: NO_ONSET };
}

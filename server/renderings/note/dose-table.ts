import type { LocalDate } from '@/server/clinical/model/local-date';
import type { PrintedDrug } from '@/server/clinical/model/note';
import type { Dose, Step } from '@/server/clinical/model/plan';
import { actDayWords } from './day-words';
import { doseWords } from './dose-words';

/** One drug in one stretch of days: taken, or why not. */
export type DoseCell = { readonly drug: PrintedDrug; readonly dose: Dose | null; readonly state: 'taken' | 'not yet' | 'stopped' };
export type DoseRow = { readonly from: LocalDate; readonly to: LocalDate | null; readonly cells: readonly DoseCell[] };
/** The steps of a plan, a row each, a column a drug: the table of every document. */
export type DoseTable = { readonly drugs: readonly PrintedDrug[]; readonly rows: readonly DoseRow[] };

/** Falling drugs first, then those that come; `null` without a step. */
export function doseTable(steps: readonly Step[], printed: readonly PrintedDrug[], before: readonly string[]): DoseTable | null {
  if (steps.length === 0) return null;
  const present = printed.filter(({ id }) => before.includes(id));
  const drugs = [...present, ...printed.filter((drug) => !present.includes(drug))];
  const rows = steps.map(({ from, to, doses }, index) => ({
    from,
    to,
    cells: drugs.map((drug): DoseCell => {
      const dose = doses.find((entry) => entry.drug === drug.id) ?? null;
      if (dose !== null) return { drug, dose, state: 'taken' };
      const wasTaken = before.includes(drug.id) || steps.slice(0, index).some((step) => step.doses.some((entry) => entry.drug === drug.id));
      return { drug, dose, state: wasTaken ? 'stopped' : 'not yet' };
    }),
  }));
  return { drugs, rows };
}

/** `From Tue 24-Nov-2026 to Mon 30-Nov-2026`, `From Tue 22-Dec-2026 on` */
const stretchWords = ({ from, to }: Pick<DoseRow, 'from' | 'to'>): string =>
  to === null ? `From ${actDayWords(from)} on` : `From ${actDayWords(from)} to ${actDayWords(to)}`;

/** Each row as a sentence, for readers to whom columns mean nothing. */
export const doseSentences = ({ rows }: DoseTable): string[] => rows.map((row) => `${stretchWords(row)}: ${row.cells.map(cellWords).join(' and ')}.`);

const cellWords = ({ drug, dose, state }: DoseCell): string => (dose === null ? `${drug.name} ${state === 'stopped' ? 'none (stopped)' : 'none (not yet)'}` : `${drug.name} ${doseWords(dose)}`);

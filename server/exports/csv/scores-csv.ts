import Papa from 'papaparse';

import type { Report } from '@/server/clinical/model/chart';
import { daysBetween } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { NoteDocument } from '@/server/clinical/model/note';
import { cleanText } from '@/server/renderings/note/clean-text';

/** What a spreadsheet takes for a formula, in full width too; such a cell gets an apostrophe before it. */
export const FORMULA = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const BYTE_ORDER_MARK = '\uFEFF';
/** As the content writes versions: no sentence fits into one. */
const VERSION = /^v?\d[\w.-]{0,15}$/;
const COLUMNS: readonly string[] = ['instrument', 'version', 'field', 'value', 'estimated', 'filled_by', 'remark', 'days_before_visit'];

/** Every score of the chart that a note was signed on, without name, number or date: RFC 4180, safe to open in a spreadsheet. */
export const scoresCsv = ({ snapshot }: NoteDocument, { mark = false }: { readonly mark?: boolean } = {}): string =>
  `${mark ? BYTE_ORDER_MARK : ''}${table(snapshot.chart.reports, { on: snapshot.on, columns: COLUMNS, notValidated: snapshot.printed.notValidated ?? [] })}`;

/** The same of a chart as it stands, counted back from the day on which it is taken out. */
export const chartScoresCsv = (reports: readonly Report[], { on, notValidated }: Pick<Told, 'on' | 'notValidated'>): string => table(reports, { on, notValidated, columns: COLUMNS.with(-1, 'days_before_export') });

/** `notValidated`: ids of instruments whose scores say so in their own row. */
type Told = { readonly on: LocalDate; readonly columns: readonly string[]; readonly notValidated: readonly string[] };

const table = (reports: readonly Report[], { on, columns, notValidated }: Told): string =>
  csv(
    columns,
    reports
      .toSorted((a, b) => (a.on === b.on ? (a.instrument < b.instrument ? -1 : 1) : a.on < b.on ? -1 : 1))
      .flatMap(({ instrument, version, scores, estimated, filledBy, on: day }) =>
        Object.entries(scores).map(([field, value]) => [instrument, version !== null && VERSION.test(version) ? version : null, field, value, estimated, filledBy, notValidated.includes(instrument) ? 'not validated' : null, Math.max(0, daysBetween(day, on))]),
      ),
  );

/** Rows as CSV; `null` is an empty cell. */
export const csv = (columns: readonly string[], rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): string =>
  `${Papa.unparse([[...columns], ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cleanText(cell) : (cell ?? ''))))], { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;

import type { Db } from '@/db/client';
import { insertReports } from '@/db/queries/facts/insert-facts';
import { findByImportKey, markInError, markReplaced } from '@/db/queries/facts/mark-in-error';
import type { HeldRequest, ReportAnswers } from '@/db/queries/reports/report-requests';
import type { AnswerValue, Report } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { scoreAnswers } from '@/server/clinical/scoring/score-report';
import { partsOfInstrument, WORDS_PAGE } from '../form';
import type { FormPage } from '../form';
import { readOnsetAnswer } from '../read-page';

type Of = { readonly clinicId: string; readonly row: HeldRequest; readonly pages: readonly FormPage[]; readonly answers: ReportAnswers; readonly on: LocalDate };

const ONSET = 'onset';
const NO_MEDICINE = 'none';

/** Answers of one instrument by their ids, as a report entered in the clinic has them. */
export function answersOf(instrument: InstrumentContent, { pages, answers, row }: Pick<Of, 'pages' | 'answers'> & { readonly row: Pick<HeldRequest, 'comparedWith'> }): Record<string, AnswerValue> {
  const ids = pages
    .filter((page) => page.instrument === instrument.id && page.id !== WORDS_PAGE && page.kind !== ONSET)
    .flatMap(({ id, before, textLabel }) => [id, ...(before === null ? [] : [before.id]), ...(textLabel === null ? [] : [`${id}:text`])]);
  const own = Object.fromEntries(ids.flatMap((id) => (answers[id] === undefined ? [] : [[id, answers[id]]])));
  const anchor = partsOfInstrument(instrument).anchor?.id;
  return anchor === undefined ? own : { [anchor]: row.comparedWith ?? NO_MEDICINE, ...own };
}

/** By which the report of one instrument of a request is found again. */
export const reportKey = (requestId: string, instrument: string): string => `report-request:${requestId}:${instrument}`;

/**
 * Stores what was answered of one instrument as a report of the chart. What the same request stored earlier, at a red-flag answer, stays
 * behind as replaced: the newest is the one that counts.
 */
export async function storeReport(db: Db, instrument: InstrumentContent, of: Of): Promise<string | null> {
  const { clinicId, row, pages, answers, on } = of;
  const own = answersOf(instrument, of);
  const asked = pages.filter((page) => page.instrument === instrument.id);
  if (asked.every(({ id }) => (answers[id] ?? null) === null)) return null;
  const onset = asked.find(({ kind }) => kind === ONSET);
  const words = asked.some(({ id }) => id === WORDS_PAGE) ? answers[WORDS_PAGE] : null;
  const { scores, estimated } = scoreAnswers(instrument, own);
  const by = row.filledBy ?? 'unknown';
  const fact: Report = {
    id: '',
    instrument: instrument.id,
    version: instrument.version,
    on,
    filledBy: by,
    answers: own,
    scores,
    estimated,
    words: typeof words === 'string' && words !== '' ? [words] : [],
    onset: onset === undefined ? null : readOnsetAnswer(answers[onset.id] ?? null),
    provenance: { source: 'patient', by: null, recordedOn: null, resource: null },
  };
  const entry = { clinicId, patientId: row.patientId, recordedBy: null, timeZone: row.timeZone };
  const importKey = reportKey(row.id, instrument.id);
  const whose = { kind: 'report', clinicId, patientId: row.patientId } as const;
  const earlier = await findByImportKey(db, whose, importKey);
  if (earlier !== null) await markInError(db, { ...whose, id: earlier }, { by: null, why: 'The patient went on answering; a later report of the same request stands in its place.' });
  const [id] = await insertReports(db, entry, [{ fact, importKey }]);
  if (earlier !== null && id !== undefined) await markReplaced(db, { ...whose, id: earlier }, id);
  return id ?? null;
}

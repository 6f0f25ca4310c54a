import type { HeldRequest } from '@/db/queries/reports/report-requests';
import type { AnswerValue } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { ReportSent, ReportState } from '@/server/contracts/report-door';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, timeIn } from '@/server/platform/clock';
import { crisisOfContent } from '../../clinic-settings/crisis-words';
import { askedPages, pagesOf } from '../form';
import type { FormPage } from '../form';
import { isUnreviewed, translate, translatePage } from '../translate';

/** Seconds after sending for which the own answers can be read again; later only the receipt. */
const OWN_ANSWERS_SECONDS = 15 * 60;

export const instrumentsOf = (row: Pick<HeldRequest, 'instruments'>): InstrumentContent[] => {
  const { instruments } = loadKnowledge();
  return row.instruments.flatMap((id) => instruments.find((instrument) => instrument.id === id) ?? []);
};

export const formPages = (row: Pick<HeldRequest, 'instruments' | 'comparedWith'>): FormPage[] => pagesOf(instrumentsOf(row), row.comparedWith);

/** The clinic's words for somebody in danger, else the content's for its country, which nobody has checked. */
export function crisisOf({ country, words }: Pick<HeldRequest, 'country' | 'words'>, language: string): ReportState['crisis'] {
  const { emergency, line, name, wording } = words?.crisis ?? crisisOfContent(country);
  return { emergency, line, name, wording: words?.translations[language]?.wording ?? translate(wording, language), checked: words?.checked ?? false };
}

function ownAnswers(row: HeldRequest, language: string): ReportSent['own'] {
  if (row.sentAgo === null || row.sentAgo > OWN_ANSWERS_SECONDS) return [];
  return askedPages(formPages(row), row.answers).flatMap((page) => {
    const { question, choices, before, textLabel } = translatePage(page, language);
    const word = (value: AnswerValue, among = choices): string | null => (value === null || value === page.declined ? null : (among.find((choice) => choice.value === value)?.label ?? String(value)));
    const value = row.answers[page.id] ?? null;
    const earlier = before === null ? null : (row.answers[before.id] ?? null);
    const text = row.answers[`${page.id}:text`];
    return [
      { question, answer: Array.isArray(value) ? value.map((one: string) => word(one)).join(', ') : word(value) },
      ...(before === null || earlier === null ? [] : [{ question: before.question, answer: word(earlier, before.choices) }]),
      ...(typeof text !== 'string' || text === '' ? [] : [{ question: textLabel ?? question, answer: text }]),
    ];
  });
}

const copied = (answers: HeldRequest['answers']): Record<string, number | string | boolean | string[] | null> =>
  Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, typeof value === 'object' && value !== null ? [...value] : value]));

/** What whoever opened the link sees: the form with the own saved answers, or the receipt. Never anything else of the chart. */
export function showReport(row: HeldRequest, language: string): ReportState {
  const shared = { clinic: row.clinicName, demo: row.demo, inClinic: row.inClinic, language, crisis: crisisOf(row, language), phone: row.words?.phone ?? null, hours: row.words?.translations[language]?.hours ?? row.words?.hours ?? null };
  if (row.submittedAt !== null) {
    return { ...shared, state: 'sent', receipt: row.receipt ?? '', on: dayIn(row.timeZone, row.submittedAt), at: timeIn(row.timeZone, row.submittedAt), own: ownAnswers(row, language) };
  }
  return {
    ...shared,
    state: 'form',
    filledBy: row.filledBy,
    comparedWith: row.comparedWith,
    pages: formPages(row).map(({ instrument: _instrument, ...page }) => translatePage(page, language)),
    answers: copied(row.answers),
    version: row.version,
    unreviewed: isUnreviewed(language),
  };
}

import type { createReportInput } from '@/server/contracts/report';
import type { z } from 'zod';
import { columnsOf, totalFields } from './instrument-parts';
import type { AnswerOption, CatalogInstrument, InstrumentParts } from './instrument-parts';
import { readOnset } from './read-onset';
import type { TypedOnset } from './read-onset';

type Sent = z.output<typeof createReportInput>;
type Answer = NonNullable<Sent['answers']>[string];

/** A report as typed: texts by item, nothing chosen is an empty text or an empty list. */
export type TypedReport = {
  entry: 'items' | 'scores';
  answers: Record<string, string | string[]>;
  scores: Record<string, string>;
  words: string;
  onset: TypedOnset;
};

export type ReadReport = {
  readonly answers: Sent['answers'];
  readonly scores: Sent['scores'];
  readonly words: Sent['words'];
  readonly onset: Sent['onset'];
  /** Path of the field to what is wrong with it. */
  readonly wrong: Readonly<Record<string, string>>;
};

const textOf = (typed: string | string[] | undefined): string => (typeof typed === 'string' ? typed.trim() : '');

/** The option that was chosen, with its own type: a number stays a number, and nothing chosen is `null`, never zero. */
const chosen = (options: readonly AnswerOption[], typed: string | string[] | undefined): Answer =>
  options.find(({ value }) => String(value) === textOf(typed))?.value ?? null;

const YES = 'yes';

/** Whether the gate was answered so that the items are not asked. */
export const isGateClosed = (parts: InstrumentParts, answers: TypedReport['answers']): boolean =>
  parts.gate !== undefined && textOf(answers[parts.gate.id]) === String(parts.gate.options[0]?.value);

/** The second column is asked only of what is there now, and only when there is a medicine to compare with. */
export const asksBefore = (parts: InstrumentParts, answers: TypedReport['answers'], itemId: string): boolean =>
  Number(textOf(answers[itemId])) >= 1 && (parts.anchor === undefined || textOf(answers[parts.anchor.id]) !== 'none');

function readAnswers(instrument: CatalogInstrument, parts: InstrumentParts, typed: TypedReport['answers'], wrong: Record<string, string>) {
  const answers: Record<string, Answer> = {};
  if (parts.anchor !== undefined && textOf(typed[parts.anchor.id]) !== '') answers[parts.anchor.id] = textOf(typed[parts.anchor.id]);
  if (parts.gate !== undefined) {
    answers[parts.gate.id] = chosen(parts.gate.options, typed[parts.gate.id]);
    if (answers[parts.gate.id] === null) wrong[`answers.${parts.gate.id}`] = 'Choose an answer; without it there is no total.';
  }
  if (!isGateClosed(parts, typed)) {
    const columns = columnsOf(instrument, parts);
    for (const { id } of instrument.items) {
      columns.forEach(({ suffix, options }, place) => {
        if (place === 0) answers[id] = chosen(options, typed[id]);
        else if (asksBefore(parts, typed, id)) answers[`${id}${suffix}`] = chosen(options, typed[`${id}${suffix}`]);
      });
    }
  }
  for (const { id, options } of parts.extraItems) answers[id] = chosen(options, typed[id]);
  for (const item of parts.contextItems) {
    const given = typed[item.id];
    const remark = textOf(typed[`${item.id}:text`]);
    if (item.type === 'date-approximate') continue;
    if (item.type === 'multi') answers[item.id] = Array.isArray(given) && given.length > 0 ? given : null;
    else if (item.type === 'scale') answers[item.id] = textOf(given) === '' ? null : Number(textOf(given));
    else answers[item.id] = textOf(given) === '' ? null : textOf(given);
    if (remark !== '') answers[`${item.id}:text`] = remark;
    if (item.required && answers[item.id] === null) wrong[`answers.${item.id}`] = 'This one needs an answer; “prefer not to say” is one.';
  }
  const asked = Object.values(answers).some((answer) => answer !== null);
  if (!asked) wrong[`answers.${instrument.items[0]?.id ?? ''}`] = 'Nothing is answered yet.';
  return answers;
}

function readScores(instrument: CatalogInstrument, typed: TypedReport['scores'], wrong: Record<string, string>) {
  const scores: Record<string, number | string | boolean | null> = {};
  for (const { id, label, min, max, values } of totalFields(instrument)) {
    const text = (typed[id] ?? '').trim();
    if (text === '') scores[id] = null;
    else if (values !== null) scores[id] = text;
    else if (min === null && max === null) scores[id] = text === YES;
    else if (!/^\d{1,3}$/.test(text) || Number(text) < (min ?? 0) || Number(text) > (max ?? Infinity)) {
      wrong[`scores.${id}`] = `${label}: a whole number from ${min ?? 0} to ${max ?? 'any'}.`;
    } else scores[id] = Number(text);
  }
  const [first] = totalFields(instrument);
  if (Object.keys(wrong).length === 0 && Object.values(scores).every((score) => score === null)) wrong[`scores.${first?.id ?? ''}`] = 'Write at least one score.';
  return scores;
}

/** What is sent of a report: answers or scores, never both; what is wrong by field. */
export function readReport(instrument: CatalogInstrument, parts: InstrumentParts, typed: TypedReport): ReadReport {
  const wrong: Record<string, string> = {};
  const byItems = typed.entry === 'items';
  const answers = byItems ? readAnswers(instrument, parts, typed.answers, wrong) : null;
  const scores = byItems ? null : readScores(instrument, typed.scores, wrong);
  const onset = readOnset(typed.onset);
  if (onset.kind === 'refused') wrong[`onset.${onset.field}`] = onset.why;
  const words = typed.words.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return { answers, scores, words, onset: onset.kind === 'onset' ? onset.onset : null, wrong };
}

import type { AnswerValue, Report, ReportedOnset } from '@/server/clinical/model/chart';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import { REPORT_FORM } from '@/server/clinical/model/report-form';
import type { Doubt } from './dosage';
import type { Instrument } from './instruments';
import { OddNumber, member, objectsOf, textOf, type JsonObject, type JsonValue } from './json-value';

/** What a response of our own form holds beside its day. */
export type OwnReport = Pick<Report, 'version' | 'filledBy' | 'answers' | 'scores' | 'estimated' | 'words' | 'onset'>;
export type OwnReading = { readonly report: OwnReport; readonly doubts: readonly Doubt[] };

const FILLED_BY: readonly Report['filledBy'][] = ['patient', 'carer', 'interpreter', 'clinician', 'unknown'];
const PRECISIONS: readonly ReportedOnset['precision'][] = ['day', 'month', 'season and year', 'always been this way', 'not sure'];
const VALUES = ['valueInteger', 'valueDecimal', 'valueBoolean', 'valueString'] as const;
/** Characters of one text and texts of one answer: what the forms themselves take. */
const LONGEST = 4000;
const MOST = 40;

/** Id of the instrument whose own form a response names; `null` for a form of somebody else's. */
export function ownFormOf(canonical: string): { readonly instrument: string; readonly version: string | null } | null {
  if (!canonical.startsWith(REPORT_FORM.questionnaire)) return null;
  const [instrument = '', version = ''] = canonical.slice(REPORT_FORM.questionnaire.length).split('|');
  return { instrument, version: version === '' ? null : version };
}

/** Reads a response of our own form back into what it was made from. What the form cannot hold is a doubt, never a guess. */
export function readOwnResponse(resource: JsonObject, instrument: Instrument, version: string | null): OwnReading {
  const { answer, list, score, words, onset, filledBy, estimated } = REPORT_FORM;
  const doubts: Doubt[] = [];
  const doubt = (code: Doubt['code'], why: string): void => void doubts.push({ code, why });
  const answers: Record<string, AnswerValue> = {};
  const scores: Record<string, number | string | boolean | null> = {};
  let said: readonly string[] = [];
  let by: Report['filledBy'] = 'unknown';
  let isEstimated = false;
  let began: ReportedOnset | null = null;
  for (const item of objectsOf(resource, 'item')) {
    const link = textOf(item, 'linkId') ?? '';
    const values = valuesOf(item);
    if (values === null || values.length > MOST) {
      doubt('value-not-readable', `${link} holds what this form does not`);
      continue;
    }
    const [first = null] = values;
    if (link.startsWith(list)) answers[link.slice(list.length)] = values.map(String);
    else if (link.startsWith(answer)) {
      const id = link.slice(answer.length);
      if (values.length > 1) doubt('value-not-readable', `${id} has ${values.length} answers`);
      else if (first !== null && isNoAnswer(instrument, id, first)) doubt('value-out-of-range', `“${String(first)}” is no answer of ${id}`);
      else answers[id] = first;
    } else if (link.startsWith(score)) {
      const field = link.slice(score.length);
      if (typeof first === 'number' && isOutOfRange(instrument, field, first)) doubt('value-out-of-range', `a ${field} of ${first} cannot be`);
      else scores[field] = first;
    } else if (link === words) said = values.map(String);
    else if (link === filledBy) by = FILLED_BY.find((who) => who === first) ?? 'unknown';
    else if (link === estimated) isEstimated = first === true;
    else if (link === onset.group) began = onsetIn(item);
  }
  return { report: { version, filledBy: by, answers, scores, estimated: isEstimated, words: said, onset: began }, doubts };
}

type Single = number | string | boolean;

/** The answers of an item as they were written; `null` when one of them is of a kind that the form does not have. */
function valuesOf(item: JsonObject): readonly Single[] | null {
  const values: Single[] = [];
  for (const holder of objectsOf(item, 'answer')) {
    const value = VALUES.map((key) => member(holder, key)).find((found) => found !== undefined);
    if (!isSingle(value)) return null;
    values.push(value);
  }
  return values;
}

const isSingle = (value: JsonValue | undefined): value is Single =>
  !(value instanceof OddNumber) && (typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= LONGEST));

function isNoAnswer(instrument: Instrument, id: string, value: Single): boolean {
  const offered = instrument.offered.get(id);
  return offered !== undefined && !offered.has(value);
}

function isOutOfRange({ ranges }: Instrument, field: string, value: number): boolean {
  const range = ranges.get(field);
  return range !== undefined && (value < range.min || value > range.max);
}

function onsetIn(group: JsonObject): ReportedOnset | null {
  const held = new Map(objectsOf(group, 'item').map((item) => [textOf(item, 'linkId'), valuesOf(item)?.[0] ?? null]));
  const precision = PRECISIONS.find((one) => one === held.get(REPORT_FORM.onset.precision));
  const day = (link: string) => {
    const written = held.get(link);
    return typeof written === 'string' ? parseLocalDate(written) : null;
  };
  return precision === undefined ? null : { precision, earliestOn: day(REPORT_FORM.onset.earliestOn), latestOn: day(REPORT_FORM.onset.latestOn) };
}

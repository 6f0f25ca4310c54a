import { compareAnswer } from '@/server/clinical/conditions/compare';
import { scoreAnswers } from '@/server/clinical/scoring/score-report';
import type { Assessment } from '@/server/clinical/model/assessment';
import type { Json } from '@/server/clinical/model/content-entry';
import type { Chart, Report } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { When } from '@/server/clinical/model/rule-grammar';
import type { AnswerRead } from '@/server/contracts/workspace';
import { leavesOf } from '@/server/knowledge/when-leaves';

const LONGEST = 140;
/** Fields that stand for the whole report. */
const TOTALS: ReadonlySet<string> = new Set(['total', 'total_now']);

/** The answers that a rule went by, in the words of the form: a rule that reads one answer of a report does not rest on its total. */
export function answersRead(assessment: Assessment, chart: Chart, knowledge: Knowledge): AnswerRead[] {
  const reports = new Map(chart.reports.map((report) => [report.id, report]));
  const spoke = [
    ...assessment.flags.map(({ id, facts }) => ({ rule: id, facts })),
    ...assessment.options.flatMap(({ reasons, wrongIf }) => [...reasons, ...wrongIf]),
    ...assessment.causes.flatMap((cause) => [...cause.for, ...cause.against]),
  ];
  const tests = testsOf(knowledge);
  return spoke.flatMap(({ rule, facts }) =>
    [...new Set(facts)].flatMap((id) => {
      const report = reports.get(id);
      const instrument = knowledge.instruments.find((one) => one.id === report?.instrument);
      const when = tests.get(rule);
      if (report === undefined || instrument === undefined || when === undefined) return [];
      const said = answersOf(when, { report, instrument });
      return said.length === 0 ? [] : [{ rule, report: id, said: said.join('; ') }];
    }),
  );
}

/** What the condition reads of the report beside its total; nothing where it reads the total or reckons with it. */
function answersOf(when: When, { report, instrument }: { readonly report: Report; readonly instrument: InstrumentContent }): readonly string[] {
  const leaves = leavesOf(when);
  const fields = leaves.flatMap((leaf) => (leaf.fact === 'score' && leaf.instrument === instrument.id ? [leaf.field] : []));
  if (fields.some((field) => TOTALS.has(field))) return [];
  const read = leaves.flatMap((leaf) => (leaf.fact === 'answer' && leaf.instrument === instrument.id ? [leaf] : []));
  const met = read.filter(({ item, op, value }) => {
    const answer = report.answers[item] ?? null;
    return answer !== null && compareAnswer(answer, op, value) === true;
  });
  const answered = [...new Set((met.length === 0 ? read : met).map(({ item }) => item))].flatMap((item) => {
    const answer = report.answers[item] ?? null;
    const entry = entryIn(instrument.content, item);
    const asked = instrument.items.find(({ id }) => id === item)?.text ?? entry?.text;
    if (answer === null || typeof asked !== 'string') return [];
    return [`“${questionOf(asked)}” ${(typeof answer === 'object' ? answer : [answer]).map((value) => inWords(value, { instrument, most: entry?.max })).join(', ')}`];
  });
  const { scores } = scoreAnswers(instrument, report.answers);
  const scored = [...new Set(fields)].flatMap((field) => {
    const value = report.scores[field] ?? scores[field] ?? null;
    const label = instrument.fields.find(({ id }) => id === field)?.label;
    return value === null || label === undefined ? [] : [`${instrument.title}, ${label.slice(0, 1).toLowerCase()}${label.slice(1)}: ${scoreInWords(field, value)}`];
  });
  return [...scored, ...answered];
}

/** A long introduction stands in the form; what is asked is its last sentence. */
const questionOf = (asked: string): string => (asked.length <= LONGEST ? asked : (asked.split(/(?<=[.?]) /).at(-1) ?? asked));

const scoreInWords = (field: string, value: number | string | boolean): string =>
  typeof value !== 'number' ? String(value) : field.endsWith('_share') ? `${Math.round(value * 100)} %` : String(Math.round(value * 10) / 10).replace('-', '−');

/** A choice by its label, a step of a scale with where the scale ends. */
function inWords(value: string | number | boolean, { instrument, most }: { readonly instrument: InstrumentContent; readonly most: Json | undefined }): string {
  if (typeof most === 'number') return `${value} of ${most}`;
  const label = instrument.options.find((option) => option.value === value)?.label ?? labelIn(instrument.content, value);
  return label === null ? String(value) : `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`;
}

/** The label that the form's first column gives an answer. */
function labelIn(content: Json, value: Json): string | null {
  if (!isRecord(content) || !Array.isArray(content.columns)) return null;
  const [column] = content.columns as readonly Json[];
  const options = column !== undefined && isRecord(column) && Array.isArray(column.options) ? (column.options as readonly Json[]) : [];
  const option = options.filter(isRecord).find((one) => one.value === value);
  return typeof option?.label === 'string' ? option.label : null;
}

/** The entry of a question that stands beside the items, wherever the form keeps it. */
function entryIn(content: Json, id: string): Readonly<Record<string, Json>> | null {
  if (typeof content !== 'object' || content === null) return null;
  if (isRecord(content) && content.id === id) return content;
  for (const part of Object.values(content) as readonly Json[]) {
    const found = entryIn(part, id);
    if (found !== null) return found;
  }
  return null;
}

const isRecord = (value: Json): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const held = new WeakMap<Knowledge, ReadonlyMap<string, When>>();

function testsOf(knowledge: Knowledge): ReadonlyMap<string, When> {
  const known = held.get(knowledge);
  if (known !== undefined) return known;
  const made = new Map([
    ...knowledge.flags.map(({ id, when }) => [id, when] as const),
    ...knowledge.options.flatMap(({ rules }) => rules.map(({ id, when }) => [id, when] as const)),
    ...knowledge.causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst].map(({ id, when }) => [id, when] as const)),
  ]);
  held.set(knowledge, made);
  return made;
}

import { compareAnswer } from '../conditions/compare';
import { speakingFor } from '../facts/danger';
import { compileCodeSets } from '../model/code-sets';
import type { Flag } from '../model/assessment';
import type { AnswerValue, Chart, Coding } from '../model/chart';
import type { FlagContent } from '../model/flag-content';
import type { FactId, FactKey } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { AnswerTest } from '../model/rule-grammar';

/** Flags of danger: what they ask is what a crisis line stands beside. */
export const dangerFlags = (flags: readonly FlagContent[]): readonly FlagContent[] => flags.filter(({ showCrisisResource }) => showCrisisResource);

/** What alone can raise a flag of danger or leave one open: a chart without any of it needs no assessment to tell that there is none. */
export type DangerWatch = {
  readonly answers: readonly AnswerTest[];
  /** Forms of which a score counts. */
  readonly scored: readonly string[];
  /** Confirmed facts. */
  readonly facts: readonly FactKey[];
  /** Whether a code is one of those conditions. */
  readonly hasCode: (coding: Coding) => boolean;
  /** For how many days something counts, each length once. */
  readonly lengths: readonly number[];
};

const watches = new WeakMap<Knowledge, DangerWatch>();

/** Made once per knowledge. */
export function dangerWatch(knowledge: Knowledge): DangerWatch {
  const held = watches.get(knowledge);
  if (held !== undefined) return held;
  const watch = compileWatch(knowledge);
  watches.set(knowledge, watch);
  return watch;
}

function compileWatch({ flags, questions, codes }: Knowledge): DangerWatch {
  const dangers = dangerFlags(flags);
  const tests = dangers.flatMap(({ when }) => speakingFor(when));
  const sets = new Set(tests.flatMap((test) => (test.fact === 'condition' ? [test.set] : [])));
  const facts = [...new Set(tests.flatMap((test): FactKey[] => (test.fact === 'condition' ? [`condition:${test.set}`] : test.fact === 'derived' ? [`derived:${test.name}`] : [])))];
  const setsOf = compileCodeSets(codes.conditionSets);
  const everyTest = [...tests, ...dangers.flatMap(({ escalation }) => (escalation === null ? [] : speakingFor(escalation.when)))];
  const asked = questions.filter((question) => question.facts.some(({ key }) => facts.includes(key)));
  return {
    answers: tests.filter((test) => test.fact === 'answer'),
    scored: [...new Set(tests.flatMap((test) => (test.fact === 'score' ? [test.instrument] : [])))],
    facts,
    hasCode: (coding) => setsOf(coding).some(({ set }) => sets.has(set)),
    lengths: [...new Set([...everyTest.flatMap((test) => ('withinDays' in test && test.withinDays !== undefined ? [test.withinDays] : [])), ...asked.flatMap(({ presentDays, validDays }) => [presentDays ?? [], validDays ?? []].flat())])],
  };
}

/** Whether an answer to an item speaks for danger; one that nothing can be told of does. */
export const speaksForDanger = ({ answers }: DangerWatch, { instrument, item, value }: { readonly instrument: string; readonly item: string; readonly value: AnswerValue }): boolean =>
  value !== null && answers.some((test) => test.instrument === instrument && test.item === item && compareAnswer(value, test.op, test.value) !== false);

/** The first day after this one on which a flag of danger may be another without anything new: something grows too old for it, begins or ends. */
export function nextDangerDay(chart: Chart, watch: DangerWatch, on: LocalDate): LocalDate | null {
  const forms = new Set([...watch.answers.map(({ instrument }) => instrument), ...watch.scored]);
  const conditions = chart.conditions.filter(({ codings }) => codings.some(watch.hasCode));
  const began = [
    ...chart.reports.filter(({ instrument }) => forms.has(instrument)).map((report) => report.on),
    ...chart.confirmations.filter(({ fact }) => watch.facts.includes(fact)).map((confirmation) => confirmation.on),
    ...conditions.flatMap(({ onsetOn, recordedOn }) => [onsetOn ?? [], recordedOn ?? []].flat()),
  ];
  const changes = [...began.flatMap((day) => [day, ...watch.lengths.map((length) => addDays(day, length + 1))]), ...conditions.flatMap(({ abatedOn }) => abatedOn ?? [])];
  return changes.reduce<LocalDate | null>((next, day) => (day > on && (next === null || day < next) ? day : next), null);
}

/** The day a flag speaks of: of the answer that left it open, else the newest of what it rests on in the chart; `null` where nothing of it has a day. */
export function dangerDay({ openSince, facts }: Pick<Flag, 'openSince' | 'facts'>, { reports, confirmations, conditions }: Chart): LocalDate | null {
  if (openSince !== undefined) return openSince;
  const rests = ({ id }: { readonly id: FactId }): boolean => facts.includes(id);
  const days = [...[...reports, ...confirmations].filter(rests).map(({ on }) => on), ...conditions.filter(rests).flatMap(({ onsetOn, recordedOn }) => [onsetOn ?? [], recordedOn ?? []].flat())];
  return days.reduce<LocalDate | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

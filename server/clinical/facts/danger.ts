import { compareAnswer } from '../conditions/compare';
import type { FlagContent } from '../model/flag-content';
import type { AnswerValue } from '../model/chart';
import type { FactKey } from '../model/ids';
import type { InstrumentContent } from '../model/instrument-content';
import type { AnswerTest, ScoreTest, When } from '../model/rule-grammar';

/** Answers that give nothing away; unless a rule lists them, they are no answer. */
const DECLINED: readonly unknown[] = ['prefer not to say', 'not sure', 'skip'];

export const isDeclined = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 && value.every((chosen) => DECLINED.includes(chosen)) : DECLINED.includes(value));

/** How dangerous an answer or a score is, by the first flag that asks for it: 0 where it raises nothing, higher is worse. */
export type Danger = (value: unknown) => number;

/**
 * Items (`phq9.phq9-9`) and scores without bands (`withdrawal-check.highest`) that raise a flag. A milder one of the same day does not
 * take back what was said: of these the worst of a day counts, whichever came last.
 */
export function compileDanger(flags: readonly FlagContent[], instruments: readonly InstrumentContent[]): ReadonlyMap<string, Danger> {
  const banded = new Set(instruments.filter(({ bands }) => bands.length > 0).map(({ id }) => id));
  const danger = new Map<string, Danger>();
  for (const test of flags.flatMap(({ when }) => reportTestsIn(when))) {
    if (test.fact === 'score' && banded.has(test.instrument)) continue;
    const key = `${test.instrument}.${test.fact === 'answer' ? test.item : test.field}`;
    if (!danger.has(key)) danger.set(key, dangerBy(test));
  }
  return danger;
}

/** Tests of answers and scores that speak for a flag. */
export const reportTestsIn = (when: When): readonly (AnswerTest | ScoreTest)[] => speakingFor(when).filter((test) => test.fact === 'answer' || test.fact === 'score');

type Test = Exclude<When, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;

/** Tests that speak for a flag, whatever they read. */
export function speakingFor(when: When): readonly Test[] {
  if ('all' in when) return when.all.flatMap(speakingFor);
  if ('any' in when) return when.any.flatMap(speakingFor);
  return 'not' in when ? [] : [when];
}

/** Conditions and facts that only need to be there for a flag of danger to rise. */
export const dangerFacts = (flags: readonly FlagContent[]): ReadonlySet<FactKey> =>
  new Set(
    flags
      .filter(({ showCrisisResource, level }) => showCrisisResource || level === 'emergency')
      .flatMap(({ when }) => speakingFor(when))
      .flatMap((test) => (test.fact === 'condition' ? [`condition:${test.set}`] : test.fact === 'derived' && test.op === 'eq' && test.value === true ? [`derived:${test.name}`] : [])),
  );

/**
 * Whether an answer to a red-flag question says more than every one that was told before it. An item that only counts in a score that raises
 * a flag has numbers, which stand for themselves.
 */
export function isWorse(answer: AnswerValue, before: readonly AnswerValue[], danger: Danger = byItself): boolean {
  return before.every((one) => danger(answer) > danger(one));
}

const byItself: Danger = (value) => (typeof value === 'number' ? value : 0);

/** A number by itself; a word by its place in the flag's list, which goes from mild to grave, of several the gravest, a declined one below them. */
const dangerBy = ({ op, value: asked }: AnswerTest | ScoreTest): Danger => (value) => {
  if (typeof value === 'number') return op === 'lt' || op === 'lte' ? -value : value;
  if (!isAnswer(value) || compareAnswer(value, op, asked) !== true) return 0;
  if (isDeclined(value) || !Array.isArray(asked)) return 1;
  const said: readonly unknown[] = typeof value === 'object' ? value : [value];
  return 2 + Math.max(...said.map((one) => asked.indexOf(one)));
};

const isAnswer = (value: unknown): value is string | boolean | readonly string[] => typeof value === 'string' || typeof value === 'boolean' || Array.isArray(value);

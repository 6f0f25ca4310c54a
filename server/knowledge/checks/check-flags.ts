import type { When } from '@/server/clinical/model/rule-grammar';
import type { Content } from '../schema/content';
import { leavesOf } from '../when-leaves';
import type { Problem } from './problem';

/** What somebody has to ask is a sentence of every message that the flag can carry: no screen says other words than the flag. What it asks in place of a question is one. */
export function checkFlags({ flags: { flags }, questions: { questions } }: Content): Problem[] {
  const said = new Set<string>(questions.flatMap(({ facts, presentDays }) => (presentDays === undefined ? [] : facts.map(({ key }) => key))));
  return flags.flatMap(({ id, ask, asks, message, says, leftOpen, when, escalation, interfaceMust }) => [
    ...(ask === null ? [] : [message, ...says.map((one) => one.message)].filter((text) => !text.includes(ask)).map((text) => ({ at: `flags.${id}`, message: `does not say what to ask: ${text}` }))),
    ...(leftOpen === undefined || leftOpen.message.includes(leftOpen.ask) ? [] : [{ at: `flags.${id}`, message: `does not say what to ask: ${leftOpen.message}` }]),
    ...asks.filter((question) => ask === null || !questions.some((one) => one.id === question)).map((question) => ({ at: `flags.${id}`, message: `asks no question of the content: ${question}` })),
    ...(interfaceMust.showCrisisResource === true ? [when, escalation?.when ?? []].flat().flatMap((test) => unwatched(test, said)) : []).map((what) => ({ at: `flags.${id}`, message: `nothing tells the home page when this changes: ${what}` })),
  ]);
}

/** Reports, conditions and what somebody said are what marks a chart for the home page to look at again (`danger_open`); a flag of danger rests on nothing else. */
function unwatched(when: When, said: ReadonlySet<string>): readonly string[] {
  const tests = leavesOf(when);
  const others = tests.filter((test) => !(test.fact === 'answer' || test.fact === 'score' || test.fact === 'condition' || (test.fact === 'derived' && test.op === 'eq' && test.value === true && said.has(`derived:${test.name}`))));
  return [...others.map(({ fact }) => fact), ...(denies(when) ? ['not'] : [])];
}

const denies = (when: When): boolean => ('all' in when ? when.all.some(denies) : 'any' in when ? when.any.some(denies) : 'not' in when);

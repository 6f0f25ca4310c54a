import type { Content } from '../schema/content';
import type { Problem } from './problem';

/** What somebody has to ask is a sentence of every message that the flag can carry: no screen says other words than the flag. What it asks in place of a question is one. */
export function checkFlags({ flags: { flags }, questions: { questions } }: Content): Problem[] {
  return flags.flatMap(({ id, ask, asks, message, says, leftOpen }) => [
    ...(ask === null ? [] : [message, ...says.map((one) => one.message)].filter((text) => !text.includes(ask)).map((text) => ({ at: `flags.${id}`, message: `does not say what to ask: ${text}` }))),
    ...(leftOpen === undefined || leftOpen.message.includes(leftOpen.ask) ? [] : [{ at: `flags.${id}`, message: `does not say what to ask: ${leftOpen.message}` }]),
    ...asks.filter((question) => ask === null || !questions.some((one) => one.id === question)).map((question) => ({ at: `flags.${id}`, message: `asks no question of the content: ${question}` })),
  ]);
}

import type { Content } from '../schema/content';
import type { Problem } from './problem';

/** What somebody has to ask is a sentence of every message that the flag can carry: no screen says other words than the flag. */
export const checkFlags = (content: Content): Problem[] =>
  content.flags.flags.flatMap(({ id, ask, message, says }) =>
    ask === null ? [] : [message, ...says.map((one) => one.message)].filter((text) => !text.includes(ask)).map((text) => ({ at: `flags.${id}`, message: `does not say what to ask: ${text}` })),
  );

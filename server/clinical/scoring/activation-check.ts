import type { InstrumentContent } from '../model/instrument-content';
import type { Answers, Scored } from './score-report';

/** Activation check: number of signs answered Yes; "not sure" counts as No; no answer at all gives no count. */
export function scoreActivationCheck(instrument: InstrumentContent, answers: Answers): Scored {
  const offered = new Set(instrument.options.map(({ value }) => value));
  const answered = instrument.items.flatMap(({ id }) => {
    const answer = answers[id];
    return (typeof answer === 'number' || typeof answer === 'string') && offered.has(answer) ? [answer] : [];
  });
  return { scores: { 'count-yes': answered.length === 0 ? null : answered.filter((answer) => answer === 1).length }, estimated: false, refused: [] };
}

import 'server-only';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const PASSWORD = { shortest: 12, longest: 256 } as const;
/** Guesses, as a power of ten, that a stolen hash should cost: online guessing is held off by account anyway. */
const FEWEST_GUESSES_LOG10 = 9;
/** Beyond this the length alone is enough, and measuring would cost the square of it. */
const MEASURED = 64;

let meter: ZxcvbnFactory | null = null;

/** The form in which a password is kept and compared: Unicode NFC, so that it is the same from every keyboard. */
export const normalPassword = (typed: string): string => typed.normalize('NFC');

/** Why a password is refused, in one sentence; `null` when it may be used. `about` are words that anybody would try first. */
export function weaknessOfPassword(typed: string, about: readonly string[]): string | null {
  const password = normalPassword(typed);
  const length = [...password].length;
  if (length < PASSWORD.shortest) return `At least ${PASSWORD.shortest} characters; a few unrelated words do well.`;
  if (length > PASSWORD.longest) return `At most ${PASSWORD.longest} characters.`;
  meter ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const known = ['gamut', ...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])].filter((text) => text.length > 2);
  const { guessesLog10 } = meter.check(password.slice(0, MEASURED), known);
  return guessesLog10 < FEWEST_GUESSES_LOG10 ? 'This is among the first that a guesser tries: a common password, a pattern, or built from names. Take a few unrelated words.' : null;
}

import type { Refusal, Result } from '../model/plan';
import type { ReferenceId } from '../model/ids';

/** A refusal as a result. */
export const refuse = (where: Refusal['where'], code: string, message: string, refs: readonly ReferenceId[] = []): { readonly ok: false; readonly error: Refusal } => ({
  ok: false,
  error: { code, where, message, refs },
});

export const done = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** `a`, `a or b`, `a, b or c`. */
export const either = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] ?? ''}`);

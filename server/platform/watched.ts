import { countCall } from './metrics';
import type { CallMark } from './metrics';
import { beginSpan } from './traces';

/** One call, counted and traced. `codeOf` says what came of it, in a word of a closed list. */
export async function watched<T>({ door, name }: Omit<CallMark, 'code'>, act: () => Promise<T>, codeOf: (result: T) => string): Promise<T> {
  const from = performance.now();
  const span = beginSpan(door, name);
  const end = (code: string): void => {
    countCall({ door, name, code }, (performance.now() - from) / 1_000);
    span?.end(code);
  };
  try {
    const result = await act();
    end(codeOf(result));
    return result;
  } catch (error) {
    end('unexpected');
    throw error;
  }
}

/** The same for a door that answers with a response: what came of it is its status. */
export const watchedResponse = (mark: Omit<CallMark, 'code'>, act: () => Promise<Response>): Promise<Response> => watched(mark, act, ({ status }) => String(status));

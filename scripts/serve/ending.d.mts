import type { Server, ServerResponse } from 'node:http';

export function endingOf(server: Server): {
  /** To be told of each request before it is answered. */
  readonly began: (response: ServerResponse) => void;
  /** Fulfilled once the last connection is closed; the second call and each after it `null`. */
  readonly end: () => Promise<void> | null;
};

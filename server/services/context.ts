import type { Actor } from '@/server/auth/actor';

/** What a use case needs to know about the request it serves. */
export type ServiceContext = {
  readonly actor: Actor;
  /** Of the request; stands in the audit row and in the log. */
  readonly requestId: string;
};

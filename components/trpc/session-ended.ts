import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '@/server/api/root';
import { tellEnded } from './cut-off';
import { isSignedOut, readRefusal } from './refusal';

/** Hears of a session that ended elsewhere, in whatever call it shows first. */
export const sessionEnded: TRPCLink<AppRouter> = () => ({ op, next }) =>
  observable((observer) => next(op).subscribe({
    next: (value) => { observer.next(value); },
    error: (error) => {
      if (isSignedOut(readRefusal(error).code)) tellEnded();
      observer.error(error);
    },
    complete: () => { observer.complete(); },
  }));

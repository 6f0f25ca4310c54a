import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '@/server/api/root';
import { noteAnswer } from '../patient/shown-chart-store';

/**
 * Acts of one tab go one after the other, each with the state of the chart that the one before left: two quick answers
 * never look like two people.
 */
export const inTurn: TRPCLink<AppRouter> = () => {
  let last: Promise<unknown> = Promise.resolve();
  return ({ op, next }) => {
    if (op.type !== 'mutation') return next(op);
    return observable((observer) => {
      let over = false;
      let release: () => void = () => undefined;
      let stop: () => void = () => undefined;
      last = last.then(() => {
        if (over) return undefined;
        return new Promise<void>((resolve) => {
          release = resolve;
          const running = next(op).subscribe({
            next: (value) => {
              if (value.result.type === 'data') noteAnswer(value.result.data);
              observer.next(value);
            },
            error: (error) => {
              observer.error(error);
              resolve();
            },
            complete: () => {
              observer.complete();
              resolve();
            },
          });
          stop = () => {
            running.unsubscribe();
          };
        });
      });
      return () => {
        over = true;
        stop();
        release();
      };
    });
  };
};

/**
 * Lets at most so many run at once; the others wait in the order in which they came, holding nothing. For what many press at the same
 * moment: a connection of the pool is waited for only so long, a turn as long as it takes.
 */
export function takeTurns(atOnce: number): <Result>(act: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (act) => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await act();
    } finally {
      // A turn goes from one to the next, so that nobody who comes meanwhile is before those who wait.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

const STILL_MS = 10_000;

/**
 * Lines with the time since the start, so that a long first start is visibly alive. Children go on counting.
 * @param {NodeJS.WritableStream} stream
 */
export function progressOn(stream) {
  const from = (process.env.GAMUT_STARTED_AT ??= String(Date.now()));
  const seconds = () => ((Date.now() - Number(from)) / 1000).toFixed(1).padStart(6);
  const say = (line) => stream.write(`[${seconds()} s] ${line}\n`);
  return {
    say,
    /** Says what is under way, and now and then that it still is. */
    async during(what, act) {
      say(`${what} …`);
      const still = setInterval(() => say(`${what}, still under way …`), STILL_MS);
      try {
        return await act();
      } finally {
        clearInterval(still);
      }
    },
  };
}

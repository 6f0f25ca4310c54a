/**
 * Runs something once the page rests.
 * @returns what takes it back while it has not run
 */
export function whenIdle(act: () => void): () => void {
  // Safari has no idle callback.
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(act, 1200);
    return () => {
      clearTimeout(timer);
    };
  }
  const idle = window.requestIdleCallback(act, { timeout: 4000 });
  return () => {
    window.cancelIdleCallback(idle);
  };
}

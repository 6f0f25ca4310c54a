import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import type { ScoreLinesProps } from './score-lines';

/** The charting library comes after everything else; the lines are there before it. */
export function useScoreLines(): ComponentType<ScoreLinesProps> | null {
  const [Lines, setLines] = useState<ComponentType<ScoreLinesProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    const load = (): void => {
      void import('./score-lines').then(({ ScoreLines }) => {
        if (wanted) setLines(() => ScoreLines);
      });
    };
    // Safari has no idle callback.
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = setTimeout(load, 1200);
      return () => {
        wanted = false;
        clearTimeout(timer);
      };
    }
    const idle = window.requestIdleCallback(load, { timeout: 4000 });
    return () => {
      wanted = false;
      window.cancelIdleCallback(idle);
    };
  }, []);
  return Lines;
}

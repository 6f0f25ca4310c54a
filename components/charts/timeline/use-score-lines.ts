import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { whenIdle } from '../../ui/when-idle';
import type { ScoreLinesProps } from './score-lines';

/** The charting library comes after everything else; the lines are there before it. */
export function useScoreLines(): ComponentType<ScoreLinesProps> | null {
  const [Lines, setLines] = useState<ComponentType<ScoreLinesProps> | null>(null);
  useEffect(() => {
    let wanted = true;
    const leave = whenIdle(() => {
      void import('./score-lines').then(({ ScoreLines }) => {
        if (wanted) setLines(() => ScoreLines);
      });
    });
    return () => {
      wanted = false;
      leave();
    };
  }, []);
  return Lines;
}

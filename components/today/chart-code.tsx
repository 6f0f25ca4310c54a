'use client';

import { useEffect } from 'react';
import { whenIdle } from '../ui/when-idle';

/**
 * Once the home page rests, the program of a chart is fetched: the first chart of the day then waits for its own answer alone.
 * No chart is read ahead, since reading one is a disclosure.
 */
export function ChartCode() {
  useEffect(
    () =>
      whenIdle(() => {
        // What cannot be fetched now is fetched with the chart.
        void Promise.allSettled([
          import('../charts/timeline/timeline'),
          import('../charts/timeline/brush'),
          import('../charts/timeline/score-lines'),
          import('../entry/entry-desk'),
          import('../plan/plan-glance'),
          import('../assessment/asking'),
          import('../assessment/question-list'),
          import('../assessment/urgent-row'),
          import('../assessment/reference-drawer'),
          import('../assessment/ask-prescriber'),
          import('../patient/stale-advice'),
        ]);
      }),
    [],
  );
  return null;
}

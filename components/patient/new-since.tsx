'use client';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useIdlePart } from '../ui/use-idle-part';
import { useStaleAdvice } from './stale-advice';
import { usePatientActed } from './use-patient-act';

const loadNews = () => import('./news');

/**
 * Says which report arrived, or who changed what and when, and how many options it touches. It lies over the foot of the page and moves
 * nothing under the pointer; the page changes when somebody asks for it.
 */
export function NewSince() {
  const { acted, redrawing } = usePatientActed();
  const news = useStaleAdvice();
  const part = useIdlePart(loadNews, news !== null);
  const isUrgent = news !== null && news.alerts > 0;
  return (
    // The live region is there before its words are, so that a reader hears them.
    <div className="pointer-events-none fixed inset-x-0 bottom-foot z-30 flex justify-center p-3 print:hidden">
      <div role={isUrgent ? 'alert' : 'status'} className="pointer-events-auto w-full max-w-180">
        {news === null || part === null ? null : (
          <Notice kind={isUrgent ? 'stop' : 'caution'} className="shadow-dialog" acts={<Button size="sm" disabled={redrawing} onClick={acted}>{redrawing ? 'Reading' : news.reports.length > 0 ? 'Show it' : 'Show what is new'}</Button>}>
            <part.News news={news} />
          </Notice>
        )}
      </div>
    </div>
  );
}

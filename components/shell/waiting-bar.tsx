'use client';

import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useHeldWay } from './held-way';
import { leadsAway } from './leads-away';

const QUIET_MS = 400;
const WORDS_MS = 4000;

/** Whether a link of ours was followed and its page has not come yet. */
function useLeaving(): boolean {
  const isHeld = useHeldWay() !== null;
  const pathname = usePathname();
  const params = useSearchParams();
  const here = `${pathname}?${params.toString()}`;
  const [from, setFrom] = useState<string | null>(null);
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      if (leadsAway(event) !== null) setFrom(here);
    };
    const arrived = (): void => { setFrom(null); };
    document.addEventListener('click', follow);
    window.addEventListener('pageshow', arrived);
    return () => {
      document.removeEventListener('click', follow);
      window.removeEventListener('pageshow', arrived);
      // The page has come: whoever goes back to the one before waits for nothing.
      arrived();
    };
  }, [here]);
  // Held for want of a connection, it was not followed; the band at the foot says so.
  if (isHeld && from !== null) setFrom(null);
  return from === here;
}

/** Above the bar of acts where a page has one, however many lines it takes: what it says beside its act stays in sight. */
const aboveTheFoot = (): number => window.innerHeight + 8 - (document.querySelector('.sticky-foot')?.getBoundingClientRect().top ?? window.innerHeight - 56);

/** Quiet below 400 ms, a thin bar after, words and a way out after four seconds. It moves nothing on the page. */
export function WaitingBar() {
  const fetching = useIsFetching({ predicate: ({ queryKey }) => !JSON.stringify(queryKey).includes('"changes"') });
  const acting = useIsMutating();
  const leaving = useLeaving();
  const busy = leaving || acting > 0 || fetching > 0;
  const [shown, setShown] = useState<'nothing' | 'bar' | 'words'>('nothing');
  useEffect(() => {
    if (!busy) return;
    const bar = setTimeout(() => { setShown('bar'); }, QUIET_MS);
    // A page on its way says so in its own place; asking it here costs less than a rule of style, which every change of the page would be held against.
    const words = setTimeout(() => { setShown(document.querySelector('.says-itself') === null ? 'words' : 'bar'); }, WORDS_MS);
    return () => {
      clearTimeout(bar);
      clearTimeout(words);
      setShown('nothing');
    };
  }, [busy]);
  if (shown === 'nothing') return null;
  return (
    <>
      <div className="pointer-events-none fixed inset-x-0 top-0 z-50 print:hidden">
        <div className="waiting-bar" />
      </div>
      {/* At the foot: at the top it would lie over the name of the patient. */}
      {shown === 'words' ? (
        <p role="status" style={{ bottom: aboveTheFoot() }} className="fixed inset-x-0 z-50 mx-auto w-fit rounded-2 border border-line bg-raised px-4 py-1 text-sm shadow-dialog print:hidden">
          Taking longer than usual. <a className="link" href="" data-again="">Try again</a>
        </p>
      ) : null}
    </>
  );
}

import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useShownPlan } from '../../plan/shown-plan';

const motion = (): ScrollBehavior => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');

/** Brings the timeline to whoever asked for something on it from further down, and back to where that was asked. */
export function useBroughtHere(plot: RefObject<HTMLElement | null>): { readonly isBrought: boolean; readonly goBack: () => void } {
  const { from, leave } = useShownPlan();
  useEffect(() => {
    if (from === null) return;
    plot.current?.closest('section')?.scrollIntoView({ block: 'start', behavior: motion() });
    plot.current?.focus({ preventScroll: true });
  }, [from, plot]);
  const goBack = (): void => {
    // What was closed meanwhile is led back to by the line that opens it.
    const to = from?.checkVisibility() === true ? from : from?.closest('details')?.querySelector('summary');
    leave();
    to?.scrollIntoView({ block: 'center', behavior: motion() });
    to?.focus({ preventScroll: true });
  };
  return { isBrought: from !== null, goBack };
}

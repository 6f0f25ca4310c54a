import { useEffect, useRef } from 'react';

/** Calls once nobody has touched the page for so long, while `watching`. */
export function useIdle(watching: boolean, afterMs: number, onIdle: () => void): void {
  const act = useRef(onIdle);
  useEffect(() => {
    act.current = onIdle;
  });
  useEffect(() => {
    if (!watching) return;
    let timer: ReturnType<typeof setTimeout>;
    // Again and again: without a connection the first try changes nothing.
    const wait = (): ReturnType<typeof setTimeout> => setTimeout(() => { act.current(); timer = wait(); }, afterMs);
    timer = wait();
    const touched = () => {
      clearTimeout(timer);
      timer = wait();
    };
    const acts = ['pointerdown', 'keydown'] as const;
    for (const name of acts) addEventListener(name, touched);
    return () => {
      clearTimeout(timer);
      for (const name of acts) removeEventListener(name, touched);
    };
  }, [watching, afterMs]);
}

'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import type { ChangeEvent } from '@/server/contracts/event';

/** `null`: the connection is new, was down for a while, or ends with the session; what is on the screen may be older. */
type Heard = (event: ChangeEvent | null) => void;

const listeners = new Set<Heard>();
let source: EventSource | null = null;
let isWatched = false;

const tell = (event: ChangeEvent | null): void => { for (const heard of [...listeners]) heard(event); };

/** What reads an event comes with the first one: most pages are left before anything changes. */
async function parsed(data: unknown): Promise<ChangeEvent | null> {
  try {
    const { changeEventSchema } = await import('@/server/contracts/event');
    return changeEventSchema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}

function open(): void {
  if (source !== null || listeners.size === 0 || document.visibilityState === 'hidden') return;
  const opened = new EventSource('/api/events');
  opened.addEventListener('change', ({ data }) => { void parsed(data).then(tell); });
  for (const name of ['ready', 'resync']) opened.addEventListener(name, () => { tell(null); });
  opened.addEventListener('ended', () => { close(); tell(null); });
  source = opened;
}

function close(): void {
  source?.close();
  source = null;
}

/** A tab in the background holds no connection: browsers allow few to one address. Coming back, it hears that it may be behind. */
function onVisibility(): void {
  if (document.visibilityState === 'hidden') close();
  else open();
}

/** Hears what changes in the clinic while the page is shown. One connection a tab, shared by all who ask. */
export function useClinicEvents(heard: Heard): void {
  const onHeard = useEffectEvent(heard);
  useEffect(() => {
    const listener: Heard = (event) => { onHeard(event); };
    listeners.add(listener);
    if (!isWatched) document.addEventListener('visibilitychange', onVisibility);
    isWatched = true;
    open();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) close();
    };
  }, []);
}

/** Acts once no further change that concerns the page has come for a while. */
export function useAfterChanges(act: () => void, { concerns, quietMs }: { readonly concerns: (event: ChangeEvent | null) => boolean; readonly quietMs: number }): void {
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useClinicEvents((event) => {
    if (!concerns(event)) return;
    clearTimeout(soon.current);
    soon.current = setTimeout(act, quietMs);
  });
  useEffect(() => () => { clearTimeout(soon.current); }, []);
}

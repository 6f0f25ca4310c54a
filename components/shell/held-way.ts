import { useSyncExternalStore } from 'react';

/** A way to another page, or the reading anew of this one, that waits until the server answers. */
type HeldWay = {
  /** Where the reader asked to go; `read`: nobody asked, this page is read again. */
  readonly to: 'page' | 'read';
  readonly go: () => void;
  /** Undoes what the framework has begun. */
  readonly undo?: () => void;
};

const AGAIN_MS = 3_000;
const ANSWER_MS = 8_000;
const HEALTH = '/api/health';

let held: HeldWay | null = null;
let isGoing = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function show(next: HeldWay | null): void {
  held = next;
  clearTimeout(timer);
  for (const changed of watchers) changed();
}

/** Whether a page that is asked for now would not come, as far as the browser knows. */
export const isCutOff = (): boolean => !isGoing && (held !== null || !navigator.onLine);

/** Asks whether the server answers; where it does, the held way is gone. The browser’s own word for being connected is not relied on. */
export async function tryHeldWay(): Promise<void> {
  const asked = held;
  if (asked === null) return;
  clearTimeout(timer);
  const answers = await fetch(HEALTH, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) }).then(({ ok }) => ok, () => false);
  if (held !== asked) return;
  if (!answers) {
    timer = setTimeout(() => void tryHeldWay(), AGAIN_MS);
    return;
  }
  show(null);
  isGoing = true;
  asked.go();
  isGoing = false;
}

/** The newest way is the one that is kept: who asked for three pages gets the last. */
export function holdWay(way: HeldWay): void {
  if (way.to === 'read' && held?.to === 'page') return;
  show(way);
  void tryHeldWay();
}

/** The reader stays on this page. */
export function stayHere(): void {
  if (held?.to !== 'page') return;
  const { undo } = held;
  show(null);
  undo?.();
}

/** Goes at once, or as soon as the server answers. */
export function goWhenConnected(go: () => void): void {
  if (isCutOff()) holdWay({ to: 'page', go });
  else go();
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => { watchers.delete(changed); };
}

/** What waits for the server. */
export const heldWay = (): HeldWay['to'] | null => held?.to ?? null;

export const useHeldWay = (): HeldWay['to'] | null => useSyncExternalStore(watch, heldWay, () => null);

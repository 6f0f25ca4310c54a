'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { onEnded, tellSignedInAgain } from '../trpc/cut-off';
import { useIdlePart } from '../ui/use-idle-part';
import { hereIs, isGone, leaveWhenMoved, TABS, whoIsHere } from './other-tabs';

const IDLE_MS = 15 * 60 * 1000;
const CHECK_MS = 5_000;
const loadForm = () => import('./unlock-form');
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

/**
 * After fifteen minutes without a sign of life the screen is covered, and when its session ended elsewhere. Signing in again
 * uncovers the same spot with everything that was typed: nothing behind the cover is unloaded. Nobody else uncovers it.
 */
export function IdleLock({ name, email }: { readonly name: string; readonly email: string }) {
  const id = useId();
  const last = useRef(0);
  const veil = useRef<HTMLDivElement>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  const [locked, setLocked] = useState<'idle' | 'ended' | null>(null);
  const part = useIdlePart(loadForm, locked !== null);
  useEffect(() => {
    last.current = Date.now();
    // Tabs of one browser share their session: a sign of life in one of them counts for all.
    const others = new BroadcastChannel(TABS);
    channel.current = others;
    let told = 0;
    const cover = (why: 'idle' | 'ended'): void => { setLocked((before) => before ?? why); };
    const open = (): void => {
      if (veil.current === null) return;
      setLocked(null);
      tellSignedInAgain();
    };
    const alive = (): void => {
      last.current = Date.now();
      if (last.current - told < CHECK_MS) return;
      told = last.current;
      others.postMessage('alive');
    };
    // They share who is signed in, too: with another person there, what stands here is nobody's to act on.
    others.onmessage = ({ data }: MessageEvent<unknown>) => {
      last.current = Date.now();
      leaveWhenMoved(data);
      if (isGone(data)) cover('ended');
      const here = whoIsHere(data);
      if (here === email) open();
      else if (here !== null) cover('ended');
    };
    others.postMessage(hereIs(email));
    for (const sign of SIGNS) document.addEventListener(sign, alive, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (Date.now() - last.current >= IDLE_MS) cover('idle');
    }, CHECK_MS);
    const leave = onEnded(() => { cover('ended'); });
    return () => {
      leave();
      clearInterval(timer);
      channel.current = null;
      others.close();
      for (const sign of SIGNS) document.removeEventListener(sign, alive, { capture: true });
    };
  }, [email]);
  useEffect(() => {
    const element = veil.current;
    if (locked === null || element === null) return;
    // The session ends with it, so that a reload or another tab does not lead past the cover.
    if (locked === 'idle') void import('./auth-client').then(({ signOut }) => signOut()).catch(() => undefined);
    const before = document.activeElement;
    const dialog = element.closest('dialog');
    // No key reaches what lies under the cover; Escape closes nothing there.
    const guard = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' && event.target instanceof Node && element.contains(event.target)) return;
      event.stopImmediatePropagation();
      if (event.key !== 'Tab') event.preventDefault();
    };
    window.addEventListener('keydown', guard, { capture: true });
    // A press on the cover is no press outside the form under it, which would close that form.
    const keep = (event: Event): void => {
      event.stopPropagation();
    };
    dialog?.addEventListener('pointerdown', keep);
    // Shown over everything, dialogs included, and the only thing that takes the focus.
    dialog?.showModal();
    element.querySelector('input')?.focus();
    return () => {
      window.removeEventListener('keydown', guard, { capture: true });
      dialog?.removeEventListener('pointerdown', keep);
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [locked]);
  const uncover = (): void => {
    last.current = Date.now();
    channel.current?.postMessage(hereIs(email));
    setLocked(null);
    tellSignedInAgain();
  };
  if (locked === null) return null;
  return (
    <dialog className="lock-veil" aria-labelledby={`${id}-title`} onCancel={(event) => { event.preventDefault(); }}>
      <div ref={veil} className="mx-auto mt-[20vh] w-full max-w-form rounded-3 border border-line bg-raised p-5 text-ink-1 shadow-dialog">
        <h2 id={`${id}-title`} className="text-lg font-strong">{locked === 'idle' ? 'Locked after 15 minutes' : 'Your session has ended'}</h2>
        <p className="pb-4 text-sm text-ink-2">{locked === 'idle' ? `${name} is signed in.` : `Sign in again, ${name}, to go on where you were.`} What you typed is still there.</p>
        {part === null ? <a className="link text-sm" href="/sign-in">Sign in again</a> : <part.UnlockForm email={email} onIn={uncover} />}
      </div>
    </dialog>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { HeldBand } from './held-band';
import { useHeldWay } from './held-way';
import { holdPages } from './hold-pages';
import { takeRoom } from './take-room';
import { useOnline } from './use-online';
import { useReadAgain } from './use-read-again';

const AGAIN = {
  reading: 'Reading this screen again.',
  unanswered: 'The server does not answer yet. It is asked again; what you typed stays in this tab.',
  read: 'Back: this screen was read again. What you typed is still there.',
  chart: 'Back. What changed here meanwhile is said above. What you typed is still there.',
} as const;

const INK = 'fixed z-40 bg-ink-1 px-4 py-2 text-sm text-canvas print:hidden';
/** At the lower edge; the bars of acts stand on it. */
const BAND = `${INK} inset-x-0 bottom-0 md:px-6`;
/** Clear of the bar of acts. */
const WORD = `${INK} pointer-events-none inset-x-4 bottom-20 mx-auto w-fit rounded-2 shadow-dialog`;
const ACTS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Says that all is well again until the reader goes on, or the pointer comes to what lies under it: it keeps nothing from being used. */
function Word({ children }: { readonly children: string }) {
  const word = useRef<HTMLParagraphElement>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (gone) return;
    const go = (): void => { setGone(true); };
    const near = ({ clientX, clientY }: PointerEvent): void => {
      const box = word.current?.getBoundingClientRect();
      if (box !== undefined && clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom) go();
    };
    for (const act of ACTS) document.addEventListener(act, go, { passive: true });
    document.addEventListener('pointermove', near, { passive: true });
    return () => {
      for (const act of ACTS) document.removeEventListener(act, go);
      document.removeEventListener('pointermove', near);
    };
  }, [gone]);
  return gone ? null : <p ref={word} className={WORD}>{children}</p>;
}

/**
 * Says that the connection is gone for as long as it is; nothing clinical is queued meanwhile. When it or the
 * session is back, what stands on the screen is read again. A page that is asked for meanwhile is waited for here.
 */
export function ConnectionBand({ zone }: { /** Time zone of the clinic. */ readonly zone: string }) {
  const router = useRouter();
  const online = useOnline();
  const held = useHeldWay();
  const again = useReadAgain();
  const isBack = again === 'read' || again === 'chart';
  useEffect(() => holdPages(() => { router.replace(window.location.href, { scroll: false }); }), [router]);
  if (held === 'page') return <HeldBand className={BAND} zone={zone}>{online ? 'The server does not answer.' : 'No connection.'}</HeldBand>;
  if (online && held === null) return <div role="status" className="print:hidden">{again === null ? null : isBack ? <Word>{AGAIN[again]}</Word> : <p ref={takeRoom} className={BAND}>{AGAIN[again]}</p>}</div>;
  if (online) return <p ref={takeRoom} role="status" className={BAND}>{AGAIN.unanswered}</p>;
  return (
    <div ref={takeRoom} role="alert" className={BAND}>
      <b className="font-medium">No connection.</b> What you typed stays in this tab. Nothing is sent and nothing can be signed until it is back.
    </div>
  );
}

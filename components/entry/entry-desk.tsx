'use client';

import { lazy, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PatientIdentity } from '@/server/contracts/patient';
import { usePatientActed } from '../patient/use-patient-act';
import { useHeldFocus } from '../ui/use-held-focus';
import { useIdlePart } from '../ui/use-idle-part';
import type { Entry } from './entry';
import type { Saved } from './entry-props';
import { useEntry } from './use-entry';

/** Forms and what they need come when the first one is opened: a chart that is only read does not wait for them. */
const EntryOpening = lazy(() => import('./entry-opening').then((module) => ({ default: module.EntryOpening })));

const loadSaved = () => import('./saved-notice');

/**
 * The place of a patient's screen where forms open and where it is said what was saved. `EntryLink` opens one from
 * anywhere on the page.
 */
export function EntryDesk({ patient }: { readonly patient: PatientIdentity }) {
  const { entry, open, close } = useEntry();
  const { acted } = usePatientActed();
  const [last, setLast] = useState<Saved | null>(null);
  const part = useIdlePart(loadSaved, entry !== null || last !== null);
  const said = useHeldFocus<HTMLDivElement>();
  /** Something was saved, and nobody did anything since. */
  const isFresh = useRef(false);
  useEffect(() => {
    const left = new AbortController();
    for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, () => { isFresh.current = false; }, { capture: true, signal: left.signal });
    return () => {
      left.abort();
    };
  }, []);
  // What opened the form may go with what was saved, such as the act on a medicine that is stopped: Tab then goes on from what is said of it.
  useLayoutEffect(() => {
    const box = said.ref.current;
    if (!isFresh.current || entry !== null || box === null || document.activeElement !== document.body) return;
    box.focus({ preventScroll: true });
    // By keys it comes into view; under a pointer nothing moves.
    if (box.matches(':focus-visible')) box.scrollIntoView({ block: 'nearest' });
  });

  const onSaved = (saved: Saved) => {
    setLast(saved);
    isFresh.current = true;
    // First the address, so that the page is drawn again once and not for the form that is gone.
    close();
    acted();
  };
  const onInstead = (next: Entry) => {
    close();
    open(next);
  };

  return (
    <>
      <div {...said}>
        {last === null || part === null ? null : (
          <part.SavedNotice
            saved={last}
            patientId={patient.id}
            onUndone={(words, after) => {
              setLast({ said: words, workspace: after, made: null });
              acted();
            }}
            onDismiss={() => {
              setLast(null);
            }}
          />
        )}
      </div>
      {entry === null ? null : (
        <Suspense>
          <EntryOpening
            key={`${entry.kind}-${entry.of ?? ''}`}
            entry={entry}
            patient={patient}
            onSaved={onSaved}
            onClose={close}
            onInstead={onInstead}
          />
        </Suspense>
      )}
    </>
  );
}

'use client';

import { lazy, Suspense, useState } from 'react';
import type { PatientIdentity } from '@/server/contracts/patient';
import { usePatientActed } from '../patient/use-patient-act';
import type { Entry } from './entry';
import type { Saved } from './entry-props';
import { SavedNotice } from './saved-notice';
import { useEntry } from './use-entry';

/** Forms and what they need come when the first one is opened: a chart that is only read does not wait for them. */
const EntryOpening = lazy(() => import('./entry-opening').then((module) => ({ default: module.EntryOpening })));

/**
 * The place of a patient's screen where forms open and where it is said what was saved. `EntryLink` opens one from
 * anywhere on the page.
 */
export function EntryDesk({ patient }: { readonly patient: PatientIdentity }) {
  const { entry, open, close } = useEntry();
  const { acted } = usePatientActed();
  const [last, setLast] = useState<Saved | null>(null);

  const onSaved = (saved: Saved) => {
    setLast(saved);
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
      {last === null ? null : (
        <SavedNotice
          saved={last}
          patientId={patient.id}
          onUndone={(said, after) => {
            setLast({ said, workspace: after, made: null });
            acted();
          }}
          onDismiss={() => {
            setLast(null);
          }}
        />
      )}
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

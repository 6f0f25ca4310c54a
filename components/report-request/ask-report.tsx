'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/button';
import type { ButtonLook } from '../ui/button';
import type { Asked } from './ask-dialog';

/** The dialog and the contract behind it come when somebody asks: a chart that is only read does not wait for them. */
const AskDialog = lazy(() => import('./ask-dialog').then((module) => ({ default: module.AskDialog })));

type Props = ButtonLook & { readonly patient: Asked; readonly className?: string; readonly label?: string };

/** Asks a patient for a report in two clicks: this one, then the act of the dialog, where the usual is chosen already. */
export function AskReport({ patient, label = 'Ask for a report', ...look }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...look} data-palette={label === 'Ask for a report' ? label : undefined} aria-label={label === 'Ask for a report' ? undefined : `Ask ${patient.displayName} for a report`} onClick={() => setOpen(true)}>{label}</Button>
      <Suspense>{open ? <AskDialog patient={patient} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

'use client';

import { lazy, memo, Suspense } from 'react';
import type { AskPrescriberProps } from './ask-prescriber';

const AskPrescriber = lazy(() => import('./ask-prescriber').then((module) => ({ default: module.AskPrescriber })));

/** Few charts point to another medicine: in the first answer like everything else, its script comes with those alone, after that of the first view. */
export const AskPrescriberLater = memo(function AskPrescriberLater(props: AskPrescriberProps) {
  return <Suspense fallback={<div className="min-h-9 pt-2" />}><AskPrescriber {...props} /></Suspense>;
});

'use client';

import { lazy, Suspense } from 'react';
import type { Workspace } from '@/server/contracts/workspace';

const TrialsTable = lazy(() => import('./trials-table').then((module) => ({ default: module.TrialsTable })));

/** The trials in the first answer; what sorts them is read after the script of what stands above. */
export function PastTrials({ trials }: { readonly trials: Workspace['trials'] }) {
  return <Suspense><TrialsTable trials={trials} /></Suspense>;
}

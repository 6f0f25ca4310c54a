'use client';

import { lazy, Suspense } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
// The table stands in the first answer, and so does its style: read with its script, it came to rows already drawn.
import './past-trials.module.css';

const TrialsTable = lazy(() => import('./trials-table').then((module) => ({ default: module.TrialsTable })));

/** The trials in the first answer; what sorts them is read after the script of what stands above. */
export function PastTrials({ trials }: { readonly trials: Workspace['trials'] }) {
  return <Suspense><TrialsTable trials={trials} /></Suspense>;
}

import type { ReactNode } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { NewSince } from './new-since';
import { shownAdvice } from './shown-advice';
import { StaleAdvice } from './stale-advice';

type LivingChartProps = { readonly workspace: Pick<Workspace, 'patient' | 'assessment' | 'asOf' | 'asKnownOn'>; readonly children: ReactNode };

/** A view beside the workspace that is read or worked on for long: it says when the chart is no longer as it stands here. */
export function LivingChart({ workspace, children }: LivingChartProps) {
  if (workspace.asKnownOn !== null) return children;
  return <StaleAdvice patientId={workspace.patient.id} since={workspace.asOf} shown={shownAdvice(workspace)}>{children}<NewSince /></StaleAdvice>;
}

'use client';

import Link from 'next/link';
import { createPortal } from 'react-dom';
import type { ReactNode } from 'react';
import type { PatientSummary } from '@/server/contracts/patient';
import { WorkspaceSkeleton } from '../patient/workspace-skeleton';
import { useOnItsWay } from './use-on-its-way';

type Shown = Pick<PatientSummary, 'id' | 'displayName' | 'birthOn' | 'age' | 'sex' | 'identifiers'>;

type PatientLinkProps = {
  readonly patient: Shown;
  readonly className?: string;
  /** A row that J and K walk to. */
  readonly rowKey?: boolean;
  readonly children: ReactNode;
};

/**
 * Leads to a chart. Nothing is fetched ahead, since opening a chart is an audited act; while it is on its way the final
 * layout stands there already, under the right name and without anybody's data.
 */
export function PatientLink({ patient, className, rowKey = false, children }: PatientLinkProps) {
  return (
    <Link href={`/patients/${patient.id}`} prefetch={false} className={className} {...(rowKey && { 'data-row': '' })}>
      {children}
      <OnItsWay patient={patient} />
    </Link>
  );
}

function OnItsWay({ patient }: { readonly patient: Shown }) {
  const { pending, slow } = useOnItsWay();
  return pending ? createPortal(<WorkspaceSkeleton patient={patient} slow={slow} />, document.body) : null;
}

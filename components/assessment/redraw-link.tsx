'use client';

import { usePatientActed } from '../patient/use-patient-act';

/** Reads the chart again; what is open stays open. */
export function RedrawLink() {
  const { acted, redrawing } = usePatientActed();
  return (
    <button type="button" className="link ml-auto block text-xs text-ink-2 print:hidden" disabled={redrawing} onClick={acted}>
      {redrawing ? 'Reading' : 'Refresh'}
    </button>
  );
}

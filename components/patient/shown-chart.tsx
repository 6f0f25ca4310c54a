'use client';

import { useEffect } from 'react';
import { holdChart, showChart } from './shown-chart-store';
import type { ShownChart as Shown } from './shown-chart-store';

/** Stands beside a patient's name: while it is on the screen, every act of this tab says that this is the chart that is seen. */
export function ShownChart({ patientId, fingerprint, asOf }: Shown) {
  useEffect(() => {
    showChart({ patientId, fingerprint, asOf });
  }, [patientId, fingerprint, asOf]);
  useEffect(() => holdChart(patientId), [patientId]);
  return null;
}

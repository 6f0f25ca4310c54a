'use client';

import type { PanelFilter } from '@/server/contracts/outcome';
import { useTRPCClient } from '../trpc/use-trpc';
import { CsvExport } from '../ui/csv-export';

/** The panel as a file; taking it away leaves a row in the audit trail. */
export function PanelExport({ filter }: { readonly filter: PanelFilter }) {
  const client = useTRPCClient();
  return <CsvExport take={() => client.outcomes.exportPanel.query(filter)} rest="the rest is left out: filter first" />;
}

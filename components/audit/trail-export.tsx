'use client';

import type { AuditFilter } from '@/server/contracts/audit';
import { useTRPCClient } from '../trpc/use-trpc';
import { CsvExport } from '../ui/csv-export';

/** The trail as a file; taking it away leaves a row of its own. */
export function TrailExport({ filter }: { readonly filter: AuditFilter }) {
  const client = useTRPCClient();
  return <CsvExport take={() => client.audit.export.query(filter)} rest="older ones are left out: choose fewer days" />;
}

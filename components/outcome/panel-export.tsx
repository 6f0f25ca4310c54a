'use client';

import { useState } from 'react';
import type { PanelFilter } from '@/server/contracts/outcome';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { saveText } from '../ui/save-text';

/** The rows that the filter leaves, as a file for a spreadsheet; taking it away leaves a row in the audit trail. */
export function PanelExport({ filter }: { readonly filter: PanelFilter }) {
  const client = useTRPCClient();
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const { name, csv, rows, more } = await client.outcomes.exportPanel.query(filter);
      saveText(name, csv);
      setSaid(`${rows} rows in ${name}${more ? '; the rest is left out: filter first' : ''}`);
    } catch (error) {
      setSaid(readRefusal(error).message);
    }
    setBusy(false);
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
      <span role="status" className="text-xs text-ink-2">{said}</span>
      <Button size="sm" aria-disabled={busy} onClick={() => void take()}>Export as CSV</Button>
    </span>
  );
}

'use client';

import { useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { Button } from './button';
import { saveText } from './save-text';

type Taken = { readonly name: string; readonly csv: string; readonly rows: number; /** Named in the file, without their figures. */ readonly unread?: number; readonly more: boolean };

/** The rows that a filter leaves, as a file for a spreadsheet. `rest` says what to do where not all of them went into it. */
export function CsvExport({ take, rest }: { readonly take: () => Promise<Taken>; readonly rest: string }) {
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const { name, csv, rows, unread = 0, more } = await take();
      saveText(name, csv);
      setSaid(`${rows} rows in ${name}${unread > 0 ? `; ${unread} more could not be read, named at the end of the file` : ''}${more ? `; ${rest}` : ''}`);
    } catch (error) {
      setSaid(readRefusal(error).message);
    }
    setBusy(false);
  };
  return (
    <span className="inline-flex flex-wrap items-baseline gap-y-1 print:hidden">
      <span role="status" className="text-xs text-ink-2 not-empty:mr-3">{said}</span>
      <Button size="sm" aria-disabled={busy} onClick={() => void save()}>Export as CSV</Button>
    </span>
  );
}

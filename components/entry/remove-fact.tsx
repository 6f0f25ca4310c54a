'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { lineInput } from '@/server/contracts/fields';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { nameFact } from './name-fact';
import { TextField } from './text-field';
import { useRemoveFact } from './use-remove-fact';

const form = z.object({ reason: lineInput(300) });

/** Entered in error: the entry stays in the history with its reason and counts for nothing any more. */
export function RemoveFact({ workspace, of, onSaved, onClose }: EntryProps) {
  const remove = useRemoveFact(workspace.patient.id);
  const state = useForm({ shouldFocusError: false, resolver: zodResolver(form), defaultValues: { reason: '' } });
  const fact = nameFact(workspace.chart, of);
  return (
    <EntrySheet
      patient={workspace.patient}
      title="Entered in error"
      act="Mark as entered in error"
      form={state}
      onClose={onClose}
      save={async ({ reason }) => {
        const after = await remove(of ?? '', reason);
        onSaved({ said: `${fact ?? 'The entry'} counts as entered in error.`, workspace: after, made: null });
      }}
    >
      <p className="text-sm font-medium">{fact ?? 'This entry is no longer in the chart.'}</p>
      <p className="text-sm text-ink-2">It leaves the chart and every reason that rested on it. The history keeps it, with who, when and why.</p>
      <TextField form={state} name="reason" label="Why it is wrong" hint="Such as another patient’s result" several />
    </EntrySheet>
  );
}

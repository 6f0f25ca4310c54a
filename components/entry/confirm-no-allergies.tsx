'use client';

import { useMutation } from '@tanstack/react-query';
import type { Workspace } from '@/server/contracts/workspace';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { Saved } from './entry-props';

/** "No known allergies, asked today": one click, since asking was the work. */
export function ConfirmNoAllergies({ workspace, onSaved }: { readonly workspace: Workspace; readonly onSaved: (saved: Saved) => void }) {
  const trpc = useTRPC();
  const confirm = useMutation(
    trpc.allergies.confirmNone.mutationOptions({
      onSuccess: (after) => {
        onSaved({ said: 'No known allergies, asked today.', workspace: after, made: null });
      },
    }),
  );
  return (
    <Notice
      acts={
        <Button size="sm" disabled={confirm.isPending} onClick={() => { confirm.mutate({ patientId: workspace.patient.id }); }}>
          No known allergies, asked today
        </Button>
      }
    >
      <p>No allergy is recorded. That is not the same as none.</p>
      {confirm.isError ? <p className="text-stop" role="alert">{readRefusal(confirm.error).message}</p> : null}
    </Notice>
  );
}

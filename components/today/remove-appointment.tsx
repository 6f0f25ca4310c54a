'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useTodayChanged } from './use-today-changed';

/** Takes a row off the list; Undo stands in its place until the page is left. */
export function RemoveAppointment({ id, whom }: { readonly id: string; readonly whom: string }) {
  const trpc = useTRPC();
  const mark = useMutation(trpc.appointments.cancel.mutationOptions());
  const { changed } = useTodayChanged();
  const [off, setOff] = useState(false);
  const set = async (next: boolean) => {
    await mark.mutateAsync({ appointmentId: id, off: next });
    setOff(next);
    if (!next) changed();
  };
  if (off) {
    return (
      <div className="absolute inset-0 z-10 flex items-center bg-surface px-4">
        <Notice kind="done" role="status" className="w-full" acts={<><Button size="sm" disabled={mark.isPending} onClick={() => void set(false)}>Undo</Button><Button size="sm" look="quiet" onClick={changed}>Close</Button></>}>
          {whom} was taken off the list of today.
        </Notice>
      </div>
    );
  }
  return (
    <div className="flex justify-end px-4 pb-2 md:absolute md:top-2 md:right-2 md:p-0 print:hidden">
      <Button size="sm" look="quiet" className="today-remove" disabled={mark.isPending} onClick={() => void set(true)} aria-label={`Take ${whom} off the list`}>
        {mark.isError ? `Not done. ${readRefusal(mark.error).message}` : 'Remove'}
      </Button>
    </div>
  );
}

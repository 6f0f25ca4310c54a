'use client';

import { useState } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { Saved } from './entry-props';
import { useRemoveFact } from './use-remove-fact';

type SavedNoticeProps = {
  readonly saved: Saved;
  readonly patientId: string;
  readonly onUndone: (said: string, after: Workspace) => void;
  readonly onDismiss: () => void;
};

/** What the server confirmed. It stays until somebody takes it away or takes the act back. */
export function SavedNotice({ saved, patientId, onUndone, onDismiss }: SavedNoticeProps) {
  const remove = useRemoveFact(patientId);
  const [state, setState] = useState<'saved' | 'undoing' | { readonly failed: string }>('saved');
  const undo = async (made: string) => {
    setState('undoing');
    try {
      onUndone('Taken back; it counts as entered in error.', await remove(made, 'Taken back right after it was entered'));
    } catch (error) {
      setState({ failed: readRefusal(error).message });
    }
  };
  const { made } = saved;
  return (
    <Notice
      kind="done"
      role="status"
      acts={
        <>
          {made === null ? null : (
            <Button size="sm" disabled={state === 'undoing'} onClick={() => void undo(made)}>Undo</Button>
          )}
          <Button size="sm" look="quiet" onClick={onDismiss}>Close</Button>
        </>
      }
    >
      {saved.said}
      {typeof state === 'string' ? null : <span className="block text-stop">{`Not taken back. ${state.failed}`}</span>}
    </Notice>
  );
}

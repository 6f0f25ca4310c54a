'use client';

import { useState } from 'react';
import { ProofField } from '../access/proof-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { Asking } from './use-administered';

/** Asks who acts, before an act that changes who may do what. */
export function AskWho({ proof, wrong, onGiven, onShown, onClose }: Asking) {
  const [typed, setTyped] = useState('');
  return (
    <Dialog
      open
      startsInFirstField
      onOpenChange={(open) => { if (!open) onClose(); }}
      title="Show that it is you"
      footer={<><Button onClick={onClose}>Back</Button><Button look="primary" onClick={() => { onGiven(typed); }}>Go on</Button></>}
    >
      <form onSubmit={(event) => { event.preventDefault(); onGiven(typed); }}>
        <ProofField proof={proof} value={typed} onChange={setTyped} error={wrong ?? undefined} onShown={onShown} />
        <button type="submit" hidden>Go on</button>
      </form>
    </Dialog>
  );
}

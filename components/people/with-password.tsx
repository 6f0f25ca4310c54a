'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextInput } from '../ui/field';
import type { Asking } from './use-administered';

/** The own password again before an act that changes who may do what. */
export function WithPassword({ wrong, onGiven, onClose }: Asking) {
  const [password, setPassword] = useState('');
  return (
    <Dialog
      open
      onOpenChange={(open) => { if (!open) onClose(); }}
      title="Your password"
      description="You signed in more than ten minutes ago."
      footer={<><Button onClick={onClose}>Back</Button><Button look="primary" onClick={() => { onGiven(password); }}>Go on</Button></>}
    >
      <form onSubmit={(event) => { event.preventDefault(); onGiven(password); }}>
        <Field label="Password" error={wrong ?? undefined}>{(aria) => <TextInput {...aria} type="password" autoComplete="current-password" value={password} onChange={(event) => { setPassword(event.target.value); }} />}</Field>
        <button type="submit" hidden>Go on</button>
      </form>
    </Dialog>
  );
}

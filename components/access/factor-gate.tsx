'use client';

import { useState } from 'react';
import type { Proof } from '@/server/contracts/proof';
import { SignOut } from '../shell/sign-out';
import { RecoveryCodes } from './recovery-codes';
import { SetUpFactor } from './set-up-factor';

/** Nothing of the clinic opens before this is done. */
export function FactorGate({ proof, next }: { readonly proof: Proof; readonly next: string }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <>
      <div className="flex items-start justify-between gap-2 pb-3">
        <h1 className="text-xl font-strong tracking-tight text-balance">Set up your second factor</h1>
        <SignOut />
      </div>
      {codes === null ? <p className="pb-4 text-sm text-ink-2">In a clinic with real patients a password alone opens nothing. You are asked for a code after the password, and again before you sign.</p> : null}
      {codes === null ? <SetUpFactor proof={proof} onDone={({ recoveryCodes }) => { setCodes(recoveryCodes); }} /> : <RecoveryCodes codes={codes} onKept={() => { window.location.assign(next); }} />}
    </>
  );
}

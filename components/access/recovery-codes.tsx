'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useBroughtFocus } from '../ui/use-brought-focus';

/** Ten codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const shown = useBroughtFocus<HTMLDivElement>();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <div ref={shown} tabIndex={-1} className="flex flex-col gap-3">
      <Notice kind="done" icon="check" role="status">The authenticator counts from now on.</Notice>
      <div>
        <h3 className="text-md font-strong">Recovery codes</h3>
        <p className="text-sm text-ink-2">Each signs you in once when the authenticator is out of reach. They are shown only now: print them or keep them in a password manager, away from the phone.</p>
      </div>
      <ol aria-label="Recovery codes" className="figures grid grid-cols-2 gap-x-6 gap-y-1 rounded-2 border border-line-strong px-4 py-3 text-md select-all">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ol>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button look="primary" onClick={onKept}>I have kept them</Button>
        <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => { setCopied(true); }, () => { setCopied(false); })}>{copied === true ? 'Copied' : 'Copy'}</Button>
        <Button onClick={() => { window.print(); }}>Print</Button>
      </div>
      {copied === false ? <p className="text-xs text-ink-2">The browser did not let us copy; select the codes and copy them.</p> : null}
    </div>
  );
}

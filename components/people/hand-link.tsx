'use client';

import { useState } from 'react';
import type { HandedLink } from '@/server/contracts/people';
import { Button } from '../ui/button';
import { TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { useBroughtFocus } from '../ui/use-brought-focus';
import { MomentText } from './moment-text';

/** A link that was made, shown this once. */
export function HandLink({ link, to, what, onClose }: { readonly link: HandedLink; readonly to: string; readonly what: string; readonly onClose: () => void }) {
  const shown = useBroughtFocus<HTMLInputElement>();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <Notice kind="done" icon="lock" role="status" acts={<Button size="sm" look="quiet" onClick={onClose}>Close</Button>}>
      <p className="font-medium">Hand this link to {to}, {what}</p>
      <p className="pb-2 text-ink-2">It works once, until <MomentText {...link.until} />. It is shown only now: hand it over yourself, in person or by a message that only they read.</p>
      <span className="flex gap-2">
        <TextInput ref={shown} readOnly aria-label="Link" value={link.url} onFocus={(event) => { event.target.select(); }} />
        <Button onClick={() => void navigator.clipboard.writeText(link.url).then(() => { setCopied(true); }, () => { setCopied(false); })}>{copied === true ? 'Copied' : 'Copy'}</Button>
      </span>
      {copied === false ? <p className="pt-1 text-xs text-ink-2">The browser did not let us copy; select the link and copy it.</p> : null}
    </Notice>
  );
}

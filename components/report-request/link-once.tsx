'use client';

import { useState } from 'react';
import type { HandedOver } from '@/server/contracts/report-request';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Field, TextArea } from '../ui/field';
import { Icon } from '../ui/icon';

const LANGUAGE = new Intl.DisplayNames('en', { type: 'language' });

/** The link in every form in which it can be handed over. It is shown this once: only its hash is kept. */
export function LinkOnce({ handed }: { readonly handed: HandedOver }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (language: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(language);
    } catch {
      setCopied(null);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex items-start gap-2 text-sm">
        <Icon name="check" className="mt-px text-done" />
        <span>
          {handed.mailedTo === null ? 'The link is ready.' : <>An e-mail to {handed.mailedTo} is on its way.</>} The link is shown this once and works until <DateText day={handed.expires.on} form="act" /> {handed.expires.at}.
        </span>
      </p>
      <div className="flex flex-wrap items-start gap-4">
        {/* eslint-disable-next-line @next/next/no-img-element -- a drawing in the page itself: nothing is fetched */}
        <img width={160} height={160} alt="The link as a code to scan with a phone" className="rounded-2 bg-white" src={`data:image/svg+xml;utf8,${encodeURIComponent(handed.qrCode)}`} />
        <div className="flex min-w-0 flex-1 basis-60 flex-col gap-3">
          {handed.messages.map(({ language, text }, place) => (
            <div key={language} className="flex flex-col gap-1">
              <Field label={place === 0 ? 'Message to paste' : `Message to paste, ${LANGUAGE.of(language) ?? language}`}>{(aria) => <TextArea {...aria} readOnly rows={6} lang={language} value={text} onFocus={(event) => event.target.select()} />}</Field>
              <Button size="sm" className="self-start" aria-label={place === 0 ? 'Copy the message' : `Copy the message in ${LANGUAGE.of(language) ?? language}`} onClick={() => void copy(language, text)}>{copied === language ? 'Copied' : 'Copy'}</Button>
            </div>
          ))}
        </div>
      </div>
      <p className="text-xs text-ink-3">No message says anything about health.</p>
    </div>
  );
}

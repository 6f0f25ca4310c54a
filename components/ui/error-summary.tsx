'use client';

import { useEffect, useRef } from 'react';
import { Notice } from './notice';

type ErrorSummaryProps = {
  /** What failed in one sentence; `null` draws nothing. */
  readonly message: string | null;
  /** Field id to its sentence; each links to the field. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly requestId?: string | null;
};

/** One for every drawing, so that the focus is taken for what failed and not for each letter typed after it. */
const NONE: Readonly<Record<string, string>> = {};

/** Takes the focus when a form could not be saved. What was typed stays where it is. */
export function ErrorSummary({ message, fields = NONE, requestId = null }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message !== null) box.current?.focus();
  }, [message, fields]);
  if (message === null) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="stop" role="alert">
        <p className="font-medium">{message}</p>
        <ul>
          {Object.entries(fields).map(([id, sentence]) => (
            <li key={id}>
              <a className="link inline-block py-1" href={`#${id}`}>{sentence}</a>
            </li>
          ))}
        </ul>
        {requestId === null ? null : <p className="text-xs text-ink-3">Request {requestId}</p>}
      </Notice>
    </div>
  );
}

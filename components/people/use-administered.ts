'use client';

import { useState } from 'react';
import { readRefusal } from '../trpc/refusal';

/** An act that may need the password; answers with the sentence to show, or `null`. */
type Administered = (password: string | null) => Promise<string | null>;

export type Asking = { readonly wrong: string | null; readonly onGiven: (password: string) => void; readonly onClose: () => void };

/** Runs an administrator's acts: one at a time, with the password where the session began long ago, and with what came of it. */
export function useAdministered(needsPassword: boolean) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const ask = (act: Administered, wrong: string | null): void => {
    setAsking({ wrong, onGiven: (password) => void attempt(act, password), onClose: () => { setAsking(null); } });
  };
  const attempt = async (act: Administered, password: string | null): Promise<void> => {
    setSaid(null);
    setRefusal(null);
    try {
      setSaid(await act(password));
      setAsking(null);
    } catch (error) {
      const { code, message } = readRefusal(error);
      if (code === 'needs-password') ask(act, password === null ? null : message);
      else {
        setAsking(null);
        setRefusal(message);
      }
    }
  };
  const run = (act: Administered): Promise<void> => {
    if (!needsPassword) return attempt(act, null);
    ask(act, null);
    return Promise.resolve();
  };
  return { run, asking, said, refusal };
}

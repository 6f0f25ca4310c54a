'use client';

import { useState } from 'react';
import type { Proof } from '@/server/contracts/proof';
import { proofAfter } from '../access/proof-field';
import { readRefusal } from '../trpc/refusal';

/** An act that may ask who acts; answers with the sentence to show, or `null`. */
type Administered = (proof: string | null) => Promise<string | null>;

export type Asking = { readonly proof: Proof; readonly wrong: string | null; readonly onGiven: (typed: string) => void; /** A passkey answered. */ readonly onShown: () => void; readonly onClose: () => void };

/** Runs an administrator's acts: one at a time, asking who acts where that was last shown long ago, and with what came of it. */
export function useAdministered(first: Proof) {
  const [proof, setProof] = useState(first);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const ask = (act: Administered, refused: { readonly code: string } | null, wrong: string | null): void => {
    setAsking({ proof: proofAfter(proof, refused), wrong, onGiven: (typed) => void attempt(act, typed), onShown: () => void attempt(act, null), onClose: () => { setAsking(null); } });
  };
  const attempt = async (act: Administered, typed: string | null): Promise<void> => {
    setSaid(null);
    setRefusal(null);
    try {
      setSaid(await act(typed));
      setProof({ ...proof, wanted: false });
      setAsking(null);
    } catch (error) {
      const { code, message, fields } = readRefusal(error);
      if (code === 'needs-password' || code === 'needs-code') ask(act, { code }, typed === null ? null : message);
      else {
        setAsking(null);
        setRefusal(Object.values(fields)[0] ?? message);
      }
    }
  };
  const run = (act: Administered): Promise<void> => {
    if (!proof.wanted) return attempt(act, null);
    ask(act, null, null);
    return Promise.resolve();
  };
  return { run, asking, said, refusal };
}

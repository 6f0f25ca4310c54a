'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedOver } from '@/server/contracts/report-request';
import { goneFromAllTabs } from '../shell/other-tabs';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';

/** Gives this device to the patient: whoever is signed in is signed out first, and the form takes the place of this page, so that the way back leads to no chart. */
export function HandOver({ handed: { url, expires } }: { readonly handed: HandedOver }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready');
  const leave = async () => {
    setState('leaving');
    try {
      const { signOut } = await import('../shell/auth-client');
      await signOut();
      goneFromAllTabs();
      queryClient.clear();
      window.location.replace(url);
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <p role="status" className="text-sm">The form is ready, until <DateText day={expires.on} form="act" /> {expires.at}. You are signed out on this device before it opens; the patient types the birth date, answers and hands the device back.</p>
      {state === 'failed' ? <Notice kind="stop" role="alert">The server did not answer: you are still signed in. Do not hand the device over yet.</Notice> : null}
      <Button look="primary" autoFocus disabled={state === 'leaving'} onClick={() => void leave()}>Sign out and hand over</Button>
    </div>
  );
}

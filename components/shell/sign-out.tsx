'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button';
import { goneFromAllTabs } from './other-tabs';

/** Ends the session on the server first; everything read in this tab goes with it. */
export function SignOut() {
  const queryClient = useQueryClient();
  const [failed, setFailed] = useState(false);
  const leave = async (): Promise<void> => {
    try {
      const { signOut } = await import('./auth-client');
      await signOut();
      goneFromAllTabs();
      queryClient.clear();
      // A full load, so that nothing of the last person stays in memory.
      window.location.assign('/sign-in');
    } catch {
      setFailed(true);
    }
  };
  return (
    <Button look="quiet" size="sm" className="-mr-2" onClick={() => void leave()} {...(failed && { title: 'The server did not answer; you are still signed in.' })}>
      {failed ? 'Not signed out, try again' : 'Sign out'}
    </Button>
  );
}

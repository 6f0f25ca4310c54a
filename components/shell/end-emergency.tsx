'use client';

import { useEffect, useState } from 'react';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';

/** A full load: nothing of the chart stays on the screen once it is shut. */
const leave = (): void => {
  window.location.assign('/today');
};

/** Ends an opening in an emergency, and leaves the chart when its time is over. */
export function EndEmergency({ emergencyId, untilAt }: { readonly emergencyId: string; readonly untilAt: string }) {
  const client = useTRPCClient();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(leave, Math.max(0, new Date(untilAt).getTime() - Date.now()));
    return () => { clearTimeout(timer); };
  }, [untilAt]);
  const end = (): void => {
    client.restrictions.endEmergency.mutate({ emergencyId }).then(leave, () => { setFailed(true); });
  };
  return <Button size="sm" className="print:hidden" onClick={end}>{failed ? 'Not ended, try again' : 'End it now'}</Button>;
}

'use client';

import { useEffect, useState } from 'react';
import Link from 'next/link';
import type { EmergencyNotice } from '@/server/contracts/restriction';
import { MomentText } from '../people/moment-text';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

/** On every page: which restricted charts the reader has open in an emergency, until when; and to administrators that there were openings. */
export function EmergencyBand({ notice }: { readonly notice: EmergencyNotice }) {
  const client = useTRPCClient();
  const [failed, setFailed] = useState(false);
  const soonest = notice.open[0]?.untilAt;
  useEffect(() => {
    if (soonest === undefined) return;
    // A full load: nothing of the chart stays on the screen once it is shut.
    const timer = setTimeout(() => { window.location.assign('/today'); }, Math.max(0, new Date(soonest).getTime() - Date.now()));
    return () => { clearTimeout(timer); };
  }, [soonest]);
  const end = (emergencyId: string): void => {
    client.restrictions.endEmergency.mutate({ emergencyId }).then(() => { window.location.assign('/today'); }, () => { setFailed(true); });
  };
  return (
    <>
      {notice.open.map(({ id, patient, until }) => (
        <div key={id} role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-stop-line bg-stop-soft px-4 py-2 text-sm text-ink-1 md:px-6">
          <Icon name="stop" className="text-stop" />
          <span className="min-w-0 flex-1 basis-60"><strong className="font-strong text-stop">Emergency access.</strong> The restricted chart of <Link className="underline" href={`/patients/${patient.id}`}>{patient.displayName}</Link> is open to you for reading until <MomentText {...until} />. Every look is recorded and reported.</span>
          <Button size="sm" className="print:hidden" onClick={() => { end(id); }}>{failed ? 'Not ended, try again' : 'End it now'}</Button>
        </div>
      ))}
      {notice.unseen === 0 ? null : (
        <div role="status" className="flex items-start gap-x-3 border-y border-caution-line bg-caution-soft px-4 py-2 text-sm md:px-6 print:hidden">
          <Icon name="caution" className="text-caution" />
          <span className="min-w-0 flex-1">{notice.unseen === 1 ? 'A restricted chart was opened in an emergency.' : `Restricted charts were opened in an emergency, ${notice.unseen} times.`} <Link className="underline" href="/settings/restricted">Look at it</Link></span>
        </div>
      )}
    </>
  );
}

import Link from 'next/link';
import type { EmergencyNotice } from '@/server/contracts/restriction';
import { MomentText } from '../people/moment-text';
import { Icon } from '../ui/icon';
import { EndEmergency } from './end-emergency';

/** On every page: which restricted charts the reader has open in an emergency, until when; and to administrators that there were openings. */
export function EmergencyBand({ notice }: { readonly notice: EmergencyNotice }) {
  return (
    <>
      {notice.open.map(({ id, patient, until, untilAt }) => (
        <div key={id} role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-stop-line bg-stop-soft px-4 py-2 text-sm text-ink-1 md:px-6">
          <Icon name="stop" className="text-stop" />
          <span className="min-w-0 flex-1 basis-60"><strong className="font-strong text-stop">Emergency access.</strong> The restricted chart of <Link className="underline" href={`/patients/${patient.id}`}>{patient.displayName}</Link> is open to you for reading until <MomentText {...until} />. Every look is recorded and reported.</span>
          <EndEmergency emergencyId={id} untilAt={untilAt} />
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

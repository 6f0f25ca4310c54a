import type { Metadata } from 'next';
import { AccessPage } from '@/components/access/access-page';
import { FrontDoor } from '@/components/shell/front-door';

export const metadata: Metadata = { title: 'Access', referrer: 'no-referrer' };

/** One-time links that an administrator or the server hands out: no account is needed to open one. */
export default function Page() {
  return (
    <FrontDoor>
      <div className="rounded-3 border border-line bg-surface p-5">
        <AccessPage />
        <noscript><p className="text-sm text-ink-2">This page needs scripts.</p></noscript>
      </div>
    </FrontDoor>
  );
}

import type { Metadata } from 'next';
import { AccessPage } from '@/components/access/access-page';

export const metadata: Metadata = { title: 'Access', referrer: 'no-referrer' };

/** One-time links that an administrator or the server hands out: no account is needed to open one. */
export default function Page() {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-form flex-col justify-center px-6 py-10">
      <div className="mb-6 flex items-center gap-2 text-xl font-strong tracking-tight">
        <svg width="26" height="21" viewBox="0 0 20 16" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true"><use href="#i-mark" /></svg>
        Gamut
      </div>
      <div className="rounded-3 border border-line bg-surface p-5">
        <AccessPage />
        <noscript><p className="text-sm text-ink-2">This page needs scripts.</p></noscript>
      </div>
    </main>
  );
}

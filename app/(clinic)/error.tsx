'use client';

import { Button } from '@/components/ui/button';

/** A page of the clinic that could not be drawn: the bar above it stays, so that there is a way on. */
export default function ClinicErrorPage({ error, reset }: { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }) {
  return (
    <main className="mx-auto max-w-form px-6 py-14">
      <h1 className="text-xl font-strong tracking-tight">This page could not be drawn</h1>
      <p className="py-2 text-sm text-ink-2">Something went wrong on our side. What was saved stays saved; nothing else was changed.</p>
      {error.digest === undefined ? null : <p className="pb-3 text-xs text-ink-3">Request {error.digest}</p>}
      <Button onClick={reset}>Try again</Button>
    </main>
  );
}

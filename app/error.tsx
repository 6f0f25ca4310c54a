'use client';

const AGAIN = 'inline-flex min-h-target items-center rounded-2 border border-line-control bg-surface px-3 text-sm font-medium hover:bg-sunken';

/**
 * A page that could not be drawn; inside the clinic the bar above it stays. Trying again asks the server anew, for most of these are its
 * faults. It stands in the first load of every page, so it brings nothing of its own.
 */
export default function ErrorPage({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return (
    <main id="main" className="mx-auto max-w-form px-6 py-14">
      <h1 className="text-xl font-strong tracking-tight">This page could not be drawn</h1>
      <p className="py-2 text-sm text-ink-2">Something went wrong on our side. What was saved stays saved; nothing else was changed.</p>
      {error.digest === undefined ? null : <p className="pb-3 text-xs text-ink-3">Request {error.digest}</p>}
      <div className="flex items-center gap-3">
        <a className={AGAIN} href="" data-again="">Try again</a>
        <a className="link text-sm" href="/today">To the patients</a>
      </div>
    </main>
  );
}

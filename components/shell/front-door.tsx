import type { ReactNode } from 'react';
import { SkipLink } from './skip-link';

/** A page before the clinic: nobody is known yet, or not enough of them. */
export function FrontDoor({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <main id="main" className="mx-auto flex min-h-dvh w-full max-w-form flex-col justify-center px-6 py-10">
        <div className="mb-6 flex items-center gap-2 text-xl font-strong tracking-tight">
          <svg width="26" height="21" viewBox="0 0 20 16" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true"><use href="#i-mark" /></svg>
          Gamut
        </div>
        {children}
      </main>
    </>
  );
}

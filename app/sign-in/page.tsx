import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readMe } from '@/app/_trpc/read-me';
import { safeNext } from '@/app/_trpc/safe-next';
import { FrontDoor } from '@/components/shell/front-door';
import { SignInForm } from '@/components/shell/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }) {
  const { next } = await searchParams;
  const target = safeNext(typeof next === 'string' ? next : undefined);
  if ((await readMe()) !== null) redirect(target);
  return (
    <FrontDoor>
      <h1 className="headline font-medium tracking-tight text-balance">When the antidepressant works and the feelings are gone.</h1>
      <p className="mt-2 mb-6 text-sm text-ink-2">The story on one time axis, the documented options, and the reasons from this chart.</p>
      <div className="rounded-3 border border-line bg-surface p-5">
        <h2 className="sr-only">Sign in</h2>
        <SignInForm next={target} />
        <noscript>
          <p className="pt-3 text-sm text-ink-2">Signing in needs scripts. Reading a chart does not.</p>
        </noscript>
      </div>
      <p className="mt-4 text-xs text-ink-3">For planned medication changes. Not for emergencies.</p>
    </FrontDoor>
  );
}

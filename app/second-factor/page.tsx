import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { read } from '@/app/_trpc/read';
import { safeNext } from '@/app/_trpc/safe-next';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { FactorGate } from '@/components/access/factor-gate';
import { FrontDoor } from '@/components/shell/front-door';
import { Refused } from '@/components/shell/refused';
import { ApiProvider } from '@/components/trpc/provider';

export const metadata: Metadata = { title: 'Second factor' };

/** Stands between the first sign-in and every chart, until an authenticator is set up. */
export default async function SecondFactorPage({ searchParams }: { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }) {
  const { next } = await searchParams;
  const target = safeNext(typeof next === 'string' ? next : undefined);
  const factor = await read(getQueryClient().fetchQuery(trpc.me.factor.queryOptions(undefined, { retry: false })), '/second-factor');
  if (factor.ok && factor.value.since !== null) redirect(target);
  return (
    <FrontDoor>
      <div className="rounded-3 border border-line bg-surface p-5">
        {factor.ok ? <ApiProvider><FactorGate proof={factor.value.proof} next={target} /></ApiProvider> : <Refused {...factor} again="/second-factor" />}
      </div>
    </FrontDoor>
  );
}

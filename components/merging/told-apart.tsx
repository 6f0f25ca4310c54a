'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { Comparison } from '@/server/contracts/merging';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { FieldError } from '../ui/field';
import { Notice } from '../ui/notice';

type ToldApartProps = { readonly apart: NonNullable<Comparison['apart']>; readonly ids: readonly string[]; readonly mayTakeBack: boolean };

/** That a person said these two are two people, and the way to take it back. */
export function ToldApart({ apart: { by, on, why }, ids: [patientId = '', otherId = ''], mayTakeBack }: ToldApartProps) {
  const router = useRouter();
  const takeBack = useMutation(useTRPC().merging.takeBackApart.mutationOptions({ onSuccess: () => { router.refresh(); } }));
  return (
    <Notice icon="people" acts={mayTakeBack ? <Button size="sm" disabled={takeBack.isPending} onClick={() => { takeBack.mutate({ patientId, otherId }); }}>Take it back</Button> : undefined}>
      <p><b className="font-medium">Two people.</b> {by}, <DateText day={on} />: {why}</p>
      {takeBack.error === null ? null : <div role="alert"><FieldError>{readRefusal(takeBack.error).message}</FieldError></div>}
    </Notice>
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import type { Workspace } from '@/server/contracts/workspace';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';

export type AskPrescriberProps = { readonly patientId: string; readonly ask: NonNullable<Workspace['assessment']['elsewhere']>['asks'][number]; readonly mayAsk: boolean };

/** The act about the other medicine: one press makes the task, afterwards who set it going and for which day, with Undo until it is done. */
export function AskPrescriber({ patientId, ask: { episode, name, task, dueOn, asked }, mayAsk }: AskPrescriberProps) {
  const trpc = useTRPC();
  const { acted, redrawing } = usePatientActed();
  const box = useHeldFocus<HTMLDivElement>();
  const act = useMutation(trpc.questions.askPrescriber.mutationOptions({ onSuccess: acted }));
  const busy = act.isPending || redrawing;
  const send = (ask: boolean): void => { act.mutate({ patientId, episodeId: episode, ask }); };
  return (
    <div {...box} className="pt-2" aria-live="polite" aria-busy={busy} data-ask-prescriber={name}>
      {asked === null ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden">
          <Button size="sm" className="text-sm font-text" disabled={busy} onClick={() => { send(true); }}>Ask the prescriber of {name}</Button>
          <span className="text-xs text-ink-3">A task for the coordinator, due <DateText day={dueOn} form="act" />, and a line in the plan of the note.</span>
        </div>
      ) : (
        <p className="text-sm text-ink-2">
          {task}: {'doneOn' in asked ? <>done <DateText day={asked.doneOn} /></> : <>a task for the coordinator, due <DateText day={asked.dueOn} form="act" /></>}. Set going <DateText day={asked.on} />{asked.by === null ? null : ` by ${asked.by}`}.{' '}
          {mayAsk ? <button type="button" className="link text-ink-1 print:hidden" disabled={busy} onClick={() => { send('doneOn' in asked); }}>{'doneOn' in asked ? 'Ask again' : 'Undo'}</button> : null}
        </p>
      )}
      {act.error === null ? null : <Notice kind="stop" role="alert" className="mt-2">{readRefusal(act.error).message}</Notice>}
    </div>
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { useTRPC } from '../trpc/use-trpc';
import { count } from '../ui/days';
import { ChoiceGroup, Field, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { ActDialog } from './act-dialog';
import { PersonSelect } from './person-select';

type Props = { readonly work: Worklist; readonly patient?: TaskRow['patient'] | undefined; readonly onChanged: () => void; readonly onClose: () => void };
type Role = TaskRow['role'];

/** One patient, or everybody in somebody's care, goes to another person with open tasks, drafts and a line for whoever takes over. */
export function HandoverDialog({ work, patient, onChanged, onClose }: Props) {
  const trpc = useTRPC();
  const [role, setRole] = useState<Role>('coordinator');
  const [fromId, setFrom] = useState('');
  const [toId, setTo] = useState('');
  const [line, setLine] = useState('');
  const give = useMutation(trpc.worklist.transfer.mutationOptions({ onSuccess: onChanged }));
  const able = work.people.filter(({ roles }) => roles.includes(role));
  const { data } = give;
  const missing = patient === undefined && fromId === '' ? 'Choose whose patients.' : toId === '' ? 'Choose who takes over.' : line.trim() === '' ? 'Write the handover line.' : null;
  const done = data === undefined ? null : (
    <Notice kind="done" role="status">{count(data.patients, 'patient')} handed over, with {count(data.tasks, 'open task')} and {count(data.drafts, 'draft')}.{data.draftsKept === 0 ? '' : ` ${count(data.draftsKept, 'draft')} stayed with the author, since the other has one.`}</Notice>
  );
  return (
    <ActDialog
      title={patient === undefined ? 'Hand over a panel' : `Hand over ${patient.displayName}`}
      description="Open tasks and drafts go with the patients; what is signed stays as it is."
      act="Hand over" missing={missing} pending={give.isPending} error={give.error} done={done} onClose={onClose}
      onSend={() => { give.mutate({ patientIds: patient === undefined ? null : [patient.id], fromId: patient === undefined ? fromId : null, toId, role, line }); }}
    >
      <ChoiceGroup inline legend="As" name="handover-role" value={role} onChange={(value) => { setRole(value === 'prescriber' ? 'prescriber' : 'coordinator'); setTo(''); setFrom(''); }} choices={[{ value: 'coordinator', label: 'Coordinator' }, { value: 'prescriber', label: 'Prescriber' }]} />
      {patient === undefined ? <PersonSelect label="Everybody in the care of" people={able} value={fromId} onChange={setFrom} /> : null}
      <PersonSelect label="To" people={able.filter(({ id }) => id !== fromId)} value={toId} onChange={setTo} />
      <Field label="Handover line" hint="What whoever takes over has to know.">{(aria) => <TextArea {...aria} rows={2} value={line} onChange={(event) => { setLine(event.target.value); }} />}</Field>
    </ActDialog>
  );
}

'use client';

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { WORK_ACTS } from '@/server/contracts/worklist';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { useActKey } from '../entry/use-act-key';
import { IdentityLine } from '../patient/identity-line';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ChoiceGroup, Field, Select, TextInput } from '../ui/field';
import { useHeldFocus } from '../ui/use-held-focus';
import { ActDialog } from './act-dialog';
import { DayInput } from './day-input';
import { PersonSelect } from './person-select';
import { ACT } from './words';

type Patient = TaskRow['patient'];
type Props = { readonly work: Worklist; readonly patient?: Patient | undefined; readonly onChanged: () => void; readonly onClose: () => void };

/** A task made by hand: about whom, what, when, for whom. */
export function NewTaskDialog({ work, patient: given, onChanged, onClose }: Props) {
  const trpc = useTRPC();
  const idempotencyKey = useActKey();
  const [patient, setPatient] = useState<Patient | null>(given ?? null);
  const held = useHeldFocus<HTMLDivElement>();
  const [what, setWhat] = useState('');
  const [dueOn, setDue] = useState<string>(work.on);
  const [act, setAct] = useState<TaskRow['act']>('call');
  const [role, setRole] = useState<TaskRow['role']>('coordinator');
  const [assigneeId, setAssignee] = useState('');
  const make = useMutation(trpc.worklist.create.mutationOptions({ onSuccess: () => { onChanged(); onClose(); } }));
  const send = () => {
    if (patient !== null) make.mutate({ patientId: patient.id, what, dueOn, act, role, assigneeId: assigneeId === '' ? null : assigneeId, idempotencyKey });
  };
  const missing = patient === null ? 'Choose the patient.' : what.trim() === '' ? 'Say what is to be done.' : dueOn === '' ? 'Give the day.' : null;
  return (
    <ActDialog title="New task" description={patient === null ? 'About one patient, on a day.' : `About ${patient.displayName}`} act="Make the task" missing={missing} pending={make.isPending} error={make.error} onSend={send} onClose={onClose}>
      <div {...held}>
        {patient === null ? <FindPatient onFound={setPatient} /> : (
          <div className="flex items-center gap-3 text-sm">
            <span className="flex-1"><b className="block font-medium">{patient.displayName}</b><span className="text-xs text-ink-2"><IdentityLine patient={patient} /></span></span>
            {given === undefined ? <Button size="sm" onClick={() => { setPatient(null); }}>Another patient</Button> : null}
          </div>
        )}
      </div>
      <Field label="What is to be done">{(aria) => <TextInput {...aria} maxLength={200} value={what} onChange={(event) => { setWhat(event.target.value); }} />}</Field>
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        <DayInput label="Day" on={work.on} value={dueOn} onChange={setDue} />
        <Field label="Next act">
          {(aria) => <Select {...aria} value={act} onChange={({ target }) => { setAct(WORK_ACTS.find((one) => one === target.value) ?? 'call'); }}>{WORK_ACTS.map((one) => <option key={one} value={one}>{ACT[one]}</option>)}</Select>}
        </Field>
      </div>
      <ChoiceGroup inline legend="Whose it is" name="task-role" value={role} onChange={(value) => { setRole(value === 'prescriber' ? 'prescriber' : 'coordinator'); setAssignee(''); }} choices={[{ value: 'coordinator', label: 'A coordinator’s' }, { value: 'prescriber', label: 'A prescriber’s' }]} />
      <PersonSelect label="Who has it" placeholder="Whoever cares for the patient" people={work.people.filter(({ roles }) => roles.includes(role))} value={assigneeId} onChange={setAssignee} />
    </ActDialog>
  );
}

function FindPatient({ onFound }: { readonly onFound: (patient: Patient) => void }) {
  const trpc = useTRPC();
  const [text, setText] = useState('');
  const { data, isFetching } = useQuery({ ...trpc.patients.search.queryOptions({ text, limit: 5 }, { placeholderData: keepPreviousData, retry: false }), enabled: text.trim().length > 1 });
  const found = text.trim().length > 1 ? (data?.items ?? []) : [];
  return (
    <div className="flex flex-col gap-2">
      <Field label="Patient" hint="Name, birth date or number">{(aria) => <TextInput {...aria} autoComplete="off" value={text} onChange={(event) => { setText(event.target.value); }} />}</Field>
      {text.trim().length > 1 && !isFetching && found.length === 0 ? <p className="text-sm text-ink-2">Nobody is found by this.</p> : null}
      <ul aria-label="Found patients">
        {found.map((patient) => (
          <li key={patient.id}>
            <button type="button" className="w-full rounded-2 px-2 py-1 text-left text-sm hover:bg-hover" onClick={() => { onFound(patient); }}>
              <b className="block font-medium">{patient.displayName}</b>
              <span className="text-xs text-ink-2"><IdentityLine patient={patient} /></span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

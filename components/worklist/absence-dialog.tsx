'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Worklist } from '@/server/contracts/worklist';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { ActDialog } from './act-dialog';
import { DayInput } from './day-input';
import { PersonSelect } from './person-select';

type Props = { readonly work: Worklist; readonly onChanged: () => void; readonly onClose: () => void };

/** Who is away and who looks after the tasks meanwhile; they show up on the other's list on these days and stay the absent one's. */
export function AbsenceDialog({ work, onChanged, onClose }: Props) {
  const trpc = useTRPC();
  const [absentId, setAbsent] = useState(work.me.id);
  const [coveringId, setCovering] = useState('');
  const [fromOn, setFrom] = useState<string>(work.on);
  const [toOn, setTo] = useState('');
  const set = useMutation(trpc.worklist.setCover.mutationOptions({ onSuccess: () => { onChanged(); onClose(); } }));
  const end = useMutation(trpc.worklist.endCover.mutationOptions({ onSuccess: onChanged }));
  const missing = absentId === '' ? 'Choose who is away.' : coveringId === '' ? 'Choose who looks after the tasks.' : fromOn === '' || toOn === '' ? 'Give the first and the last day.' : null;
  return (
    <ActDialog title="Absence" description="On these days the tasks of the one stand on the list of the other." act="Set the cover" missing={missing} pending={set.isPending} error={set.error ?? end.error} onSend={() => { set.mutate({ absentId, coveringId, fromOn, toOn }); }} onClose={onClose}>
      <PersonSelect label="Away" people={work.people} value={absentId} onChange={setAbsent} />
      <PersonSelect label="Looks after the tasks" people={work.people.filter(({ id }) => id !== absentId)} value={coveringId} onChange={setCovering} />
      <div className="grid grid-cols-1 items-end gap-4 sm:grid-cols-2">
        <DayInput label="From" on={work.on} value={fromOn} onChange={setFrom} />
        <DayInput label="Last day" on={work.on} min={fromOn} hint="The day before the return" value={toOn} onChange={setTo} />
      </div>
      {work.absences.length === 0 ? null : (
        <ul aria-label="Absences" className="border-t border-line pt-2 text-sm">
          {work.absences.map((cover) => (
            <li key={cover.coverId} className="flex items-center gap-3 py-1">
              <span className="flex-1">{cover.absent.name}, <DateText day={cover.from} /> to <DateText day={cover.until} />: {cover.covering.name}</span>
              <Button size="sm" disabled={end.isPending} onClick={() => { end.mutate({ coverId: cover.coverId }); }}>End it</Button>
            </li>
          ))}
        </ul>
      )}
    </ActDialog>
  );
}

import type { ReactNode } from 'react';
import { DateText } from '../ui/date-text';
import type { Draft } from './use-draft';

/** Whose note this is, with two identifiers, as it stands on every form of it. */
export function NoteHead({ patient, children }: { readonly patient: Draft['patient']; readonly children: ReactNode }) {
  return (
    <header className="border-b border-line pb-3 pl-9 wrap-anywhere max-sm:pl-0 print:pl-1">
      <b className="text-lg">{patient.displayName}</b>{' '}
      <span className="figures text-sm text-ink-2">
        <span className="inline-block">
          {patient.birthOn === null ? `born ${patient.birthText ?? 'on a day not recorded'}` : <>born <DateText day={patient.birthOn} /></>}
          {patient.age === null ? null : ` (${patient.age} y)`}
        </span>
        {patient.identifiers.map(({ label, value }) => <span key={`${label} ${value}`}> {label} {value}</span>)}
      </span>
      <span className="block text-xs text-ink-3">{children}</span>
    </header>
  );
}

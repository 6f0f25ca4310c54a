'use client';

import { useState } from 'react';
import type { FormEvent } from 'react';
import { AUDIT_OUTCOMES } from '@/server/contracts/audit';
import type { AuditFilter } from '@/server/contracts/audit';
import { readDay } from '../entry/read-day';
import { Button } from '../ui/button';
import { Field, Select, TextInput } from '../ui/field';
import { useFirstWrong } from '../ui/use-first-wrong';

const OUTCOMES: Readonly<Record<(typeof AUDIT_OUTCOMES)[number], string>> = { done: 'Done', refused: 'Refused', failed: 'Failed' };
const isOutcome = (value: string): value is (typeof AUDIT_OUTCOMES)[number] => value in OUTCOMES;

const EMPTY = { patient: '', words: '', outcome: '', from: '', to: '' };
const DAY_HINT = 'Such as 24-Nov-2026.';

/** Whose, by whom, what and when. Nothing of it goes into the address of the page. */
export function TrailForm({ onFilter, busy }: { readonly onFilter: (filter: AuditFilter) => void; readonly busy: boolean }) {
  const [typed, setTyped] = useState(EMPTY);
  const [wrong, setWrong] = useState<{ from?: string; to?: string }>({});
  const form = useFirstWrong<HTMLFormElement>(wrong);
  const set = (name: keyof typeof EMPTY) => (event: { readonly target: { readonly value: string } }) => {
    setTyped({ ...typed, [name]: event.target.value });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [from, to] = [readDay(typed.from), readDay(typed.to)];
    const faults = { ...(from.kind === 'refused' && { from: from.why }), ...(to.kind === 'refused' && { to: to.why }) };
    setWrong(faults);
    if (Object.keys(faults).length > 0) return;
    onFilter({
      ...(typed.patient.trim() !== '' && { patient: typed.patient.trim() }),
      ...(typed.words.trim() !== '' && { words: typed.words.trim() }),
      ...(isOutcome(typed.outcome) && { outcome: typed.outcome }),
      ...(from.kind === 'day' && { from: from.day }),
      ...(to.kind === 'day' && { to: to.day }),
    });
  };
  return (
    <form ref={form} onSubmit={submit} className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_1fr_auto] print:hidden">
      <Field label="Patient" hint="Name, number or birth date." optional>{(aria) => <TextInput {...aria} value={typed.patient} onChange={set('patient')} autoComplete="off" />}</Field>
      <Field label="Person or act" hint="Such as a name, or “note signed”." optional>{(aria) => <TextInput {...aria} value={typed.words} onChange={set('words')} autoComplete="off" />}</Field>
      <Field label="Outcome" hint="Of the act." optional>
        {(aria) => <Select {...aria} value={typed.outcome} onChange={set('outcome')} placeholder="Any">{AUDIT_OUTCOMES.map((one) => <option key={one} value={one}>{OUTCOMES[one]}</option>)}</Select>}
      </Field>
      <div className="grid grid-cols-2 items-start gap-x-4 sm:contents">
        <Field label="From" hint={DAY_HINT} error={wrong.from} optional>{(aria) => <TextInput {...aria} value={typed.from} onChange={set('from')} autoComplete="off" />}</Field>
        <Field label="To" hint={DAY_HINT} error={wrong.to} optional>{(aria) => <TextInput {...aria} value={typed.to} onChange={set('to')} autoComplete="off" />}</Field>
      </div>
      <div className="flex gap-2 self-start lg:pt-10">
        <Button type="submit" look="primary" aria-disabled={busy}>Look</Button>
        <Button onClick={() => { setTyped(EMPTY); setWrong({}); onFilter({}); }}>Clear</Button>
      </div>
    </form>
  );
}

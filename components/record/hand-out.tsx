'use client';

import { useState } from 'react';
import type { RecordFile } from '@/server/contracts/record';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { saveFile } from '../ui/save-text';
import { SectionHead } from '../ui/section-head';

const FORMS: readonly { readonly file: RecordFile; readonly label: string; readonly what: string }[] = [
  { file: 'record.pdf', label: 'PDF', what: 'to read and print' },
  { file: 'record.txt', label: 'Text', what: 'to read anywhere' },
  { file: 'record.fhir.json', label: 'FHIR', what: 'for another record system' },
];

/** Everything that is kept about the patient, for somebody and for a reason that are written down first. */
export function HandOut({ patientId, onTaken }: { readonly patientId: string; readonly onTaken: () => void }) {
  const client = useTRPCClient();
  const [typed, setTyped] = useState({ recipient: '', purpose: '' });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState<RecordFile | null>(null);
  const errors = refusal?.fields ?? {};
  const take = async (file: RecordFile): Promise<void> => {
    if (busy !== null) return;
    setBusy(file);
    setRefusal(null);
    setSaid(null);
    try {
      const made = await client.record.export.mutate({ patientId, file, ...typed });
      saveFile(made);
      setSaid(`${made.name} was made for ${typed.recipient.trim()}. It stands among the disclosures.`);
      onTaken();
    } catch (error) {
      setRefusal(readRefusal(error));
    }
    setBusy(null);
  };
  return (
    <section aria-labelledby="hand-out" className="print:hidden">
      <SectionHead id="hand-out" title="Hand out the whole record" />
      <p className="mb-3 max-w-prose text-sm text-ink-2">Every fact with its source, reports with their answers, the signed notes, corrections and earlier disclosures. Drafts stay here.</p>
      <div className="grid gap-3 md:grid-cols-2">
        <Field label="For whom" hint="The patient, or the name of who receives it" error={errors.recipient}>{(aria) => <TextInput {...aria} autoComplete="off" value={typed.recipient} onChange={(event) => { setTyped({ ...typed, recipient: event.target.value }); }} />}</Field>
        <Field label="What for" hint="Such as: asked for by the patient" error={errors.purpose}>{(aria) => <TextInput {...aria} autoComplete="off" value={typed.purpose} onChange={(event) => { setTyped({ ...typed, purpose: event.target.value }); }} />}</Field>
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {FORMS.map(({ file, label, what }) => (
          <Button key={file} aria-disabled={busy !== null} onClick={() => void take(file)}>{busy === file ? 'Making' : label}<span className="font-text text-xs text-ink-3">{what}</span></Button>
        ))}
      </div>
      <div aria-live="polite" className="mt-2">
        {said === null ? null : <Notice kind="done" role="status">{said}</Notice>}
        {refusal === null || Object.keys(errors).length > 0 ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
      </div>
    </section>
  );
}

'use client';

import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { Correction, RecordPage } from '@/server/contracts/record';
import { TypedDay } from '../entry/typed-day';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { formatDay } from '../ui/days';
import { Dialog } from '../ui/dialog';
import { ChoiceGroup, Field, Select, TextArea, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import type { CorrectionAct } from './correction-item';

export type Asked = { readonly act: 'ask'; readonly of: null } | { readonly act: CorrectionAct; readonly of: Correction };

const TITLES: Readonly<Record<Asked['act'], string>> = { ask: 'The patient asks for a correction', answer: 'Answer the correction', extend: 'Put the term off', disagree: 'Statement of disagreement' };
const SAVE: Readonly<Record<Asked['act'], string>> = { ask: 'Write it down', answer: 'Answer', extend: 'Put it off', disagree: 'Keep the statement' };

type Props = { readonly asked: Asked; readonly patientId: string; readonly page: RecordPage; readonly onClose: () => void; readonly onDone: (page: RecordPage) => void };

/** One form for each act about a correction. What was typed stays when the server refuses. */
export function CorrectionDialog({ asked, patientId, page, onClose, onDone }: Props) {
  const client = useTRPCClient();
  const form = useId();
  const [key] = useState(() => crypto.randomUUID());
  const [typed, setTyped] = useState({ day: page.on, by: 'the patient', words: '' });
  const [answer, setAnswer] = useState<string | null>(null);
  const [carriedOutBy, setCarriedOutBy] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const errors = refusal?.fields ?? {};
  const type = (field: keyof typeof typed) => (event: { readonly target: { readonly value: string } }) => { setTyped({ ...typed, [field]: event.target.value }); };

  const send = (): Promise<RecordPage> => {
    const act = { patientId, idempotencyKey: key };
    if (asked.of === null) return client.record.askCorrection.mutate({ ...act, askedOn: typed.day, askedBy: typed.by, what: typed.words });
    const one = { ...act, correctionId: asked.of.id };
    switch (asked.act) {
      case 'extend':
        return client.record.extendCorrection.mutate({ ...one, why: typed.words });
      case 'disagree':
        return client.record.disagree.mutate({ ...one, on: typed.day, statement: typed.words });
      case 'answer':
        return client.record.answerCorrection.mutate({ ...one, answer: answer === 'accepted' ? 'accepted' : 'denied', why: typed.words, carriedOutBy: answer === 'accepted' && carriedOutBy !== '' ? Number(carriedOutBy) : null });
    }
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (asked.act === 'answer' && answer === null) {
      setRefusal({ code: 'invalid-input', message: 'Choose whether it is accepted or denied.', requestId: null, fields: { answer: 'Choose one.' } });
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      onDone(await send());
    } catch (error) {
      setRefusal(readRefusal(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      startsInFirstField
      onOpenChange={(open) => { if (!open) onClose(); }}
      title={TITLES[asked.act]}
      {...(asked.of !== null && { description: <span className="line-clamp-2">{asked.of.what}</span> })}
      footer={<><Button onClick={onClose}>Back</Button><Button look="primary" type="submit" form={form} disabled={busy}>{SAVE[asked.act]}</Button></>}
    >
      <form id={form} className="flex flex-col gap-4" onSubmit={(event) => void save(event)} noValidate>
        {refusal === null ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
        {asked.act === 'ask' || asked.act === 'disagree' ? (
          <TypedDay label={asked.act === 'ask' ? 'Asked on' : 'Received on'} error={errors.askedOn ?? errors.on} max={page.on} value={typed.day} onChange={(day) => { type('day')({ target: { value: day } }); }} />
        ) : null}
        {asked.act === 'ask' ? (
          <Field label="Asked by" hint="The patient, or who may act for the patient" error={errors.askedBy}>{(aria) => <TextInput {...aria} autoComplete="off" value={typed.by} onChange={type('by')} />}</Field>
        ) : null}
        {asked.act === 'answer' ? (
          <ChoiceGroup
            legend="Answer"
            name="answer"
            value={answer}
            onChange={setAnswer}
            error={errors.answer}
            choices={[
              { value: 'accepted', label: 'Accepted', hint: 'The record was changed or added to' },
              { value: 'denied', label: 'Denied', hint: 'The patient may answer with a statement of disagreement, which stays with the record' },
            ]}
          />
        ) : null}
        {asked.act === 'answer' && answer === 'accepted' ? (
          <Field label="Carried out by" hint={page.acts.length === 0 ? 'Nothing was changed since it was asked for: change the chart or add to the note first' : 'Changes of this record since it was asked for'} error={errors.carriedOutBy}>
            {(aria) => (
              <Select {...aria} value={carriedOutBy} onChange={(event) => { setCarriedOutBy(event.target.value); }}>
                {page.acts.map(({ id, words, by, on, time }) => <option key={id} value={id}>{`${words}, ${by}, ${formatDay(on)} ${time}`}</option>)}
              </Select>
            )}
          </Field>
        ) : null}
        <Field label={LABELS[asked.act]} {...(asked.act === 'answer' && answer === 'denied' && { hint: 'The basis of the denial, as the patient will read it' })} error={errors.what ?? errors.why ?? errors.statement}>
          {(aria) => <TextArea {...aria} rows={asked.act === 'extend' ? 2 : 5} value={typed.words} onChange={type('words')} />}
        </Field>
      </form>
    </Dialog>
  );
}

const LABELS: Readonly<Record<Asked['act'], string>> = { ask: 'What is wrong, and what would be right', answer: 'Why', extend: 'Why', disagree: 'The statement, in the patient’s words' };

'use client';

import { useId, useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextInput } from '../ui/field';

type Props = { readonly displayName: string; readonly act: 'propose' | 'hold'; readonly onClose: () => void; readonly onGiven: (why: string) => Promise<void> };

/** The reason, which stays in the audit trail and with what is left. It names nobody. */
export function WhyDialog({ displayName, act, onClose, onGiven }: Props) {
  const form = useId();
  const [why, setWhy] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const give = async (): Promise<void> => {
    try {
      await onGiven(why);
    } catch (error) {
      const { message, fields } = readRefusal(error);
      setWrong(fields.why ?? message);
    }
  };
  return (
    <Dialog
      open
      startsInFirstField
      onOpenChange={(open) => { if (!open) onClose(); }}
      title={act === 'hold' ? 'Hold this record' : 'Propose to purge this record'}
      description={displayName}
      footer={<><Button onClick={onClose}>Back</Button><Button look="primary" type="submit" form={form}>{act === 'hold' ? 'Hold' : 'Propose'}</Button></>}
    >
      <form id={form} onSubmit={(event) => { event.preventDefault(); void give(); }} noValidate>
        <Field label="Why" hint={act === 'hold' ? 'Such as: a complaint is open' : 'It stays after the purge: write no name and nothing of the chart'} error={wrong ?? undefined}>
          {(aria) => <TextInput {...aria} autoComplete="off" value={why} onChange={(event) => { setWhy(event.target.value); }} />}
        </Field>
      </form>
    </Dialog>
  );
}

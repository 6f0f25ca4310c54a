'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { lineInput } from '@/server/contracts/fields';
import { Field, Select } from '../ui/field';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { fieldId } from './field-id';
import { listFacts } from './list-facts';
import { nameFact } from './name-fact';
import { TextField } from './text-field';
import { useRemoveFact } from './use-remove-fact';

const removal = z.object({ factId: z.string().min(1, 'Choose the entry that is wrong.'), reason: lineInput(300) });

/** Entered in error: the entry stays in the history with its reason and counts for nothing any more. */
export function RemoveFact({ workspace, of, onSaved, onClose }: EntryProps) {
  const remove = useRemoveFact(workspace.patient.id);
  const form = useForm({ shouldFocusError: false, resolver: zodResolver(removal), defaultValues: { factId: of ?? '', reason: '' } });
  const factId = useWatch({ control: form.control, name: 'factId' });
  const name = nameFact(workspace.chart, factId === '' ? null : factId);
  return (
    <EntrySheet
      patient={workspace.patient}
      title="Entered in error"
      act="Mark as entered in error"
      form={form}
      onClose={onClose}
      save={async (values) => {
        const after = await remove(values.factId, values.reason);
        onSaved({ said: `${name ?? 'The entry'} counts as entered in error.`, workspace: after, made: null });
      }}
    >
      {of === null ? (
        <Field id={fieldId('factId')} label="Which entry" error={form.formState.errors.factId?.message}>
          {(aria) => (
            <Select {...aria} {...form.register('factId')}>
              {listFacts(workspace).map(({ title, facts }) => (
                <optgroup key={title} label={title}>
                  {facts.map((fact) => (
                    <option key={fact.id} value={fact.id}>{fact.name}</option>
                  ))}
                </optgroup>
              ))}
            </Select>
          )}
        </Field>
      ) : (
        <p className="text-sm font-medium">{name ?? 'This entry is no longer in the chart.'}</p>
      )}
      <p className="text-sm text-ink-2">It leaves the chart and every reason that rested on it. The history keeps it, with who, when and why.</p>
      <TextField form={form} name="reason" label="Why it is wrong" hint="Such as another patient’s result" several />
    </EntrySheet>
  );
}

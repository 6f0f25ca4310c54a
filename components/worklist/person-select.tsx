import type { ReactNode } from 'react';
import type { Worklist } from '@/server/contracts/worklist';
import { Field, Select } from '../ui/field';

type Props = { readonly label: string; readonly hint?: ReactNode; readonly placeholder?: string; readonly people: Worklist['people']; readonly value: string; readonly onChange: (id: string) => void };

/** One of the clinic's coordinators and prescribers. */
export function PersonSelect({ label, hint, placeholder = 'Choose', people, value, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      {(aria) => (
        <Select {...aria} placeholder={placeholder} value={value} onChange={({ target }) => { onChange(target.value); }}>
          {people.map(({ id, name, roles }) => <option key={id} value={id}>{name}, {roles.join(' and ')}</option>)}
        </Select>
      )}
    </Field>
  );
}

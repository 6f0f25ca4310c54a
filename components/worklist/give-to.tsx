import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { Select } from '../ui/field';
import type { FieldAria } from '../ui/field';

export type Given = { readonly assigneeId: string | null; readonly role: TaskRow['role'] | null };
type Props = { readonly people: Worklist['people']; readonly value: string; readonly placeholder?: string; readonly disabled?: boolean; readonly className?: string; readonly aria: Partial<FieldAria> & { readonly 'aria-label'?: string }; readonly onGive: (to: Given) => void };

export const ANYBODY: Readonly<Record<TaskRow['role'], string>> = { coordinator: 'Any coordinator', prescriber: 'Any prescriber' };

const isRole = (value: string): value is TaskRow['role'] => value === 'coordinator' || value === 'prescriber';

/** A person of the clinic, or whoever has a role. */
export function GiveTo({ people, value, placeholder, disabled = false, className, aria, onGive }: Props) {
  return (
    <Select {...aria} {...(placeholder !== undefined && { placeholder })} {...(className !== undefined && { className })} value={value} disabled={disabled} onChange={({ target }) => { if (target.value !== '') onGive(isRole(target.value) ? { assigneeId: null, role: target.value } : { assigneeId: target.value, role: null }); }}>
      {(['coordinator', 'prescriber'] as const).map((role) => <option key={role} value={role}>{ANYBODY[role]}</option>)}
      {people.map(({ id, name, roles }) => <option key={id} value={id}>{name}, {roles.join(' and ')}</option>)}
    </Select>
  );
}

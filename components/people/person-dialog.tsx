'use client';

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { HandedLink, People, Person } from '@/server/contracts/people';
import { ROLES } from '@/server/contracts/me';
import type { Role } from '@/server/contracts/me';
import type { Proof } from '@/server/contracts/proof';
import { ProofField, ProofShown, proofAfter } from '../access/proof-field';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, FieldError, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { useFirstWrong } from '../ui/use-first-wrong';

const MAY: Readonly<Record<Role, string>> = {
  prescriber: 'reads charts, answers, changes medicines, plans, signs',
  coordinator: 'reads charts, asks for reports, carries follow-up',
  administrator: 'people, settings and audit; reads no chart by it',
};

type Props = {
  /** `null`: somebody new. */
  readonly person: Person | null;
  readonly proof: Proof;
  readonly onClose: () => void;
  readonly onChanged: (people: People) => void;
  readonly onHanded: (link: HandedLink, to: string) => Promise<void>;
};

/** Who somebody is in the clinic: invited as it, or changed to it. */
export function PersonDialog({ person, proof: first, onClose, onChanged, onHanded }: Props) {
  const client = useTRPCClient();
  const [typed, setTyped] = useState({ email: person?.email ?? '', name: person?.name ?? '', credential: person?.credential ?? '', proof: '' });
  const [isShown, setIsShown] = useState(false);
  const [roles, setRoles] = useState<readonly Role[]>(person?.roles ?? []);
  const [inTraining, setInTraining] = useState(person?.inTraining ?? false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useFirstWrong<HTMLFormElement>(refusal);
  const [busy, setBusy] = useState(false);
  const proof = proofAfter(first, refusal);
  const asks = proof.wanted && !isShown;
  const errors = refusal?.fields ?? {};
  const type = (field: keyof typeof typed) => (event: { readonly target: { readonly value: string } }) => { setTyped({ ...typed, [field]: event.target.value }); };

  const save = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const as = { roles: [...roles], inTraining, credential: typed.credential, proof: asks ? typed.proof : null };
    try {
      if (person === null) await onHanded(await client.people.invite.mutate({ email: typed.email, name: typed.name, ...as }), typed.name);
      else onChanged(await client.people.setRoles.mutate({ userId: person.id, ...as }));
    } catch (error) {
      setRefusal(readRefusal(error));
      setIsShown(false);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => { event.preventDefault(); void save(); };
  return (
    <Dialog
      open
      startsInFirstField
      onOpenChange={(open) => { if (!open) onClose(); }}
      title={person === null ? 'Invite somebody' : person.name}
      description={person === null ? 'This makes a link that you hand over; the person chooses the password.' : person.email}
      footer={<><Button onClick={onClose}>Back</Button><Button look="primary" disabled={busy} onClick={() => void save()}>{person === null ? 'Make the link' : 'Save'}</Button></>}
    >
      <form ref={form} className="flex flex-col gap-4" onSubmit={submit} noValidate>
        {refusal === null ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
        {person === null ? (
          <>
            <Field label="E-mail" error={errors.email}>{(aria) => <TextInput {...aria} type="email" inputMode="email" autoComplete="off" value={typed.email} onChange={type('email')} />}</Field>
            <Field label="Name" error={errors.name}>{(aria) => <TextInput {...aria} autoComplete="off" value={typed.name} onChange={type('name')} />}</Field>
          </>
        ) : null}
        <fieldset data-wrong={errors.roles === undefined ? undefined : ''} className="flex flex-col gap-1">
          <legend className="pb-1 text-xs font-medium text-ink-2">Roles</legend>
          {ROLES.map((role) => (
            <label key={role} className="flex min-h-target items-center gap-3 text-sm">
              <input type="checkbox" className="size-4 flex-none accent-accent" checked={roles.includes(role)} onChange={(event) => { setRoles(event.target.checked ? [...roles, role] : roles.filter((one) => one !== role)); }} />
              <span><span className="font-medium">{role}</span><span className="block text-xs text-ink-3">{MAY[role]}</span></span>
            </label>
          ))}
          {errors.roles === undefined ? null : <FieldError>{errors.roles}</FieldError>}
        </fieldset>
        {roles.includes('prescriber') ? (
          <>
            <label className="flex min-h-target items-center gap-3 text-sm">
              <input type="checkbox" className="size-4 flex-none accent-accent" checked={inTraining} onChange={(event) => { setInTraining(event.target.checked); }} />
              <span><span className="font-medium">in training</span><span className="block text-xs text-ink-3">what is signed waits for another prescriber’s co-signature</span></span>
            </label>
            <Field label="Credential" hint="After the name on signed notes, such as MD." optional error={errors.credential}>{(aria) => <TextInput {...aria} autoComplete="off" value={typed.credential} onChange={type('credential')} />}</Field>
          </>
        ) : null}
        {asks ? <ProofField proof={proof} value={typed.proof} onChange={(value) => { setTyped({ ...typed, proof: value }); }} onShown={() => { setRefusal(null); setIsShown(true); }} /> : null}
        {isShown ? <ProofShown /> : null}
        <button type="submit" hidden>Save</button>
      </form>
    </Dialog>
  );
}

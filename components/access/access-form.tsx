'use client';

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { Access } from '@/server/contracts/access';
import { Button } from '../ui/button';
import { ErrorSummary } from '../ui/error-summary';
import { Field, TextInput } from '../ui/field';
import { acceptAccess } from './call-access';
import { PasswordField } from './password-field';
import { PlaceFields, placeIn } from './place-fields';

type Props = { readonly access: Access; readonly token: string; readonly onDone: (email: string) => void };
type Failure = { readonly message: string; readonly fields: Readonly<Record<string, string>> };

const HEAD: Readonly<Record<Access['kind'], string>> = { setup: 'Set up your clinic', invitation: 'Join the clinic', reset: 'Choose a new password', factor: 'Take off the lost second factor' };
const ACT: Readonly<Record<Access['kind'], string>> = { setup: 'Set up the clinic', invitation: 'Join', reset: 'Use this password', factor: 'Take it off' };

/** Fields that nobody may leave empty, told all at once. */
const WANTED = { 'clinic.name': 'Write the name of the clinic.', email: 'Write your e-mail.', name: 'Write your name.', password: 'Write a password.' };

const slugOf = (name: string): string => name.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 40) || 'clinic';

/** Who one becomes, in which clinic, and with which password. Nothing typed is lost on a refusal. */
export function AccessForm({ access, token, onDone }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const errors = failure?.fields ?? {};
  /** The password of the account is asked for, none is chosen. */
  const hasAccount = access.kind === 'factor' || (access.kind === 'invitation' && access.hasAccount);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const said = (name: string): string => { const value = entries.get(name); return typeof value === 'string' ? value : ''; };
    const missing = Object.entries(WANTED).filter(([name]) => entries.has(name) && said(name).trim() === '');
    if (missing.length > 0) {
      setFailure({ message: 'Something in the entry needs a correction.', fields: Object.fromEntries(missing) });
      return;
    }
    setBusy(true);
    setFailure(null);
    const answer = await acceptAccess({
      token,
      email: access.kind === 'setup' ? said('email') : null,
      name: said('name') === '' ? null : said('name'),
      password: said('password').normalize('NFC'),
      clinic: access.kind === 'setup' ? { name: said('clinic.name'), slug: slugOf(said('clinic.name')), ...placeIn(entries) } : null,
    });
    setBusy(false);
    if (answer.ok) onDone(answer.value.email);
    else setFailure(answer);
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4" noValidate>
      <div>
        <h1 className="text-xl font-strong tracking-tight">{HEAD[access.kind]}</h1>
        <Intro access={access} />
      </div>
      <ErrorSummary message={failure?.message ?? null} fields={errors} />
      {access.kind === 'setup' ? <ClinicFields errors={errors} /> : null}
      {access.kind === 'setup' ? <Field id="email" label="Your e-mail" error={errors.email}>{(aria) => <TextInput {...aria} name="email" type="email" inputMode="email" autoComplete="username" />}</Field> : <input type="hidden" autoComplete="username" value={access.email} readOnly />}
      {access.kind === 'reset' || hasAccount ? null : (
        <Field id="name" label="Your name" hint="As it stands under notes that you sign." error={errors.name}>{(aria) => <TextInput {...aria} name="name" autoComplete="name" defaultValue={access.kind === 'invitation' ? access.name : ''} />}</Field>
      )}
      <PasswordField isNew={!hasAccount} error={errors.password} />
      <Button type="submit" look="primary" disabled={busy}>{busy ? 'One moment' : ACT[access.kind]}</Button>
    </form>
  );
}

function Intro({ access }: { readonly access: Access }) {
  if (access.kind === 'setup') return <p className="text-sm text-ink-2">This makes the clinic and you its administrator. You invite everybody else afterwards, yourself as prescriber too if you are one. The link works once.</p>;
  if (access.kind === 'reset') return <p className="text-sm text-ink-2">For {access.name}, {access.email}, {access.clinic}. Every session of yours ends with it. A second factor stays as it is.</p>;
  if (access.kind === 'factor') return <p className="text-sm text-ink-2">For {access.name}, {access.email}, {access.clinic}. Your password takes off the authenticator and every passkey; every session ends. At the next sign-in you set up a new one.</p>;
  return (
    <p className="text-sm text-ink-2">
      {access.by} invites {access.email} to {access.clinic} as {access.roles.join(', ')}.{access.hasAccount ? ' There is an account with this e-mail: give its password to join with it.' : ''}
    </p>
  );
}

function ClinicFields({ errors }: { readonly errors: Readonly<Record<string, string>> }) {
  return (
    <>
      <Field id="clinic.name" label="Name of the clinic" error={errors['clinic.name'] ?? errors['clinic.slug']}>{(aria) => <TextInput {...aria} name="clinic.name" autoComplete="organization" />}</Field>
      <PlaceFields errors={errors} />
    </>
  );
}

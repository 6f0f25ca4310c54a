'use client';

import { useState } from 'react';
import { Field, TextInput } from '../ui/field';

/** A password that can be looked at; typed once, because it can. */
export function PasswordField({ isNew, error, name = 'password', label }: { readonly isNew: boolean; readonly error: string | undefined; readonly name?: string; readonly label?: string }) {
  const [shown, setShown] = useState(false);
  return (
    <Field id={name} label={label ?? (isNew ? 'New password' : 'Password of your account')} error={error} {...(isNew && { hint: 'At least 12 characters. A few unrelated words do well; nothing has to be a capital or a sign.' })}>
      {(aria) => (
        <span className="relative flex">
          <TextInput {...aria} name={name} type={shown ? 'text' : 'password'} autoComplete={isNew ? 'new-password' : 'current-password'} className="pr-16" />
          <button type="button" className="link absolute inset-y-0 right-2 px-1 text-xs text-ink-2" aria-pressed={shown} onClick={() => { setShown(!shown); }}>{shown ? 'Hide' : 'Show'}</button>
        </span>
      )}
    </Field>
  );
}

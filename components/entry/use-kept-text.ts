'use client';

import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { forget, keep, keptUnder } from './kept';

/** Keeps what is typed through a close that nobody meant: the same form about the same patient has it again. */
export function useKeptText<In extends FieldValues, Out>(name: string, form: UseFormReturn<In, unknown, Out>): { readonly returned: boolean; readonly startAfresh: () => void } {
  const [earlier] = useState(() => keptUnder(name));
  const [returned, setReturned] = useState(earlier !== null);
  const { reset, getValues } = form;
  useEffect(() => {
    if (earlier !== null) reset(earlier as DefaultValues<In>, { keepDefaultValues: true });
  }, [earlier, reset]);
  const typed = useWatch({ control: form.control });
  const { isDirty } = form.formState;
  useEffect(() => {
    if (isDirty) keep(name, getValues());
  }, [typed, isDirty, getValues, name]);
  return {
    returned,
    startAfresh: () => {
      forget(name);
      setReturned(false);
      reset();
    },
  };
}

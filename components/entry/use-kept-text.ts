'use client';

import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';

type Kept = { readonly values: unknown; readonly at: number };

/** What was typed and not saved, by patient and form; in this tab's memory, so that signing out or closing the tab ends it. */
const kept = new Map<string, Kept>();
const KEPT_MS = 60 * 60 * 1000;

const standing = (name: string): unknown => {
  const found = kept.get(name);
  return found !== undefined && Date.now() - found.at < KEPT_MS ? found.values : null;
};

/** Keeps what is typed through a close that nobody meant: the same form of the same patient has it again. */
export function useKeptText<In extends FieldValues, Out>(
  name: string,
  form: UseFormReturn<In, unknown, Out>,
): { readonly returned: boolean; readonly forget: () => void; readonly startAfresh: () => void } {
  const [earlier] = useState(() => standing(name));
  const [returned, setReturned] = useState(earlier !== null);
  const { reset, getValues } = form;
  useEffect(() => {
    if (earlier !== null) reset(earlier as DefaultValues<In>, { keepDefaultValues: true });
  }, [earlier, reset]);
  const typed = useWatch({ control: form.control });
  const { isDirty } = form.formState;
  useEffect(() => {
    if (isDirty) kept.set(name, { values: getValues(), at: Date.now() });
  }, [typed, isDirty, getValues, name]);
  return {
    returned,
    forget: () => {
      kept.delete(name);
    },
    startAfresh: () => {
      kept.delete(name);
      setReturned(false);
      reset();
    },
  };
}

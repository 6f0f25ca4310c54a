import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';

/** A control that reads and writes one field of a form. */
export type Bound<In extends FieldValues, Out> = {
  readonly form: UseFormReturn<In, unknown, Out>;
  readonly name: FieldPath<In>;
};

/** The sentence about a field, if something is wrong with it. */
export const errorOf = <In extends FieldValues, Out>({ form, name }: Bound<In, Out>): string | undefined =>
  form.getFieldState(name, form.formState).error?.message;

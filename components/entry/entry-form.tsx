'use client';

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { FieldErrors, FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { ErrorSummary } from '../ui/error-summary';
import { focusFirstField } from '../ui/give-back-focus';
import { Notice } from '../ui/notice';
import { failureOfFields, failureOfRefusal, asOnScreen } from './failure';
import type { Failure } from './failure';
import { forget } from './kept';
import { useKeptText } from './use-kept-text';

export type EntryFormProps<In extends FieldValues, Out> = {
  /** Ties the form to its act in a footer elsewhere. */
  readonly id: string;
  /** The form and whom it is about: what was typed and not saved stands there again when it is opened again. */
  readonly keptAs: string;
  readonly form: UseFormReturn<In, unknown, Out>;
  /** Sends it; a refusal comes as a rejection. `confirmed`: the unusual was asked about and is meant. `not-yet`: the server asks back. */
  readonly save: (values: Out, confirmed: boolean) => Promise<void | 'not-yet'>;
  /** Field of the form that shows what the server says about one of its own fields, where the names differ. */
  readonly shownAt?: (field: string) => string;
  /** For a page that is nothing but this form; a dialog begins in its first field by itself. */
  readonly startsInFirstField?: boolean;
  readonly children: ReactNode;
};

const sameName = (field: string): string => field;

type Asked = { readonly sentences: readonly string[]; readonly about: string };

/** One clinical act: errors lead to their field, nothing typed is lost, the unusual is asked about in place. */
export function EntryForm<In extends FieldValues, Out>({ id, keptAs, form, save, shownAt = sameName, startsInFirstField = false, children }: EntryFormProps<In, Out>) {
  const element = useRef<HTMLFormElement>(null);
  const question = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { acted } = usePatientActed();
  const kept = useKeptText(keptAs, form);
  const typed = JSON.stringify(useWatch({ control: form.control }));
  const asking = asked?.about === typed ? asked.sentences : null;

  useEffect(() => {
    if (startsInFirstField && element.current !== null) focusFirstField(element.current);
  }, [startsInFirstField]);
  useEffect(() => {
    if (asking !== null) question.current?.focus();
  }, [asking]);

  const send = async (values: Out, confirmed: boolean) => {
    try {
      if ((await save(values, confirmed)) !== 'not-yet') forget(keptAs);
    } catch (error) {
      const said = readRefusal(error);
      const refusal = { ...said, fields: Object.fromEntries(Object.entries(said.fields).map(([field, sentence]) => [shownAt(field), sentence])) };
      // The page behind the form is drawn anew; what was typed stays, and the next save goes out with what is seen by then.
      if (refusal.code === 'chart-changed') acted();
      if (refusal.code === 'needs-confirmation') {
        const sentences = Object.values(refusal.fields);
        setFailure(null);
        setAsked({ sentences: sentences.length === 0 ? [refusal.message] : sentences, about: JSON.stringify(form.getValues()) });
        return;
      }
      for (const [name, message] of Object.entries(refusal.fields)) form.setError(name as Path<In>, { type: 'server', message });
      setAsked(null);
      setFailure(asOnScreen(failureOfRefusal(refusal)));
    }
  };

  const onValid = (values: Out) => {
    setFailure(null);
    return send(values, false);
  };
  const onInvalid = (errors: FieldErrors<In>) => {
    setAsked(null);
    setFailure(asOnScreen(failureOfFields(errors)));
  };

  return (
    <form
      id={id}
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.stopPropagation();
        void form.handleSubmit(onValid, onInvalid)(event);
      }}
    >
      <fieldset disabled={form.formState.isSubmitting} className="flex min-w-0 flex-col gap-4">
        {kept.returned ? (
          <Notice role="status" acts={<Button size="sm" look="quiet" onClick={kept.startAfresh}>Start afresh</Button>}>What you typed before is here again. It was not saved.</Notice>
        ) : null}
        <ErrorSummary message={failure?.message ?? null} {...(failure !== null && { fields: failure.fields, requestId: failure.requestId })} />
        {children}
        {asking === null ? null : (
          <div ref={question} tabIndex={-1}>
            <Notice
              kind="caution"
              role="alert"
              acts={
                <Button size="sm" onClick={() => void form.handleSubmit((values) => send(values, true), onInvalid)()}>
                  Yes, this is meant
                </Button>
              }
            >
              <p className="font-medium">Check this before it is saved.</p>
              {asking.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
          </div>
        )}
      </fieldset>
    </form>
  );
}

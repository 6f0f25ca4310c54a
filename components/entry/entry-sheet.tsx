'use client';

import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { PatientIdentity } from '@/server/contracts/patient';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { EntryForm } from './entry-form';
import type { EntryFormProps } from './entry-form';
import { useKeptText } from './use-kept-text';
import { WhoLine } from './who-line';

type EntrySheetProps<In extends FieldValues, Out> = Omit<EntryFormProps<In, Out>, 'id'> & {
  readonly patient: PatientIdentity;
  readonly title: string;
  /** Words on the act that saves, such as `Add medicine`. */
  readonly act: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form in a drawer beside the chart, with the patient's name on it and one act that commits. */
export function EntrySheet<In extends FieldValues, Out>({ patient, title, act, onClose, children, ...rest }: EntrySheetProps<In, Out>) {
  const id = useId();
  const [leaving, setLeaving] = useState(false);
  const kept = useKeptText(`${patient.id} ${title}`, rest.form);
  const { isDirty, isSubmitting } = rest.form.formState;
  const leave = () => {
    if (isSubmitting) return;
    if (isDirty && !leaving) setLeaving(true);
    else drop();
  };
  const drop = () => {
    kept.forget();
    onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) leave();
      }}
      title={title}
      description={<WhoLine patient={patient} />}
      footer={
        leaving ? (
          <Notice
            kind="caution"
            role="alert"
            className="w-full"
            acts={
              <>
                <Button size="sm" autoFocus onClick={() => { setLeaving(false); }}>Keep typing</Button>
                <Button size="sm" onClick={drop}>Leave</Button>
              </>
            }
          >
            Not saved yet. Leaving drops what was typed.
          </Notice>
        ) : (
          <>
            <Button look="quiet" disabled={isSubmitting} onClick={leave}>Back</Button>
            <Button look="primary" type="submit" form={id} disabled={isSubmitting}>{isSubmitting ? 'Saving' : act}</Button>
          </>
        )
      }
    >
      {kept.returned ? (
        <Notice className="mb-4" role="status" acts={<Button size="sm" look="quiet" onClick={kept.startAfresh}>Start afresh</Button>}>
          What you typed before is here again. It was not saved.
        </Notice>
      ) : null}
      <EntryForm
        id={id}
        {...rest}
        save={async (values, confirmed) => {
          await rest.save(values, confirmed);
          kept.forget();
        }}
      >
        {children}
      </EntryForm>
    </Sheet>
  );
}

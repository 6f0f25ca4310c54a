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
import { forget } from './kept';
import { WhoLine } from './who-line';

type EntrySheetProps<In extends FieldValues, Out> = Omit<EntryFormProps<In, Out>, 'id' | 'keptAs' | 'startsInFirstField'> & {
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
  const keptAs = `${patient.id} ${title}`;
  const { isDirty, isSubmitting } = rest.form.formState;
  const leave = () => {
    if (isSubmitting) return;
    if (isDirty && !leaving) setLeaving(true);
    else drop();
  };
  const drop = () => {
    forget(keptAs);
    onClose();
  };
  return (
    <Sheet
      open
      startsInFirstField
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
      <EntryForm id={id} keptAs={keptAs} {...rest}>{children}</EntryForm>
    </Sheet>
  );
}

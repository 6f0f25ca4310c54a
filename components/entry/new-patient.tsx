'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { LikeNamed } from '@/server/contracts/patient';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Duplicates } from './duplicates';
import { EntryForm } from './entry-form';
import { NO_PATIENT, patientForm } from './patient-form';
import type { ReadPatient } from './patient-form';
import { PatientFields } from './patient-fields';

type Doubt = { readonly candidates: readonly LikeNamed[]; readonly entered: ReadPatient };

/** A new chart. Who may be here already is shown before anything is stored. */
export function NewPatient({ on }: { readonly on: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const create = useMutation(trpc.patients.create.mutationOptions());
  const form = useForm({ shouldFocusError: false, resolver: zodResolver(patientForm), defaultValues: NO_PATIENT });
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const { isSubmitting } = form.formState;

  const save = async (values: ReadPatient, notTheSameAs: string[] = []) => {
    const answer = await create.mutateAsync({ ...values, notTheSameAs, idempotencyKey: crypto.randomUUID() });
    if (answer.outcome === 'created') router.push(`/patients/${answer.patientId}`);
    else setDoubt({ candidates: answer.candidates, entered: values });
    return answer.outcome === 'created' ? undefined : ('not-yet' as const);
  };
  const others = doubt?.candidates.map(({ id }) => id) ?? [];

  return (
    <div className="flex flex-col gap-4">
      <EntryForm id="new-patient" keptAs="new patient" form={form} startsInFirstField save={(values) => save(values, others)}>
        <PatientFields form={form} on={on} />
        {doubt === null ? null : (
          <Duplicates
            candidates={doubt.candidates}
            entered={{
              name: `${doubt.entered.family.toUpperCase()}, ${doubt.entered.given}`,
              birthOn: doubt.entered.birthOn,
              sex: doubt.entered.sex,
              identifiers: doubt.entered.recordNumber === null ? [] : [{ system: '', label: 'MRN', value: doubt.entered.recordNumber }],
            }}
          />
        )}
      </EntryForm>
      <div className="flex flex-wrap justify-end gap-2">
        <ButtonLink look="quiet" href="/patients">Back</ButtonLink>
        <Button look="primary" type="submit" form="new-patient" disabled={isSubmitting}>
          {isSubmitting ? 'Saving' : doubt === null ? 'Add patient' : 'Somebody else: add patient'}
        </Button>
      </div>
    </div>
  );
}

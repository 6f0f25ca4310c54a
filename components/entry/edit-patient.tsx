'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTRPC } from '../trpc/use-trpc';
import { formatDay } from '../ui/days';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { PatientFields } from './patient-fields';
import { patientForm } from './patient-form';
import { useActKey } from './use-act-key';

/** Names, birth date, sex and contact. A change that somebody else made meanwhile is never overwritten. */
export function EditPatient({ workspace, onSaved, onClose }: EntryProps) {
  const trpc = useTRPC();
  const { patient } = workspace;
  const update = useMutation(trpc.patients.update.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(patientForm),
    defaultValues: {
      family: patient.name.family,
      given: patient.name.given,
      birthOn: patient.birthOn === null ? '' : formatDay(patient.birthOn),
      sex: patient.sex,
      recordNumber: patient.identifiers.find(({ label }) => label === 'MRN')?.value ?? '',
      phone: patient.contact.phone ?? '',
      email: patient.contact.email ?? '',
      address: patient.contact.address ?? '',
    },
  });
  return (
    <EntrySheet
      patient={patient}
      title="Patient and contact"
      act="Save"
      form={form}
      onClose={onClose}
      save={async (values) => {
        const after = await update.mutateAsync({ ...values, patientId: patient.id, expectedVersion: patient.version, idempotencyKey });
        onSaved({ said: `${after.patient.displayName}: the record was changed.`, workspace: after, made: null });
      }}
    >
      <PatientFields form={form} on={workspace.on} />
    </EntrySheet>
  );
}

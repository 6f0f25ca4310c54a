'use client';

import { useMutation } from '@tanstack/react-query';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { PlaceFields, placeIn } from '../access/place-fields';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';

/** Where the clinic is: shown, and put right as long as it has no patient. */
export function PlacePart({ shown: { clinic, firstSteps } }: { readonly shown: ClinicSettingsShown }) {
  // Dates, words and strengths of the whole page follow from it.
  const move = useMutation(useTRPC().clinicSettings.move.mutationOptions({ onSuccess: () => { window.location.reload(); } }));
  const refusal = move.error === null ? null : readRefusal(move.error);
  if (clinic.demo || firstSteps.hasPatients) {
    return (
      <dl className="pb-8 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-3">Time zone</dt><dd>{clinic.timeZone.replaceAll('_', ' ')}</dd>
        <dt className="text-ink-3">Country</dt><dd>{clinic.country}</dd>
        <dt className="text-ink-3">Medicines of</dt><dd>{clinic.region}</dd>
      </dl>
    );
  }
  return (
    <form className="flex flex-col gap-4 pb-8" onSubmit={(event) => { event.preventDefault(); move.mutate(placeIn(new FormData(event.currentTarget))); }}>
      <PlaceFields given={clinic} errors={refusal?.fields ?? {}} />
      <div><Button type="submit" disabled={move.isPending}>{move.isPending ? 'Saving' : 'Use this place'}</Button></div>
      {refusal === null ? null : <div role="alert"><FieldError>{refusal.message}</FieldError></div>}
    </form>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedOver } from '@/server/contracts/report-request';
import { useTRPC } from '../trpc/use-trpc';
import type { Asked } from './ask-form';

/** Makes a link from what was chosen, and keeps it for as long as it is shown. */
export function useAsk(patientId: string) {
  const trpc = useTRPC();
  const create = useMutation(trpc.reportRequests.create.mutationOptions());
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const [onDevice, setOnDevice] = useState(false);
  const ask = async ({ instruments, comparedWith, dueOn, every }: Asked, { inClinic = false, byMail = false }: { readonly inClinic?: boolean; readonly byMail?: boolean } = {}) => {
    setHanded(await create.mutateAsync({ patientId, instruments: [...instruments], comparedWith: comparedWith === '' ? null : comparedWith, dueOn: inClinic ? null : dueOn, every, inClinic, byMail }));
    setOnDevice(inClinic);
  };
  /** A link that was made anew elsewhere on the page is shown in every form. */
  const show = (next: HandedOver) => {
    setOnDevice(false);
    setHanded(next);
  };
  return { ask, handed, onDevice, show, isPending: create.isPending, error: create.error };
}

'use client';

import { useTRPCClient } from '../trpc/use-trpc';
import type { Workspace } from '@/server/contracts/workspace';

/** Marks one fact as entered in error, whatever its kind: the id carries it. */
export function useRemoveFact(patientId: string): (factId: string, reason: string) => Promise<Workspace> {
  const client = useTRPCClient();
  return (factId, reason) => {
    const act = { patientId, reason };
    const kind = factId.slice(0, factId.indexOf(':'));
    switch (kind) {
      case 'medication':
        return client.medications.remove.mutate({ ...act, episodeId: factId });
      case 'condition':
        return client.conditions.remove.mutate({ ...act, conditionId: factId });
      case 'allergy':
        return client.allergies.remove.mutate({ ...act, allergyId: factId });
      case 'observation':
        return client.observations.remove.mutate({ ...act, observationId: factId });
      case 'report':
        return client.reports.remove.mutate({ ...act, reportId: factId });
      case 'event':
        return client.lifeEvents.remove.mutate({ ...act, eventId: factId });
      default:
        return Promise.reject(new Error(`no act removes a fact of this kind`));
    }
  };
}

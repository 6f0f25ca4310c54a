import { z } from 'zod';
import { listen } from '@/db/listen';
import type { Listening } from '@/db/listen';
import { CHANGE_KINDS } from '@/server/contracts/event';
import type { ChangeEvent } from '@/server/contracts/event';

/** `null`: some may have been missed, read anew. What is about a restricted chart is for its care team alone. */
export type Told = (event: ChangeEvent | null, isRestricted: boolean) => void;

const message = z.object({ clinic: z.uuid(), kind: z.enum(CHANGE_KINDS), patient: z.uuid(), restricted: z.boolean() });

export interface EventHub {
  /** Changes of one clinic from now on, from whichever instance they come. @returns what ends it */
  subscribe: (clinicId: string, told: Told) => () => void;
  close: () => Promise<void>;
}

/** Hands what the database announces to those of the clinic it belongs to. One connection an instance, opened for the first of them. */
export function createHub(): EventHub {
  const clinics = new Map<string, Set<Told>>();
  let listening: Listening | null = null;

  function onMessage(payload: string): void {
    const read = message.safeParse(parsed(payload));
    if (!read.success) return;
    const { clinic, kind, patient, restricted } = read.data;
    for (const told of [...(clinics.get(clinic) ?? [])]) told({ kind, patientId: patient }, restricted);
  }

  function onListening(): void {
    for (const of of [...clinics.values()]) for (const told of [...of]) told(null, false);
  }

  return {
    subscribe: (clinicId, told) => {
      listening ??= listen({ onMessage, onListening });
      const of = clinics.get(clinicId) ?? new Set<Told>();
      clinics.set(clinicId, of.add(told));
      return () => {
        of.delete(told);
        if (of.size === 0 && clinics.get(clinicId) === of) clinics.delete(clinicId);
      };
    },
    close: async () => {
      clinics.clear();
      await listening?.close();
      listening = null;
    },
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}

// Routes may be separate instances of this module; the hub is one per process.
const shared = globalThis as typeof globalThis & { gamutHub?: EventHub | undefined };

export const hub = (): EventHub => (shared.gamutHub ??= createHub());

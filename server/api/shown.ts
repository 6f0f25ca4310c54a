import { z } from 'zod';
import type { ShownChart } from '@/server/services/context';

const shape = z.tuple([z.uuid(), z.string().regex(/^[0-9a-f]{64}$/), z.iso.datetime()]);

/** Reads what a screen says it shows; a header of any other form says nothing. */
export function readShown(header: string | null): ShownChart | null {
  const parts = shape.safeParse(header?.split(' '));
  if (!parts.success) return null;
  const [patientId, fingerprint, asOf] = parts.data;
  return { patientId, fingerprint, asOf: new Date(asOf) };
}

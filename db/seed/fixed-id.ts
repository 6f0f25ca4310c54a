import { createHash } from 'node:crypto';

/** A row id that follows from a name, the same at every load, shaped as a UUID of version 8. */
export function fixedId(name: string): string {
  const hex = createHash('sha256').update(`gamut demo: ${name}`).digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** Ids of the demo clinics and people, for tests and links. */
export const clinicIdOf = (slug: string): string => fixedId(`clinic ${slug}`);
export const userIdOf = (email: string): string => fixedId(`user ${email}`);
/** Id of the patient of a story, by the story's key. */
export const patientIdOf = (story: string): string => fixedId(`patient ${story}`);

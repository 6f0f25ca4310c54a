import 'server-only';
import { withClinic, withoutClinic } from '@/db/client';
import { findUser, listClinics, listPlaces } from '@/db/queries/accounts/session';
import type { Actor } from './actor';

export type Whoever = { readonly clinicSlug: string | null; readonly email: string | null };

/** Why the command line may not act as asked, in one line. */
export type NobodyReason = { readonly option: '--clinic' | '--user'; readonly what: string };

/** Who acts from the command line: the person named, else the command line itself, in the clinic named or the only one. */
export async function commandLineActor({ clinicSlug, email }: Whoever): Promise<Actor | NobodyReason> {
  const clinics = await withoutClinic(listClinics);
  const names = clinics.map(({ slug }) => slug).join(', ');
  if (clinicSlug === null && clinics.length > 1) return { option: '--clinic', what: `missing; the clinics are ${names}` };
  const clinic = clinicSlug === null ? clinics[0] : clinics.find(({ slug }) => slug === clinicSlug);
  if (clinic === undefined) return { option: '--clinic', what: clinics.length === 0 ? 'there is no clinic yet' : `no such clinic; there are ${names}` };
  if (email === null) return { userId: null, name: 'command line', email: null, clinic, roles: ['command-line'] };
  const unknown = { option: '--user', what: 'nobody with this e-mail works in the clinic' } as const;
  const user = await withoutClinic((db) => findUser(db, email));
  if (user === null) return unknown;
  const places = await withClinic({ clinicId: clinic.id, userId: user.id }, (db) => listPlaces(db, user.id));
  const roles = places.filter(({ id }) => id === clinic.id).map(({ role }) => role);
  return roles.length === 0 ? unknown : { userId: user.id, name: user.name, email: user.email, clinic, roles };
}

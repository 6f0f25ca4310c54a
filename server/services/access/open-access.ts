import { withClinic, withoutClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { findAccessLink, holdAccessLink } from '@/db/queries/accounts/access-links';
import { countAttempt } from '@/db/queries/accounts/attempts';
import { findByEmail } from '@/db/queries/accounts/people';
import { listClinics } from '@/db/queries/accounts/session';
import { isSetupOpen } from '@/db/queries/accounts/setup';
import type { Access } from '@/server/contracts/access';
import { AppError } from '@/server/platform/errors';
import { tokenHash } from '@/server/platform/ids';

/** Tries of one-time links a minute, over everybody: a link has 256 bits, so this only keeps the noise down. */
export const LINKS_A_MINUTE = 300;

export type Opened =
  | { readonly kind: 'setup'; readonly hash: string }
  | { readonly kind: 'link'; readonly clinicId: string; readonly linkId: string };

const closed = () => new AppError('link-closed', { sentence: 'This link does not work any more. Ask for a new one.' });

/** What a one-time link opens. Unknown, used, withdrawn and expired ones have one face. */
export async function openLink(token: string): Promise<Opened> {
  if ((await withoutClinic((db) => countAttempt(db, tokenHash('access-links'), 1))) > LINKS_A_MINUTE) throw new AppError('too-many-attempts');
  const hash = tokenHash(token);
  const found = await withoutClinic((db) => findAccessLink(db, hash));
  if (found !== null) return { kind: 'link', clinicId: found.clinicId, linkId: found.id };
  if (await withoutClinic((db) => isSetupOpen(db, hash))) return { kind: 'setup', hash };
  throw closed();
}

export async function heldLink(db: Db, { clinicId, linkId }: { readonly clinicId: string; readonly linkId: string }) {
  const link = await holdAccessLink(db, { clinicId, linkId });
  if (link === null) throw closed();
  return link;
}

export const clinicNamed = async (db: Db, clinicId: string): Promise<string> => (await listClinics(db)).find(({ id }) => id === clinicId)?.name ?? '';

/** Says what a link is for. Looking spends nothing. */
export async function openAccess({ token }: { readonly token: string }): Promise<Access> {
  const opened = await openLink(token);
  if (opened.kind === 'setup') return { kind: 'setup' };
  return withClinic({ clinicId: opened.clinicId, userId: null }, async (db): Promise<Access> => {
    const { kind, email, name, roles, createdByName } = await heldLink(db, opened);
    const clinic = await clinicNamed(db, opened.clinicId);
    if (kind !== 'invitation') return { kind, clinic, email, name };
    return { kind, clinic, email, name, roles: [...roles], by: createdByName, hasAccount: (await findByEmail(db, email)) !== null };
  });
}

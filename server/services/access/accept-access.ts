import { hashPassword } from 'better-auth/crypto';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { markAccessLinkUsed } from '@/db/queries/accounts/access-links';
import { deletePasskeysOf } from '@/db/queries/accounts/passkeys';
import { endSessions, findByEmail, insertPerson, replaceMemberships, setPasswordHash } from '@/db/queries/accounts/people';
import { removeFactor } from '@/db/queries/accounts/second-factor';
import { insertFirstClinic, takeSetup } from '@/db/queries/accounts/setup';
import { recordAudit } from '@/server/audit/record-audit';
import { normalPassword, weaknessOfPassword } from '@/server/auth/password-policy';
import { forgetGuess } from '@/server/auth/sign-in-limit';
import { passwordIs } from '@/server/auth/step-up';
import type { AcceptAccess } from '@/server/contracts/access';
import { AppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { isElsewhere } from '../people/hand-link';
import { clinicNamed, heldLink, openLink } from './open-access';
import type { Opened } from './open-access';

type Person = { readonly userId: string; readonly name: string };

const missing = (field: string, sentence: string): AppError => new AppError('invalid-input', { fields: { [field]: sentence } });

async function newPassword(typed: string, about: readonly string[]): Promise<string> {
  const weakness = weaknessOfPassword(typed, about);
  if (weakness !== null) throw missing('password', weakness);
  return hashPassword(normalPassword(typed));
}

const auditAs = (db: Db, clinicId: string, { userId, name }: Person, roles: readonly string[], requestId: string, event: string): Promise<void> =>
  recordAudit(db, { actor: { userId, name, roles, clinicId }, requestId }, { event, objectKind: 'person', objectId: userId });

/** Uses a one-time link up: founds the clinic, joins it, chooses a new password, or takes off a lost second factor. Afterwards one signs in as always. */
export async function acceptAccess(given: AcceptAccess, requestId: string): Promise<{ readonly email: string }> {
  const opened = await openLink(given.token);
  return opened.kind === 'setup' ? foundClinic(opened.hash, given, requestId) : acceptLink(opened, given, requestId);
}

async function foundClinic(hash: string, { email, name, password, clinic }: AcceptAccess, requestId: string): Promise<{ readonly email: string }> {
  if (clinic === null) throw missing('clinic.name', 'Name the clinic.');
  if (name === null) throw missing('name', 'Enter your name.');
  if (email === null) throw missing('email', 'Enter your e-mail.');
  const passwordHash = await newPassword(password, [email, name, clinic.name]);
  const [clinicId, userId] = [newId(), newId()];
  await withClinic({ clinicId, userId }, async (db) => {
    // Of two at once the second waits here and finds the link used.
    if (!(await takeSetup(db, hash))) throw new AppError('link-closed', { sentence: 'This link was used. Sign in, or ask whoever used it for an invitation.' });
    await insertFirstClinic(db, { id: clinicId, ...clinic, demo: false });
    await insertPerson(db, { id: userId, name, email, passwordHash });
    await replaceMemberships(db, { clinicId, userId }, { roles: ['administrator'], inTraining: false, credential: null });
    await auditAs(db, clinicId, { userId, name }, ['administrator'], requestId, 'clinic.founded');
  });
  return { email };
}

async function acceptLink(opened: Extract<Opened, { kind: 'link' }>, given: AcceptAccess, requestId: string): Promise<{ readonly email: string }> {
  const { clinicId, linkId } = opened;
  const seen = await withClinic({ clinicId, userId: null }, async (db) => {
    const link = await heldLink(db, opened);
    return { link, known: await findByEmail(db, link.email), clinic: await clinicNamed(db, clinicId) };
  });
  const { kind, email } = seen.link;
  const about = [email, seen.link.name, seen.clinic];
  if (kind === 'invitation' && seen.known !== null) {
    // The account's own password, never a new one: an invitation is no way into an account that exists.
    if (!(await passwordIs({ email, password: normalPassword(given.password), hash: seen.known.password }))) throw missing('password', 'This is not the password of your account.');
    const { id, name } = seen.known;
    await withClinic({ clinicId, userId: id }, (db) => joinClinic(db, opened, { userId: id, name }, requestId));
    return { email };
  }
  if (kind === 'factor') return takeFactorOff(opened, seen.link, { password: seen.known?.password ?? null, typed: given.password }, requestId);
  const passwordHash = await newPassword(given.password, about);
  if (kind === 'invitation') {
    const userId = newId();
    const name = given.name ?? seen.link.name;
    await withClinic({ clinicId, userId }, async (db) => {
      await heldLink(db, opened);
      await insertPerson(db, { id: userId, name, email, passwordHash });
      await joinClinic(db, opened, { userId, name }, requestId);
    });
    return { email };
  }
  const { userId, name, roles } = await personOf(opened, seen.link);
  await withClinic({ clinicId, userId }, async (db) => {
    await heldLink(db, opened);
    await setPasswordHash(db, userId, passwordHash);
    await endSessions(db, userId);
    await markAccessLinkUsed(db, { clinicId, linkId });
    await auditAs(db, clinicId, { userId, name }, roles, requestId, 'person.password-reset');
  });
  await forgetGuess('sign-in', email);
  return { email };
}

type Link = Awaited<ReturnType<typeof heldLink>>;

/** Whom a link is about, while they work in this clinic alone. */
async function personOf({ clinicId }: { readonly clinicId: string }, { userId, name, roles }: Link): Promise<Person & Pick<Link, 'roles'>> {
  if (userId === null || (await isElsewhere(clinicId, userId))) throw new AppError('link-closed', { sentence: 'This link does not work any more. Ask for a new one.' });
  return { userId, name, roles };
}

/** The own password takes off what was lost, passkeys too; whoever made the link does not know it. */
async function takeFactorOff(opened: Extract<Opened, { kind: 'link' }>, link: Link, { password, typed }: { readonly password: string | null; readonly typed: string }, requestId: string): Promise<{ readonly email: string }> {
  const { clinicId, linkId } = opened;
  const { userId, name, roles } = await personOf(opened, link);
  if (!(await passwordIs({ email: link.email, password: normalPassword(typed), hash: password }))) throw missing('password', 'This is not the password of your account.');
  await withClinic({ clinicId, userId }, async (db) => {
    await heldLink(db, opened);
    await removeFactor(db, userId);
    await deletePasskeysOf(db, userId);
    await endSessions(db, userId);
    await markAccessLinkUsed(db, { clinicId, linkId });
    await auditAs(db, clinicId, { userId, name }, roles, requestId, 'person.factor-reset');
  });
  await forgetGuess('second-factor', userId);
  return { email: link.email };
}

async function joinClinic(db: Db, opened: Extract<Opened, { kind: 'link' }>, person: Person, requestId: string): Promise<void> {
  const { clinicId, linkId } = opened;
  const { roles, inTraining, credential } = await heldLink(db, opened);
  await replaceMemberships(db, { clinicId, userId: person.userId }, { roles, inTraining, credential });
  await markAccessLinkUsed(db, { clinicId, linkId });
  await auditAs(db, clinicId, person, roles, requestId, 'person.joined');
}

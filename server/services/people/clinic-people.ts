import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listOpenLinks } from '@/db/queries/accounts/access-links';
import { holdPerson, listPeople } from '@/db/queries/accounts/people';
import type { PersonRow } from '@/db/queries/accounts/people';
import { recordAudit } from '@/server/audit/record-audit';
import type { Moment, People } from '@/server/contracts/people';
import { dayIn, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { proofOf, stepUp } from '../step-up';

/** As the clinic's clock shows it, wherever the reader's browser is. */
export const momentOf = ({ actor: { clinic } }: ServiceContext, at: Date): Moment => ({ on: dayIn(clinic.timeZone, at), at: timeIn(clinic.timeZone, at) });

export async function showPeople(db: Db, ctx: ServiceContext): Promise<People> {
  const { clinic, userId } = ctx.actor;
  const [people, links] = [await listPeople(db, clinic.id), await listOpenLinks(db, clinic.id)];
  return {
    people: people.map(({ seenAt, ...person }) => ({ ...person, seen: seenAt === null ? null : momentOf(ctx, new Date(seenAt)), isMe: person.id === userId })),
    links: links.map(({ expiresAt, ...link }) => ({ ...link, roles: [...link.roles], until: momentOf(ctx, expiresAt) })),
    proof: proofOf(ctx.actor),
  };
}

/** Everybody of the clinic and the links that are open. */
export const getPeople = (ctx: ServiceContext): Promise<People> =>
  administer(ctx, { event: 'people.read', proof: undefined }, async (db) => ({ answer: await showPeople(db, ctx), objectId: null }));

type Administered<T> = { readonly answer: T; readonly objectId: string | null; readonly details?: Readonly<Record<string, string | number | boolean | null>> };

/**
 * One act of an administrator: the right, the proof of who acts where the last one is long ago (`undefined`: not asked), one transaction with its
 * audit row, and a row for a refusal.
 */
export async function administer<T>(
  ctx: ServiceContext,
  { event, proof }: { readonly event: string; readonly proof: string | null | undefined },
  act: (db: Db) => Promise<Administered<T>>,
): Promise<T> {
  try {
    authorise(ctx.actor, 'clinic:administer');
    if (proof !== undefined) await stepUp(ctx, proof, 'Nothing was changed.');
    return await withClinic(acting(ctx), async (db) => {
      const { answer, objectId, details = {} } = await act(db);
      await recordAudit(db, auditor(ctx), { event, objectKind: 'person', objectId, details });
      return answer;
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'person', patientId: null }, error);
    throw error;
  }
}

/** Somebody of this clinic; anybody else is not found. */
export async function personHeld(db: Db, ctx: ServiceContext, userId: string): Promise<PersonRow> {
  const person = await holdPerson(db, { clinicId: ctx.actor.clinic.id, userId });
  if (person === null) throw new AppError('not-found');
  return person;
}

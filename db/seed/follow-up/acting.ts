import type { LocalDate } from '@/server/clinical/model/local-date';
import { addDays } from '@/server/clinical/model/local-date';
import { endOfDay, now } from '@/server/platform/clock';
import type { ServiceContext } from '@/server/services/context';
import { withClinic } from '../../client';
import { isInTrail } from '../../queries/audit/is-in-trail';
import { clinicIdOf, fixedId, patientIdOf, userIdOf } from '../fixed-id';
import { CLINICS } from '../story/clinics';
import type { Day } from '../story/script';
import type { FollowedScript } from './script';

/** One followed patient on one day zero, and who acts on which day. */
export type Followed = {
  readonly script: FollowedScript;
  readonly clinicId: string;
  readonly patientId: string;
  readonly at: (day: Day) => LocalDate;
  readonly as: (role: Role, on: LocalDate, what?: string) => ServiceContext;
  /** Does one thing of the story unless the trail has it: a load that was cut off goes on where it stopped and repeats nothing. */
  readonly once: (of: { readonly role: Role; readonly on: LocalDate; readonly what: string }, act: (ctx: ServiceContext) => Promise<unknown>) => Promise<void>;
  /** Whether the trail has it. */
  readonly isDone: (what: string) => Promise<boolean>;
};

type Role = 'prescriber' | 'coordinator';

const HOUR_MS = 3_600_000;
/** Hours before midnight: the prescriber's visits in the morning, the coordinator's calls after them. */
const HOURS_LEFT = { prescriber: 14, coordinator: 12 } as const;

/** @param before - called before each thing that is done anew */
export function follow(script: FollowedScript, zero: LocalDate, before: () => void = () => undefined): Followed {
  const { slug, name, timeZone, country, region, users } = CLINICS[script.story.clinic];
  const clinic = { id: clinicIdOf(slug), slug, name, timeZone, country, region, demo: true };
  const requestOf = (what: string): string => fixedId(`follow ${script.story.key} ${what}`);
  const as: Followed['as'] = (role, on, what = '') => {
    const person = users.find((one) => one.role === role);
    if (person === undefined) throw new Error(`${slug} has no ${role}`);
    const instant = endOfDay(timeZone, on).getTime() - HOURS_LEFT[role] * HOUR_MS;
    return {
      actor: { userId: userIdOf(person.email), name: person.name, email: person.email, clinic, roles: [role], signedInAt: now() },
      requestId: requestOf(what),
      at: new Date(Math.min(instant, now().getTime())),
    };
  };
  // An act and its row in the trail share a transaction.
  const isDone: Followed['isDone'] = (what) => withClinic({ clinicId: clinic.id, userId: null }, (db) => isInTrail(db, { clinicId: clinic.id, requestId: requestOf(what) }));
  return {
    script,
    clinicId: clinic.id,
    patientId: patientIdOf(script.story.key),
    at: (day) => addDays(zero, day),
    as,
    isDone,
    once: async ({ role, on, what }, act) => {
      if (await isDone(what)) return;
      before();
      await act(as(role, on, what));
    },
  };
}

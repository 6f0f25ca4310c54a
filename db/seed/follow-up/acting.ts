import type { LocalDate } from '@/server/clinical/model/local-date';
import { addDays } from '@/server/clinical/model/local-date';
import { endOfDay, now } from '@/server/platform/clock';
import type { ServiceContext } from '@/server/services/context';
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
  readonly as: (role: 'prescriber' | 'coordinator', on: LocalDate) => ServiceContext;
};

const HOUR_MS = 3_600_000;
/** Hours before midnight: the prescriber's visits in the morning, the coordinator's calls after them. */
const HOURS_LEFT = { prescriber: 14, coordinator: 12 } as const;

export function follow(script: FollowedScript, zero: LocalDate): Followed {
  const { slug, name, timeZone, country, region, users } = CLINICS[script.story.clinic];
  const clinic = { id: clinicIdOf(slug), slug, name, timeZone, country, region, demo: true };
  return {
    script,
    clinicId: clinic.id,
    patientId: patientIdOf(script.story.key),
    at: (day) => addDays(zero, day),
    as: (role, on) => {
      const person = users.find((one) => one.role === role);
      if (person === undefined) throw new Error(`${slug} has no ${role}`);
      const instant = endOfDay(timeZone, on).getTime() - HOURS_LEFT[role] * HOUR_MS;
      return {
        actor: { userId: userIdOf(person.email), name: person.name, email: person.email, clinic, roles: [role], signedInAt: now() },
        requestId: fixedId(`follow ${script.story.key}`),
        at: new Date(Math.min(instant, now().getTime())),
      };
    },
  };
}

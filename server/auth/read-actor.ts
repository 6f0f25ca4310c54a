import 'server-only';
import { withClinic } from '@/db/client';
import { endSession, listPlaces, readSession } from '@/db/queries/accounts/session';
import type { Place } from '@/db/queries/accounts/session';
import { now } from '@/server/platform/clock';
import type { Actor } from './actor';
import { signIn } from './sign-in';

/** Minutes without an act after which a session ends. */
export const IDLE_MINUTES = 15;
/** Set by polling that the person did not ask for; it does not move the idle clock. */
export const BACKGROUND_HEADER = 'x-gamut-background';

export type Visitor =
  | { readonly actor: Actor; readonly why: null }
  | { readonly actor: null; readonly why: 'not-signed-in' | 'session-expired' }
  /** Signed in, and nobody at any door until there is a second factor, but the one who sets it up. */
  | { readonly actor: null; readonly why: 'needs-second-factor'; readonly enrolling: Actor };

const STRANGER: Visitor = { actor: null, why: 'not-signed-in' };

/** The memberships of the clinic that was chosen, else of the first by name; a person with two clinics acts in one at a time. */
function placeOf(places: readonly Place[], chosen: string | null): Pick<Actor, 'clinic' | 'roles' | 'inTraining' | 'credential'> | null {
  const first = places.find(({ id }) => id === chosen) ?? places[0];
  if (first === undefined) return null;
  const { role: _role, ...clinic } = first;
  const { inTraining, credential, ...place } = clinic;
  return { clinic: place, inTraining, credential, roles: places.filter(({ id }) => id === first.id).map(({ role }) => role) };
}

/** Who sent a request, from its cookie; roles are read from the database each time, never from the cookie. */
export async function readActor(headers: Headers): Promise<Visitor> {
  const found = await signIn().api.getSession({ headers, query: { disableRefresh: true, disableCookieCache: true } });
  if (found === null) return STRANGER;
  const { session, user } = found;
  return withClinic({ clinicId: '', userId: user.id }, async (db): Promise<Visitor> => {
    const state = await readSession(db, session.id, { idleMinutes: IDLE_MINUTES, isAct: headers.get(BACKGROUND_HEADER) === null });
    if (state === null) return STRANGER;
    if (state.standing !== 'valid') {
      await endSession(db, session.id);
      return { actor: null, why: 'session-expired' };
    }
    const place = placeOf(await listPlaces(db, state.userId), state.actingClinicId);
    if (place === null) return STRANGER;
    const actor = { userId: state.userId, name: state.name, email: state.email, signedInAt: new Date(now().getTime() - state.shownSecondsAgo * 1000), sessionId: session.id, hasSecondFactor: state.hasSecondFactor, hasPasskey: state.hasPasskey, ...place };
    // Made-up patients need no second factor; real ones do, from the first request on.
    return state.hasSecondFactor || place.clinic.demo ? { actor, why: null } : { actor: null, why: 'needs-second-factor', enrolling: actor };
  });
}

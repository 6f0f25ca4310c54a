import { withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { dayIn, now } from '@/server/platform/clock';
import { log } from '@/server/platform/log';
import { refreshPanel } from '../outcomes/refresh-panel';
import { askDue } from '../report-requests/ask-due';
import { wakeDue } from '../tasks/wake-due';
import { refreshDanger } from '../today/refresh-danger';
import { sendDueMessages } from './send-due';
import { tellOn } from './tell-on';

const EVERY_MS = 5_000;
const ASK_EVERY_MS = 60_000;
/** So long the panel, and whose danger nobody settled, is worked on in one turn: what is due to leave does not wait for it. */
const COPIES_MS = 1_000;
/** Between two turns while there is more of it. */
const COPIES_PAUSE_MS = 250;

type Loop = { timer: NodeJS.Timeout | null; running: boolean; again: boolean; /** On the clock that nobody sets: a day that was set back must not hold up for a day who is told on. */ askedAt: number; /** Some entries of the panel, or of open danger, wait to be made. */ hasCopiesToMake: boolean };
// Routes may be separate instances of this module; the loop is one per process.
const shared = globalThis as typeof globalThis & { gamutOutbox?: Loop };

/** What one look at all clinics does: red-flag answers that nobody took up are told on, tasks whose day has come are open again, reports that fall due are asked for, messages that are due are sent, the panel and whose danger nobody settled are made anew where something changed. Any number of instances may look at once. */
export async function workOnce(at: Date, { asks = true, makesCopies = asks }: { readonly asks?: boolean; readonly makesCopies?: boolean } = {}): Promise<{ readonly asked: number; readonly tried: number; readonly beingMade: number }> {
  const done = { asked: 0, tried: 0, beingMade: 0 };
  for (const clinic of await withoutClinic((db) => listClinics(db), { readOnly: true })) {
    try {
      // A red-flag answer first: what stands in the way of asking must not stand in its way.
      if (asks) {
        await tellOn(clinic.id, at);
        await wakeDue(clinic, at);
        done.asked += await askDue(clinic, at);
      }
      done.tried += await sendDueMessages(clinic);
      // New content makes all of both anew, from the first turn after the start and turn after turn.
      if (makesCopies) {
        const on = dayIn(clinic.timeZone, at);
        const danger = () => refreshDanger({ clinic, userId: null, on }, { withinMs: COPIES_MS });
        const panel = async () => (await refreshPanel({ clinicId: clinic.id, userId: null, on }, { withinMs: COPIES_MS })).left;
        for (const make of [danger, panel]) {
          try {
            done.beingMade += await make();
          } catch (error) {
            log().error('outbox.failed', { clinicId: clinic.id, error });
          }
        }
      }
    } catch (error) {
      // Nothing is lost: what was due is due the next time. What stands in one clinic's way does not stand in another's.
      log().error('outbox.failed', { clinicId: clinic.id, error });
    }
  }
  return done;
}

async function turn(loop: Loop): Promise<void> {
  if (loop.running) {
    loop.again = true;
    return;
  }
  loop.running = true;
  try {
    const at = now();
    const since = performance.now();
    const asks = since - loop.askedAt >= ASK_EVERY_MS;
    const { beingMade } = await workOnce(at, { asks, makesCopies: asks || loop.hasCopiesToMake });
    loop.hasCopiesToMake = beingMade > 0;
    if (asks) loop.askedAt = since;
  } catch (error) {
    log().error('outbox.failed', { error });
  } finally {
    loop.running = false;
    const soon = loop.again;
    loop.again = false;
    loop.timer = setTimeout(() => void turn(loop), soon ? 0 : loop.hasCopiesToMake ? COPIES_PAUSE_MS : EVERY_MS).unref();
  }
}

/** Begins to look, once in this process and for as long as it serves. */
export function startOutbox(): void {
  if (shared.gamutOutbox !== undefined) return;
  const loop: Loop = { timer: null, running: false, again: false, askedAt: -ASK_EVERY_MS, hasCopiesToMake: false };
  shared.gamutOutbox = loop;
  loop.timer = setTimeout(() => void turn(loop), EVERY_MS).unref();
}

/** Something was put into the outbox: whoever looks in this process looks now. */
export function outboxSoon(): void {
  const loop = shared.gamutOutbox;
  if (loop === undefined) return;
  if (loop.timer !== null) clearTimeout(loop.timer);
  loop.timer = setTimeout(() => void turn(loop), 0).unref();
}

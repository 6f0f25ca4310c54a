import { log } from '@/server/platform/log';
import { HOUSE } from '@/db/queries/audit/seals';
import { sealAll } from './seal';

/** Rows are sealed in batches, so that whoever reads a chart does not queue behind the chain's lock. */
const EVERY_MS = 5_000;
/** For so long after an act the chain is looked at again: its transaction may have been open for a while. */
const AFTER_MS = 30_000;
/** From here on unsealed rows are an alarm. */
const ALARM_MS = 60_000;

/** Times are of the clock that nobody sets. */
type Loop = { timer: NodeJS.Timeout | null; readonly acted: Map<string, number>; troubleSince: number | null };
// Routes may be separate instances of this module; the loop is one per process.
const shared = globalThis as typeof globalThis & { gamutSealing?: Loop };
const loop = (): Loop => (shared.gamutSealing ??= { timer: null, acted: new Map(), troubleSince: null });

/** Only the served application seals: a command or a test has no time to wait for it. */
const serves = (): boolean => process.env.NODE_ENV === 'production';

/** Notes that rows of a clinic are being written; they are sealed within seconds. */
export function sealSoon(clinicId: string | null): void {
  if (!serves()) return;
  const state = loop();
  state.acted.set(clinicId ?? HOUSE, performance.now());
  // Sign-ins come before a clinic is known and tell nobody.
  state.acted.set(HOUSE, performance.now());
  state.timer ??= setTimeout(() => void turn(), EVERY_MS).unref();
}

async function turn(): Promise<void> {
  const state = loop();
  try {
    for (const [chain, actedAt] of state.acted) {
      await sealAll(chain);
      if (state.acted.get(chain) === actedAt && performance.now() - actedAt > AFTER_MS) state.acted.delete(chain);
    }
    state.troubleSince = null;
  } catch (error) {
    state.troubleSince ??= performance.now();
    log().error('audit.unsealed', { error });
  }
  state.timer = state.acted.size === 0 ? null : setTimeout(() => void turn(), EVERY_MS).unref();
}

/** Whether rows have waited for their seal for longer than a minute. */
export const isSealingStuck = (): boolean => {
  const { troubleSince } = loop();
  return troubleSince !== null && performance.now() - troubleSince > ALARM_MS;
};

import 'server-only';

import { accountsDb } from '@/db/client';
import { readClock } from '@/db/queries/health/read-clock';
import type { Health } from '@/server/contracts/health';
import { isSealingStuck, sealSoon } from '@/server/audit/seal-loop';
import { loadKnowledge } from '@/server/knowledge/load';
import { now } from '@/server/platform/clock';
import { log } from '@/server/platform/log';
import { VERSION } from '@/server/platform/version';

const PATIENCE_MS = 1500;
const TOLERATED_SKEW_MS = 2000;

export type ClockReading = () => Promise<number>;

/**
 * Whether charts can be served, answered within two seconds whatever the database does.
 * @param read - asks the database for its time; another one in tests
 */
export async function checkHealth(read: ClockReading = () => readClock(accountsDb())): Promise<Health> {
  const clock = await withinPatience(read);
  // Before the content is read, which takes its time once.
  const skewed = clock !== null && Math.abs(clock - now().getTime()) > TOLERATED_SKEW_MS;
  const knowledge = knowledgeStamp();
  const up = clock !== null && knowledge !== null;
  if (up) sealSoon(null);
  const signatures = signaturesAtStart();
  const needsALook = skewed || signatures === 'differ' || isSealingStuck();
  return { status: !up ? 'down' : needsALook ? 'degraded' : 'ok', version: VERSION, database: clock === null ? 'down' : 'up', signatures, knowledge };
}

/** As the start found them. */
function signaturesAtStart(): Health['signatures'] {
  const { GAMUT_SIGNATURES: found } = process.env;
  return found === 'agree' || found === 'differ' ? found : null;
}

/** One question at a time: a database that is silent is not asked again by every probe. */
let asked: Promise<number | null> | null = null;

function withinPatience(read: ClockReading): Promise<number | null> {
  asked ??= read()
    .catch(() => null)
    .finally(() => (asked = null));
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  return Promise.race([asked, silence]).finally(() => clearTimeout(timer));
}

function knowledgeStamp(): Health['knowledge'] {
  try {
    const { version, hash } = loadKnowledge().stamp;
    return { version, hash };
  } catch (error) {
    log().error('knowledge.unreadable', { error });
    return null;
  }
}

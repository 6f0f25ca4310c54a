import 'server-only';

import pg from 'pg';

import { connectionOptions } from './connection';

/** Channel on which the database says, at commit, that something changed. */
export const CHANNEL = 'gamut';

const SOONEST_MS = 250;
const LATEST_MS = 5_000;

export interface Listening {
  close: () => Promise<void>;
}

/**
 * Listens on a connection of its own, which is made again whenever it breaks. What was said before it stood, the first time too, is lost:
 * `onListening` says that it stands, and whoever depends on it reads anew.
 */
export function listen({ onMessage, onListening }: { readonly onMessage: (payload: string) => void; readonly onListening: () => void }): Listening {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let wait = SOONEST_MS;

  function again(): void {
    client = null;
    if (closed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      void connect();
    }, wait);
    timer.unref();
    wait = Math.min(LATEST_MS, wait * 2);
  }

  async function connect(): Promise<void> {
    const url = process.env.DATABASE_URL;
    if (closed || url === undefined || url === '') return;
    const opened = new pg.Client({ ...connectionOptions(url), keepAlive: true });
    opened.on('error', () => undefined);
    opened.on('end', again);
    opened.on('notification', ({ payload }) => { if (payload !== undefined) onMessage(payload); });
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CHANNEL}`);
    } catch {
      await opened.end().catch(() => undefined);
      again();
      return;
    }
    client = opened;
    wait = SOONEST_MS;
    onListening();
  }

  void connect();
  return {
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

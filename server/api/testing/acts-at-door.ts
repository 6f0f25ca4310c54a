import { callDoor } from './eight-callers';
import { actsFrom } from './history';
import type { Entry } from './history';

/** Ten acts of one request: how many were acknowledged, what was said of the others, and how long the last word took. */
export type Acted = { readonly done: number; readonly codes: readonly string[]; readonly ms: number };

/** Somebody who sends acts to this process's door, and keeps what they were told for `checkHistory`. */
export function somebodyAtWork(cookie: () => string) {
  const known: string[] = [];
  const entries: Entry[] = [];
  let numbers = 0;
  return {
    entries,
    acknowledged: (): number => entries.filter(({ told }) => told.kind === 'ok').length,
    async act(): Promise<Acted> {
      const acts = actsFrom(() => (numbers += 1), () => known[numbers % Math.max(1, known.length)] ?? null, 10);
      const from = performance.now();
      // A door that breaks down altogether has acknowledged none.
      const heard = await callDoor(cookie(), acts.map(({ path, input }) => ({ path, type: 'mutation', input }))).catch((error: unknown) => acts.map(() => ({ code: String(error), face: '', answer: null })));
      const ms = performance.now() - from;
      acts.forEach((one, at) => {
        const { code = '', face = '', answer = null } = heard[at] ?? {};
        const id = /"(?:patientId|id)":"([0-9a-f-]{36})"/.exec(JSON.stringify(answer))?.[1] ?? '';
        if (code === 'done' && one.path === 'patients.create') known.push(id);
        const isBusy = face.includes('Nothing was saved');
        entries.push({ act: one, told: code === 'done' ? { kind: 'ok', id: one.path === 'lifeEvents.create' ? one.marker : id } : { kind: isBusy ? 'busy' : 'unknown' }, sent: 1, busy: code !== 'done' && isBusy });
      });
      return { done: heard.filter(({ code }) => code === 'done').length, codes: [...new Set(heard.map(({ code }) => code))].filter((code) => code !== 'done'), ms };
    },
  };
}

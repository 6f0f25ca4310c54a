import type { ReportState } from '@/server/contracts/report-door';

type Failed = { readonly ok: false; readonly code: string };
export type Answered<T> = { readonly ok: true; readonly value: T } | Failed;

const body = (answer: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && key in at ? (at as Readonly<Record<string, unknown>>)[key] : undefined), answer);

/** One call at the patient's door. Without a connection the code is `offline`: nothing is known to have arrived, and the same call may be sent again. */
async function call<T>(name: string, input: object): Promise<Answered<T>> {
  try {
    const response = await fetch(`/r/api/${name}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ json: input }) });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: body(answer, 'result', 'data', 'json') as T };
    const code = body(answer, 'error', 'json', 'data', 'refusal', 'code') ?? body(answer, 'code');
    return { ok: false, code: typeof code === 'string' ? code : 'offline' };
  } catch {
    return { ok: false, code: 'offline' };
  }
}

export type SavedInput = { readonly page: string; readonly value: unknown; readonly before?: number | string | null; readonly text?: string | null; readonly language: string; readonly seconds: number };

export const openDoor = (input: { readonly token: string; readonly birthOn: string; readonly language: string }) => call<ReportState>('open', input);
export const readDoor = (language: string) => call<ReportState>('read', { language });
export const saveDoor = (input: SavedInput) => call<{ readonly help: boolean; readonly version: number }>('save', input);
export const submitDoor = (input: { readonly language: string; readonly version: number | null }) => call<ReportState>('submit', input);
export const closeDoor = () => call<unknown>('close', {});

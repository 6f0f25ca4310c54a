import type { Access, AcceptAccess } from '@/server/contracts/access';

type Failed = { readonly ok: false; readonly message: string; readonly fields: Readonly<Record<string, string>> };
export type Answered<T> = { readonly ok: true; readonly value: T } | Failed;

const UNREACHED: Failed = { ok: false, message: 'The server did not answer. What you typed is kept; try again.', fields: {} };

type Body<T> = { readonly result?: { readonly data: { readonly json: T } }; readonly error?: { readonly json: { readonly message: string; readonly data: { readonly refusal: { readonly fields: Readonly<Record<string, string>> } } } } };

async function call<T>(name: string, input: object): Promise<Answered<T>> {
  try {
    const response = await fetch(`/api/access/${name}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ json: input }) });
    const { result, error } = (await response.json()) as Body<T>;
    if (result !== undefined) return { ok: true, value: result.data.json };
    return error === undefined ? UNREACHED : { ok: false, message: error.json.message, fields: error.json.data.refusal.fields };
  } catch {
    return UNREACHED;
  }
}

export const openAccess = (token: string) => call<Access>('open', { token });
export const acceptAccess = (input: AcceptAccess) => call<{ readonly email: string }>('accept', input);

import { z } from 'zod';
import { tellEnded } from '../trpc/cut-off';
import { HAD_ENDED } from '../trpc/refusal';

export type Fetched = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly why: string };

const refused = z.object({ message: z.string().min(1) });

/** Fetches a file and hands it to the browser to save; says in words why not. */
export async function fetchFile(address: string): Promise<Fetched> {
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    if (answer.status === 401) {
      tellEnded();
      return { ok: false, why: HAD_ENDED };
    }
    if (!answer.ok) {
      const told = refused.safeParse(await answer.json().catch(() => null));
      return { ok: false, why: told.success ? told.data.message : 'The file could not be made. The note is as it was.' };
    }
    const name = /filename="([A-Za-z0-9.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'note';
    save(await answer.blob(), name);
    return { ok: true, name };
  } catch {
    return { ok: false, why: 'No connection. The note is as it was.' };
  }
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

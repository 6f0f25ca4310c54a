import type { Knowledge } from '@/server/clinical/model/knowledge';
import { assemble } from './assemble';
import { content } from './schema/content';
import { stamp } from './stamp';

/** What is wrong with the content: the place in it and a sentence. */
export type Problem = { readonly at: string; readonly message: string };

export type Compiled = { readonly ok: true; readonly knowledge: Knowledge } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks raw content and turns it into Knowledge, or says everything that is wrong with it. */
export function compile(raw: unknown): Compiled {
  const parsed = content.safeParse(raw);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map((issue) => ({ at: issue.path.join('.'), message: issue.message })) };
  }
  const unstamped = assemble(parsed.data);
  return { ok: true, knowledge: { ...unstamped, stamp: stamp(parsed.data.release.version, unstamped) } };
}

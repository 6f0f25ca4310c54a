import type { Knowledge } from '@/server/clinical/model/knowledge';
import { assemble } from './assemble';
import { checkAuthorNotes } from './checks/check-author-notes';
import { checkBands } from './checks/check-bands';
import { checkCodes } from './checks/check-codes';
import { checkCommercialPages } from './checks/check-commercial-pages';
import { checkDisagreements } from './checks/check-disagreements';
import { checkFlags } from './checks/check-flags';
import { checkIds } from './checks/check-ids';
import { checkOptions } from './checks/check-options';
import { checkPlans } from './checks/check-plans';
import { checkQuestions } from './checks/check-questions';
import { checkReferences } from './checks/check-references';
import { checkStated } from './checks/check-stated';
import { checkWhens } from './checks/check-whens';
import type { Problem } from './checks/problem';
import { vocabularyOf } from './checks/vocabulary';
import { content } from './schema/content';
import { titlesOf } from './sentence';
import type { Titles } from './sentence';
import { stamp } from './stamp';

/** Knowledge and the words for its names, or everything that keeps the content from being it. */
export type Compiled = { readonly ok: true; readonly knowledge: Knowledge; readonly titles: Titles } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Checks raw content and turns it into Knowledge, or says everything that is wrong with it: first what does not have the
 * shape of content at all, else every name, reference, band, comparison and question that does not hold.
 */
export function compile(raw: unknown): Compiled {
  const parsed = content.safeParse(raw);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ at: path.map(String).join('.'), message })) };
  }
  const names = vocabularyOf(parsed.data);
  const problems = [
    ...checkIds(parsed.data),
    ...checkReferences(parsed.data, names),
    ...checkOptions(parsed.data, names),
    ...checkWhens(parsed.data, names),
    ...checkQuestions(parsed.data, names),
    ...checkFlags(parsed.data),
    ...checkBands(parsed.data),
    ...checkCodes(parsed.data, names),
    ...checkPlans(parsed.data, names),
    ...checkDisagreements(parsed.data),
    ...checkCommercialPages(parsed.data),
    ...checkStated(parsed.data, names),
    ...checkAuthorNotes(parsed.data),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const unstamped = assemble(parsed.data);
  return { ok: true, knowledge: { ...unstamped, stamp: stamp(parsed.data.release.version, unstamped) }, titles: titlesOf(parsed.data) };
}

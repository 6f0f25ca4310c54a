import type { z } from 'zod';
import { foldedWords } from '@/db/queries/patients/fold';
import type { Reference } from '@/server/clinical/model/evidence-content';
import type { listReferencesInput } from '@/server/contracts/reference';
import { loadKnowledge } from '@/server/knowledge/load';
import { authorise } from '../authorise';
import type { ServiceContext } from '../context';
import { findReference } from './get-reference';

type Page = { items: Reference[]; nextCursor: string | null; total: number };

const wordsOf = ({ id, title, authors, publisher, year, finding, pmid, doi }: Reference): string =>
  foldedWords([id, title, authors, publisher, year, finding, pmid, doi].filter((part) => part !== null).join(' ')).join(' ');

/** The evidence: by words, by ids, or all of it in the content's order. */
export function listReferences(ctx: ServiceContext, { text, ids, cursor, limit }: z.output<typeof listReferencesInput>): Page {
  authorise(ctx.actor, 'evidence:read');
  const { references } = loadKnowledge();
  const chosen = ids === undefined ? references : ids.flatMap((id) => findReference(references, id) ?? []);
  const wanted = foldedWords(text);
  const found = wanted.length === 0 ? chosen : chosen.filter((reference) => wanted.every((word) => wordsOf(reference).includes(word)));
  const unique = [...new Set(found)];
  const from = cursor === null || cursor === undefined ? 0 : Math.max(0, unique.findIndex(({ id }) => id === cursor) + 1);
  const items = unique.slice(from, from + limit);
  const last = items.at(-1);
  return { items, nextCursor: from + limit < unique.length && last !== undefined ? last.id : null, total: unique.length };
}

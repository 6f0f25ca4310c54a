import { crisisIn } from '@/server/clinical/printed';
import type { CrisisWords } from '@/server/contracts/clinic-settings';
import { loadKnowledge } from '@/server/knowledge/load';

/** The content's words for somebody in danger in a country, and how far they were verified. */
export function crisisOfContent(country: string): CrisisWords & { readonly verification: string } {
  const entry = crisisIn(country, loadKnowledge());
  return {
    emergency: entry?.emergency ?? null,
    line: entry?.line ?? null,
    name: entry?.name ?? null,
    wording: entry?.wording ?? '',
    verification: entry?.verification ?? '',
  };
}

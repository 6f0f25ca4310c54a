import type { CrisisWords } from '@/server/contracts/clinic-settings';
import { loadKnowledge } from '@/server/knowledge/load';

/** The content's words for somebody in danger in a country, and how far they were verified. */
export function crisisOfContent(country: string): CrisisWords & { readonly verification: string } {
  const { crisis } = loadKnowledge();
  const entry = crisis.find((one) => one.country === country) ?? crisis.find((one) => one.country === 'default');
  return {
    emergency: entry?.emergency ?? null,
    line: entry?.line ?? null,
    name: entry?.name ?? null,
    wording: entry?.wording ?? '',
    wordingEs: null,
    verification: entry?.verification ?? '',
  };
}

import type { Workspace } from '@/server/contracts/workspace';
import { formatDay } from '../ui/days';

type Chart = Workspace['chart'];

export type AllergyWords =
  | { readonly kind: 'some'; readonly items: readonly { readonly name: string; readonly remark: string }[] }
  | { readonly kind: 'none'; readonly on: string | null }
  | { readonly kind: 'not-recorded' };

const PREFIX = 'allergy:';

/** Allergies for the banner. "None" only where a list was begun and nobody said yes; silence is not recorded. */
export function allergyWords({ allergies, confirmations, received }: Pick<Chart, 'allergies' | 'confirmations' | 'received'>): AllergyWords {
  const said = confirmations.filter(({ fact }) => fact.startsWith(PREFIX));
  const items = [
    ...allergies.map((allergy) => ({
      name: allergy.text,
      remark: [allergy.reaction, allergy.on === null ? null : allergy.on.slice(0, 4)].filter((part) => part !== null).join(', '),
    })),
    ...said
      .filter(({ value, fact }) => value === 'present' && !allergies.some(({ ingredient }) => ingredient === fact.slice(PREFIX.length)))
      .map(({ fact, on }) => ({ name: fact.slice(PREFIX.length), remark: `said ${formatDay(on)}` })),
  ];
  if (items.length > 0) return { kind: 'some', items };
  if (!received.allergies) return { kind: 'not-recorded' };
  const asked = said.filter(({ value }) => value === 'absent').map(({ on }) => on).sort().at(-1);
  return { kind: 'none', on: asked ?? null };
}

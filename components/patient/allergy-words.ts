import type { Workspace } from '@/server/contracts/workspace';
import { formatDay } from '../ui/days';

type Chart = Workspace['chart'];

export type AllergyWords =
  | { readonly kind: 'some'; readonly items: readonly { readonly name: string; readonly remark: string }[] }
  /** `title` and `remark` are for a narrow place, `words` name each medicine that was asked for. */
  | { readonly kind: 'none' | 'in-part'; readonly title: string; readonly remark: string; readonly words: string }
  | { readonly kind: 'not-recorded' };

const PREFIX = 'allergy:';
/** "No known allergies": any other answer stands for its own medicine alone. */
const ANY = 'allergy:any';

/** Allergies for the banner. "None" only of a list that came or of what was asked, and nobody said yes; silence is not recorded. */
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
  const all = said.find(({ fact, value }) => fact === ANY && value === 'absent');
  if (all !== undefined && !said.some(({ value, on }) => value === 'unknown' && on >= all.on)) {
    const remark = `asked ${formatDay(all.on)}`;
    return { kind: 'none', title: 'None', remark, words: `None, ${remark}.` };
  }
  const denied = said.filter(({ fact, value }) => fact !== ANY && value === 'absent').sort((a, b) => (a.fact < b.fact ? -1 : 1));
  if (denied.length === 0) {
    if (!received.allergies) return { kind: 'not-recorded' };
    return { kind: 'none', title: 'None', remark: 'on the list received, not asked', words: 'None on the list received, not asked.' };
  }
  const days = [...new Set(denied.map(({ on }) => on))].sort().reverse();
  const asked = days.map((day) => `none to ${eitherOf(denied.flatMap(({ fact, on }) => (on === day ? [fact.slice(PREFIX.length)] : [])))} (asked ${formatDay(day)})`);
  const words = [...(received.allergies ? ['none on the list received'] : []), ...asked, 'other allergies not asked'].join('; ');
  return {
    kind: 'in-part',
    title: received.allergies ? 'None on the list' : 'Not asked for all',
    remark: `${received.allergies ? 'not asked for all; ' : ''}none to ${denied.length} ${denied.length === 1 ? 'medicine' : 'medicines'} asked`,
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
  };
}

const eitherOf = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`);

import type { Workspace } from '@/server/contracts/workspace';
import type { Flag } from '../assessment/types';
import { isSettled } from '../assessment/urgent';

/** The gravest first. On paper *urgent* is the word: a sheet is read on another day too. */
const LEVEL = { emergency: 'Emergency', urgent: 'Urgent', stop: 'Stop', attention: 'Attention' } as const satisfies Record<Flag['level'], string>;
const ORDER = Object.keys(LEVEL);

export type SheetFlag = { readonly flag: Flag; readonly level: string; readonly answer: Workspace['flagAnswers'][number] | null };
type Raised = { readonly flags: readonly Flag[]; readonly answers: Workspace['flagAnswers'] };
type Most = { readonly told: number; readonly named: number };

/**
 * The flags of a chart on one sheet: those that stand, the gravest first, then those that were settled. As many as fit are told with their
 * words, the next by level and title, and how many are left is said.
 */
export function sheetFlags({ flags, answers }: Raised, most: Most): { readonly told: readonly SheetFlag[]; readonly named: readonly SheetFlag[]; readonly left: number } {
  const all = flags
    .map((flag) => ({ flag, level: LEVEL[flag.level], answer: answers.find((answer) => answer.flag === flag.id) ?? null }))
    .toSorted((a, b) => Number(isSettled(a)) - Number(isSettled(b)) || ORDER.indexOf(a.flag.level) - ORDER.indexOf(b.flag.level));
  return { told: all.slice(0, most.told), named: all.slice(most.told, most.told + most.named), left: Math.max(0, all.length - most.told - most.named) };
}

import type { Workspace } from '@/server/contracts/workspace';
import { shownFlags } from '../assessment/shown-flags';
import { isSettled } from '../assessment/urgent';

export type OpenFlag = { readonly id: string; readonly title: string; readonly level: string; readonly message: string; readonly blocks: readonly string[] };

/** Flags of a chart that nobody has settled, with what each holds back. */
export function openFlagsOf(workspace: Pick<Workspace, 'assessment' | 'alertFlags' | 'flagAnswers'>): readonly OpenFlag[] {
  const answered = new Map(workspace.flagAnswers.map((answer) => [answer.flag, answer]));
  return shownFlags(workspace).filter(({ id }) => !isSettled({ answer: answered.get(id) ?? null })).map(({ id, title, level, message, blocks }) => ({ id, title, level, message, blocks }));
}

import type { Workspace } from '@/server/contracts/workspace';

/** How many questions stand open at once; the rest wait behind one line. */
export const IN_SIGHT = 6;

/** Heights on a desk, in pixels: what is measured there, as far as it can be told before anything is drawn. */
const URGENT = 190;
const QUESTION = 66;
const LINE = 20;
const CHARACTERS_A_LINE = 48;
/** The eight options, all closed. */
const OPTIONS = 740;

/** Whether the questions reach further down than the options beside them: the shorter of the two has the longer part under it. */
export function questionsAreLong({ assessment: { questions }, urgentAsks }: { readonly assessment: { readonly questions: readonly Pick<Workspace['assessment']['questions'][number], 'question'>[] }; readonly urgentAsks: readonly unknown[] }): boolean {
  const inSight = questions.slice(0, IN_SIGHT).map(({ question }) => QUESTION + LINE * Math.ceil(question.length / CHARACTERS_A_LINE));
  return inSight.reduce((sum, height) => sum + height, urgentAsks.length * URGENT) > OPTIONS;
}

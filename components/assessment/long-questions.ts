import type { Workspace } from '@/server/contracts/workspace';

/** Heights on a desk, in pixels: what is measured there, as far as it can be told before anything is drawn. */
const URGENT = 190;
const QUESTION = 66;
const LINE = 20;
const CHARACTERS_A_LINE = 48;
/** The eight options, all closed, and the lines above them. */
const OPTIONS = 900;

/** Whether the questions reach further down than the options beside them: the shorter of the two has the longer part under it. */
export function questionsAreLong({ assessment: { questions }, urgentAsks }: { readonly assessment: { readonly questions: readonly Pick<Workspace['assessment']['questions'][number], 'question' | 'apart'>[] }; readonly urgentAsks: readonly unknown[] }): boolean {
  const heights = questions.filter(({ apart }) => apart === undefined).map(({ question }) => QUESTION + LINE * Math.ceil(question.length / CHARACTERS_A_LINE));
  return heights.reduce((sum, height) => sum + height, urgentAsks.length * URGENT) > OPTIONS;
}

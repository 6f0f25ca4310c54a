import { Button } from '../ui/button';
import type { Said } from './question-types';
import type { AskedQuestion } from './types';

export type AnswerProps = {
  readonly question: Pick<AskedQuestion, 'covers' | 'choices' | 'unit' | 'question'>;
  readonly busy: boolean;
  readonly say: (answers: readonly Said[]) => void;
};

/**
 * All answers of a question have one size: none of them is the expected one. The second press of a double click does nothing: the first may
 * have been on a link that brought the answers under the pointer.
 */
export function AnswerButton({ children, busy, onClick }: { readonly children: string; readonly busy: boolean; readonly onClick: () => void }) {
  return (
    <Button size="sm" className="min-w-14 text-sm font-text" disabled={busy} onClick={({ detail }) => { if (detail < 2) onClick(); }}>
      {children}
    </Button>
  );
}

export const everyFact = (question: AnswerProps['question'], value: Said['value'], detail: Said['detail'] = null): readonly Said[] =>
  question.covers.map(({ fact }) => ({ fact, value, detail }));

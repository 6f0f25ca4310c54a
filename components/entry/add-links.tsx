import type { Workspace } from '@/server/contracts/workspace';
import { EntryLink } from './entry-link';
import type { EntryKind } from './entry';

const ADDS: readonly { readonly kind: EntryKind; readonly words: string; readonly needs: keyof Workspace['rights'] }[] = [
  { kind: 'medicine', words: 'Medicine', needs: 'changeMedicines' },
  { kind: 'report', words: 'Report or score', needs: 'enterReport' },
  { kind: 'measurement', words: 'Measurement', needs: 'answerQuestions' },
  { kind: 'condition', words: 'Condition', needs: 'answerQuestions' },
  { kind: 'allergy', words: 'Allergy', needs: 'answerQuestions' },
  { kind: 'event', words: 'Life event', needs: 'answerQuestions' },
];

/** Everything this person may add to the chart, each one click away. */
export function AddLinks({ rights }: { readonly rights: Workspace['rights'] }) {
  const allowed = ADDS.filter(({ needs }) => rights[needs]);
  if (allowed.length === 0) return null;
  return (
    <nav aria-label="Add to the chart" className="flex flex-wrap items-center gap-2">
      <span className="text-xs text-ink-3">Add</span>
      {allowed.map(({ kind, words }) => (
        <EntryLink key={kind} kind={kind} of={null} size="sm">
          {words}
        </EntryLink>
      ))}
    </nav>
  );
}

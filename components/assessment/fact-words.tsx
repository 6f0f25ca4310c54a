import type { Workspace } from '@/server/contracts/workspace';
import { DateText } from '../ui/date-text';
import { Prose } from '../ui/prose';
import { factText, startingLarge } from './fact-text';
import type { BasisFact } from './types';

export type BasisShelf = ReadonlyMap<string, BasisFact>;
/** By rule and report: what was answered, where the rule reads an answer and not the total. */
export type AnswerShelf = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function shelveAnswers(answers: Workspace['answersRead']): AnswerShelf {
  const shelf = new Map<string, Map<string, string>>();
  for (const { rule, report, said } of answers) shelf.set(rule, (shelf.get(rule) ?? new Map<string, string>()).set(report, said));
  return shelf;
}

type FactWordsProps = { readonly ids: readonly string[]; readonly basis: BasisShelf; readonly answers?: ReadonlyMap<string, string> | undefined };

const MOST = 4;

/** The chart facts behind a line: value, day and source, in sight without a pointer. */
export function FactWords({ ids, basis, answers }: FactWordsProps) {
  const facts = dropEchoes(ids.map((id) => basis.get(id)).filter((fact) => fact !== undefined));
  if (facts.length === 0) return null;
  return (
    <span className="fact-words">
      {facts.slice(0, MOST).map((fact) => (
        <span key={fact.id} title={fact.source === null ? undefined : `Source: ${fact.source}`}>
          <Prose>{answers?.get(fact.id) ?? startingLarge(factText(fact))}</Prose>
          {fact.on === null ? null : <>{fact.id.startsWith('medication:') ? ' since ' : ', '}<DateText day={fact.on} /></>}
        </span>
      ))}
      {facts.length > MOST ? <span>and {facts.length - MOST} more</span> : null}
    </span>
  );
}

/** The names of the facts of a line, one a line, for who looks up where the line comes from. */
export const namesOf = (ids: readonly string[], basis: BasisShelf): string => [...new Set(ids.filter((id) => !id.startsWith('derived:')).flatMap((id) => basis.get(id)?.label ?? []))].join('\n');

/** A record named twice, once as record and once as the confirmation of the same thing, is read once. */
function dropEchoes(facts: readonly BasisFact[]): readonly BasisFact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const text = `${fact.label}|${fact.value ?? ''}|${fact.on ?? ''}`;
    if (seen.has(text)) return false;
    seen.add(text);
    // What was asked stands there with its day; what was computed from it need not be said again.
    return !(fact.id.startsWith('derived:') && facts.some((other) => other !== fact && other.label === fact.label && other.on !== null));
  });
}

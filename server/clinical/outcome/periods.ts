import { compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Period, SignedDecision } from '../model/outcome';

/**
 * The periods that signed decisions stood for, oldest first. Versions of one note that chose the same options are one decision of its first
 * day. “Not today” decides nothing and ends nothing; “none of these” ends what stood before. A note entered in error never was.
 * Of two decisions of one day the later stands.
 */
export function periodsOf(decisions: readonly SignedDecision[]): readonly Period[] {
  const runs = runsOf(decisions);
  return runs.flatMap((run, place) => {
    const until = runs[place + 1]?.decidedOn ?? null;
    if (until !== null && until <= run.decidedOn) return [];
    if (run.decision.kind === 'none-of-these') return [];
    const { startOn } = run.decision;
    return [{ ...run, start: startOn !== null && startOn > run.decidedOn ? startOn : run.decidedOn, until }];
  });
}

type Run = { readonly decision: SignedDecision; readonly decidedOn: LocalDate };

function runsOf(decisions: readonly SignedDecision[]): readonly Run[] {
  const dropped = new Set(newestVersions(decisions).filter(({ inError }) => inError).map(({ number }) => number));
  const standing = decisions.filter(({ number, kind }) => !dropped.has(number) && kind !== 'not-today').sort(inOrder);
  return standing.reduce<Run[]>((runs, decision) => {
    const last = runs.at(-1);
    if (last?.decision.number === decision.number && choice(last.decision) === choice(decision)) return [...runs.slice(0, -1), { decision, decidedOn: last.decidedOn }];
    return [...runs, { decision, decidedOn: decision.on }];
  }, []);
}

const inOrder = (a: SignedDecision, b: SignedDecision): number => compareDays(a.on, b.on) || (a.number < b.number ? -1 : a.number > b.number ? 1 : a.version - b.version);
const choice = ({ kind, options }: SignedDecision): string => `${kind} ${[...options].sort().join(' ')}`;

/** Of each note the version that was signed last: it alone stands, and nothing of the note does where it was entered in error. */
export const newestVersions = <Version extends Pick<SignedDecision, 'number' | 'version'>>(versions: readonly Version[]): readonly Version[] => [
  ...new Map([...versions].sort((a, b) => a.version - b.version).map((one) => [one.number, one])).values(),
];

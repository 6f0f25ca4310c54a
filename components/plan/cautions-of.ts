import { LISTED_BESIDE } from '@/server/contracts/listed';
import type { Workspace } from '@/server/contracts/workspace';
import { capital } from '../assessment/grade-word';
import { insideSentence } from '../ui/inside-sentence';

type Option = Workspace['assessment']['options'][number];
type Caution = Option['reasons'][number];
type Basis = ReadonlyMap<string, Pick<Workspace['assessment']['basis'][number], 'label'>>;

/** Where on the page of a plan they stand in full. */
export const STANDING = 'plan-standing';

/** What speaks against an option besides what sets its status, the heaviest first; not what concerns medicines alone that are ruled out. */
export function cautionsOf({ reasons, members, deciding }: Option): readonly Caution[] {
  const isOut = (member: string): boolean => members.some(({ id, status }) => id === member && status === 'contraindicated');
  const cautions = reasons.filter(({ speaks, kind, message, appliesTo }) => speaks === 'against' && kind === 'caution' && !isSaid(message, deciding) && (appliesTo.length === 0 || !appliesTo.every(isOut)));
  return cautions.toSorted((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity));
}

const WEIGHTS = ['stop', 'high', 'moderate', 'info'] as const;

const isSaid = (message: string, deciding: string): boolean => message.split(LISTED_BESIDE).every((part) => deciding.includes(part));
const inBrackets = (labels: readonly string[]): string => (labels.length === 0 ? '' : ` (${[...new Set(labels.map(insideSentence))].join(', ')})`);

/** A caution as a line of its own: whom of the option it concerns, and what the chart has of it. */
export const cautionWords = ({ appliesTo, message, facts }: Caution, basis: Basis): string =>
  `${appliesTo.length === 0 ? '' : `${capital(appliesTo.join(', '))}: `}${message.replace(LISTED_BESIDE, inBrackets(facts.flatMap((fact) => (fact.startsWith('derived:') ? [] : (basis.get(fact)?.label ?? [])))))}`;

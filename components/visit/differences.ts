import { formatDay } from '../ui/days';
import { keptAside, mergedReasons } from './reasons';
import type { Draft, Fields } from './use-draft';

/** What of the draft its words are written with: the titles of its options, and its day. */
type Told = Pick<Draft, 'options'>;
/** Parts of a draft that are kept or taken as one. */
export type Part = 'kind' | 'reason' | 'decision' | 'notAsked' | 'keptAside' | 'plan' | 'declined' | 'discussed' | 'patientPrefers' | 'ratings' | 'sentences' | 'typed';

export type Difference = { readonly part: Part; readonly label: string; readonly mine: string; readonly theirs: string };

const LABELS: Readonly<Record<Part, string>> = {
  kind: 'Kind of visit',
  reason: 'Reason for the visit',
  decision: 'Decision',
  notAsked: 'Why not asked',
  keptAside: 'Reasons of options not chosen',
  plan: 'Plan',
  declined: 'Options not chosen',
  discussed: 'Talked about',
  patientPrefers: 'The patient prefers',
  ratings: 'Ratings',
  sentences: 'Sentences edited or left out',
  typed: 'Sentences typed',
};
const PARTS = Object.keys(LABELS).filter((part): part is Part => part in LABELS);

/** Parts that two windows hold differently, each in words; empty when they hold the same. */
export function differences(mine: Fields, theirs: Fields, told: Told): readonly Difference[] {
  return PARTS.flatMap((part) => {
    const [here, there] = [inWords(part, mine, told), inWords(part, theirs, told)];
    const turned = part === 'plan' && JSON.stringify(mine.plan) !== JSON.stringify(theirs.plan);
    if (here === there && !turned) return [];
    return [{ part, label: LABELS[part], mine: here, theirs: here === there ? `${there}, turned otherwise` : there }];
  });
}

/** The draft of this window with some parts of the other's. */
export function merged(mine: Fields, theirs: Fields, taken: ReadonlySet<Part>): Fields {
  const of = <T>(part: Part, pick: (fields: Fields) => T): T => pick(taken.has(part) ? theirs : mine);
  return {
    ...mine,
    kind: of('kind', ({ kind }) => kind),
    reason: of('reason', ({ reason }) => reason),
    decision: of('decision', ({ decision }) => decision),
    reasons: mergedReasons(of('decision', (fields) => fields), of('keptAside', (fields) => fields)),
    notAsked: of('notAsked', ({ notAsked }) => notAsked),
    plan: of('plan', ({ plan }) => plan),
    declined: of('declined', ({ declined }) => declined),
    discussed: of('discussed', ({ discussed }) => discussed),
    patientPrefers: of('patientPrefers', ({ patientPrefers }) => patientPrefers),
    ratings: of('ratings', ({ ratings }) => ratings),
    ...of('sentences', ({ edits, editBases, removed }) => ({ edits, editBases, removed })),
    typed: of('typed', ({ typed }) => typed),
  };
}

const NOTHING = 'nothing';
const written = (text: string | null): string => (text === null || text.trim() === '' ? NOTHING : text);
const joined = (parts: readonly string[], between = '; '): string => (parts.length === 0 ? NOTHING : parts.join(between));

function inWords(part: Part, fields: Fields, { options }: Told): string {
  const title = (id: string): string => options.find((option) => option.id === id)?.title ?? id;
  const why = (text: string | null): string => (text === null || text === '' ? '' : ` (${text})`);
  switch (part) {
    case 'kind':
      return fields.kind;
    case 'reason':
      return written(fields.reason);
    case 'patientPrefers':
      return written(fields.patientPrefers);
    case 'decision': {
      const { decision } = fields;
      if (decision === null) return 'none yet';
      if (decision.kind === 'options') return `${joined(decision.options.map((id) => `${title(id)}${why(fields.reasons?.find(({ option }) => option === id)?.why ?? null)}`))}${why(decision.why)}`;
      return decision.kind === 'none-of-these' ? `none of these${why(decision.why)}` : `not today, ${decision.returnOn === null ? 'day of return not chosen' : `return on ${formatDay(decision.returnOn)}`}${why(decision.why)}`;
    }
    case 'notAsked':
      return joined((fields.notAsked ?? []).map((said) => said.why));
    case 'keptAside':
      return joined(keptAside(fields).map(({ option, why: reason }) => `${title(option)}${why(reason)}`).sort());
    case 'plan':
      return fields.plan === null ? NOTHING : planInWords(fields.plan, title(fields.plan.option));
    case 'declined':
      return joined(fields.declined.map(({ option, why: reason }) => `${title(option)}${why(reason)}`));
    case 'discussed':
      return joined(fields.discussed.map(({ point }) => point));
    case 'ratings': {
      const { patient, clinician, thinksOfStopping } = fields.ratings;
      return `patient ${patient ?? 'not rated'}, clinician ${clinician ?? 'not rated'}, thinks of stopping: ${thinksOfStopping === null ? 'not asked' : thinksOfStopping ? 'yes' : 'no'}`;
    }
    case 'sentences':
      return joined([...Object.values(fields.edits), ...fields.removed.map((id) => `Left out: ${fields.editBases[id]?.text ?? id}`)], ' ');
    case 'typed':
      return joined(fields.typed.map(({ text }) => text), ' ');
  }
}

function planInWords({ request: { from, to, strategy, pace }, start }: NonNullable<Fields['plan']>, title: string): string {
  const amounts = (list: readonly { readonly drug: string; readonly mgPerDay: number }[]): string => joined(list.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay} mg`), ' and ');
  return [title, `from ${formatDay(start)}`, `${amounts(from)} to ${amounts(to)}`, strategy, `pace ${pace}`].filter((words) => words !== null).join(', ');
}

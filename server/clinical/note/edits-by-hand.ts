import type { Edit, Plan, PlanRequest } from '../model/plan';
import { plan as make } from '../plan';
import { proposedRequest } from '../preview-plan';
import type { NoteReading } from './reading';

type Told = { readonly byHand: readonly Edit[]; readonly asked: readonly Edit[] };

/**
 * The edits of a plan, apart by whose they are: the prescriber's own, and those that the reasons of the chart ask for and nobody touched.
 * One that moves no dose of the plan is told as neither.
 */
export function editsApart(plan: Plan, { visit, chart, knowledge, assessment: { on } }: NoteReading): Told {
  const asked = visit.plan?.request ?? null;
  if (visit.plan === null || asked === null || plan.edits.length === 0) return { byHand: plan.edits, asked: [] };
  const { option } = visit.plan;
  const moving = plan.edits.filter(({ id }) => {
    const without = WITHOUT[id]?.(asked);
    if (without === undefined) return true;
    const made = make(without, chart, knowledge, plan.start);
    return !made.ok || courseOf(made.value) !== courseOf(plan);
  });
  if (moving.length === 0) return { byHand: [], asked: [] };
  const proposed = proposedRequest(option, plan.start, { chart, knowledge, on, region: asked.region });
  const isAsked = ({ id }: Edit): boolean => proposed !== null && (VALUE[id]?.(proposed) ?? null) !== null && VALUE[id]?.(proposed) === VALUE[id]?.(asked);
  return { byHand: moving.filter((edit) => !isAsked(edit)), asked: moving.filter(isAsked) };
}

/** The request as it would be without an edit that may move nothing. */
const WITHOUT: Readonly<Record<string, (request: PlanRequest) => PlanRequest>> = {
  pace: (request) => ({ ...request, pace: 'default' }),
  'step-length': (request) => ({ ...request, steering: { ...request.steering, stepDays: null } }),
};

/** What a proposal may ask for by itself. */
const VALUE: Readonly<Record<string, (request: PlanRequest) => string | number | null>> = {
  pace: ({ pace }) => pace,
  'first-cut': ({ steering }) => steering.firstCutMg,
  strategy: ({ strategy }) => strategy,
};

const courseOf = ({ steps }: Plan): string => steps.map(({ from, doses }) => `${from} ${doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).join(' ')}`).join('; ');

import { canonicalJson } from '../model/canonical-json';
import type { Json } from '../model/content-entry';
import type { Knowledge } from '../model/knowledge';
import { addDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan, PlanRequest } from '../model/plan';
import { plan } from '../plan';
import { verifyPlan } from '../plan-verifier/verify-plan';
import { requestFrom } from './any-plan';
import type { Draw } from './any-plan';

/** What does not hold of a plan that any draw gives; empty when all does. A refusal has words and breaks nothing. */
export function brokenProperties(draw: Draw, knowledge: Knowledge): string[] {
  const { request, start } = requestFrom(draw, knowledge);
  const made = plan(request, null, knowledge, start);
  if (!made.ok) return /^.{15,}$/.test(made.error.message) && !/undefined|NaN|null/.test(made.error.message) ? [] : [`a refusal without words: ${made.error.message}`];
  const { value } = made;
  return [
    ...verifyPlan(value, knowledge).findings.map(({ rule, message }) => `${rule}: ${message}`),
    ...sums(value),
    ...calendar(value),
    ...falls(value),
    ...pace(value, request, knowledge),
    // Another whole plan each: for every fourth draw.
    ...(draw.day % 4 === 0 ? resumption(value, request, { at: 2 + ((draw.more ?? 0) % Math.max(1, value.steps.length - 1)), knowledge }) : []),
    ...elsewhen(value, request, knowledge),
  ];
}

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;

function sums({ steps, quantities }: Plan): string[] {
  const total = (unit: Plan['steps'][number]['doses'][number]['units'][number]): number => ('ml' in unit ? unit.ml * unit.mgPerMl : unit.count * unit.strengthMg);
  const broken = steps.flatMap(({ n, doses }) => doses.filter(({ units, mgPerDay }) => !close(units.reduce((sum, unit) => sum + total(unit), 0), mgPerDay)).map(({ drug }) => `step ${n}: the units of ${drug} do not make its dose`));
  const days = steps.reduce((sum, { days: length, doses }) => sum + (length ?? 0) * doses.reduce((mg, { mgPerDay }) => mg + mgPerDay, 0), 0);
  const prescribed = quantities.reduce((sum, { count, ml, strengthMg, mgPerMl }) => sum + (count ?? 0) * (strengthMg ?? 0) + (ml ?? 0) * (mgPerMl ?? 0), 0);
  return [...broken, ...(close(days, prescribed) ? [] : [`the days use ${days} mg, ${prescribed} mg are prescribed`])];
}

function calendar({ start, steps }: Plan): string[] {
  let day: LocalDate = start;
  for (const { n, from, to, days } of steps) {
    if (from !== day) return [`step ${n} begins on ${from}, not on ${day}`];
    if (to === null) return n === steps.length && days === null ? [] : [`step ${n} is open and not the last`];
    if (days === null || days < 1 || daysBetween(from, to) + 1 !== days) return [`step ${n} is not ${days ?? 'so many'} days long`];
    day = addDays(to, 1);
  }
  return ['the plan does not go on'];
}

function falls({ from, to, steps }: Plan): string[] {
  return from.flatMap(({ drug, mgPerDay }) => {
    const course = [mgPerDay, ...steps.map(({ doses }) => doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0)];
    const rises = course.some((dose, at) => at > 0 && dose > (course[at - 1] ?? 0));
    const target = to.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;
    return [...(rises ? [`${drug} rises`] : []), ...(course[course.length - 1] === target ? [] : [`${drug} does not reach ${target} mg`])];
  });
}

const endOf = ({ steps }: Plan): string => steps[steps.length - 1]?.from ?? '';

function pace(value: Plan, request: PlanRequest, knowledge: Knowledge): string[] {
  if (request.pace === 'slower') return [];
  const slower = plan({ ...request, pace: request.pace === 'faster' ? 'default' : 'slower' }, null, knowledge, value.start);
  if (!slower.ok) return [`the slower pace is refused: ${slower.error.message}`];
  return endOf(slower.value) < endOf(value) ? ['the slower pace ends sooner'] : [];
}

/** Taken up on its own day a step is followed by the same rest. */
function resumption(value: Plan, request: PlanRequest, { at, knowledge }: { readonly at: number; readonly knowledge: Knowledge }): string[] {
  const here = value.steps[at - 1];
  if (here === undefined) return [];
  const resumed = plan({ ...request, steering: { ...request.steering, resumeAt: at } }, null, knowledge, here.from);
  if (!resumed.ok) return [`cannot be taken up at step ${at}: ${resumed.error.message}`];
  const rest = (steps: Plan['steps']): string => steps.map(({ from, to, doses }) => `${from} ${to ?? ''} ${doses.map(({ drug, how }) => `${drug} ${how}`).join(', ')}`).join('\n');
  const same = rest(resumed.value.steps) === rest(value.steps.slice(at - 1));
  return [...(same ? [] : [`the rest from step ${at} is another`]), ...verifyPlan(resumed.value, knowledge).findings.map(({ rule, message }) => `taken up, ${rule}: ${message}`)];
}

/** Another start moves every day by as much and nothing else; the same request gives the same bytes. */
function elsewhen(value: Plan, request: PlanRequest, knowledge: Knowledge): string[] {
  const again = plan(request, null, knowledge, value.start);
  const later = plan(request, null, knowledge, addDays(value.start, 61));
  if (!again.ok || !later.ok) return ['a plan is refused the second time'];
  const shape = ({ steps }: Plan): string => steps.map(({ days, doses }) => `${days ?? ''} ${doses.map(({ how }) => how).join()}`).join();
  const moved = later.value.steps.every(({ from }, at) => from === addDays(value.steps[at]?.from ?? value.start, 61));
  return [...(text(again.value) === text(value) ? [] : ['the same request gives another plan']), ...(moved && shape(later.value) === shape(value) ? [] : ['another start gives another plan'])];
}

const text = (value: Plan): string => canonicalJson(JSON.parse(JSON.stringify(value)) as Json);

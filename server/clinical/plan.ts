import type { Chart } from './model/chart';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import type { Amount, Plan, PlanRequest, Refusal, Result } from './model/plan';
import { assumptionsOf } from './taper/assumptions';
import { buildTracks } from './taper/build-tracks';
import type { Building } from './taper/build-tracks';
import { canRise } from './taper/can-rise';
import { checkpointsOf } from './taper/checkpoints';
import { chooseStrategy } from './taper/choose-strategy';
import type { Chosen } from './taper/choose-strategy';
import { editsOf } from './taper/edits';
import { brokenStop, ceilingsOf, NOBODY, togetherAlready } from './taper/hard-stops';
import { alreadyInWords, readChart, withAlready } from './taper/read-chart';
import type { PlanChart } from './taper/read-chart';
import { doseOfRecord } from './taper/present-doses';
import { readRequest } from './taper/read-request';
import type { Wanted } from './taper/read-request';
import { done, refuse } from './taper/refuse';
import { compare, quantitiesOf, renderSteps } from './taper/render-steps';
import { freeOf } from './taper/resume';
import { sigOf } from './taper/sig';
import { steerTracks } from './taper/steer';
import { planTerms } from './taper/terms';
import type { PlanTerms } from './taper/terms';
import { stretchesOf } from './taper/tracks';
import { standsOtherwise } from './taper/under-way';
import { warningsOf } from './taper/warnings';
import { belowWell, scoredAt } from './taper/well-on';
import { dayInWords } from './words/day';

const LAST_YEAR = 9000;
const UNREAD: Omit<PlanChart, 'open'> & { readonly open: null } = { patient: NOBODY, open: null, firstDoses: new Map(), warnings: [], beside: [], already: [], recorded: new Map(), stopped: new Map(), notEnded: new Map() };
const NONE_TAKEN: ReadonlySet<string> = new Set();

/**
 * A chosen change as dated steps that real tablets make, or why not. Pure: the same request, chart, content and start give
 * the same plan. Without a chart what it would have had to answer stands among the assumptions.
 */
export function plan(request: PlanRequest, chart: Chart | null, knowledge: Knowledge, start: LocalDate): Result<Plan, Refusal> {
  const terms = planTerms(knowledge);
  if (request.on !== null && start < request.on) return refuse('start', 'in-the-past', `${dayInWords(start)} is before ${dayInWords(request.on)}, the day of reasoning; a plan starts on that day or later`);
  if (Number(start.slice(0, 4)) > LAST_YEAR) return refuse('start', 'too-late', `${dayInWords(start)} leaves no room for a plan in the calendar`);
  const steering = checkSteering(request, terms);
  if (steering !== null) return { ok: false, error: steering };
  const wanted = readRequest(request, terms);
  if (!wanted.ok) return wanted;
  const isTakenUp = (request.steering.resumeAt ?? 1) > 1;
  const read = chart === null ? done(UNREAD) : readChart(chart, { wanted: wanted.value, terms, start, knowledge, isTakenUp });
  if (!read.ok) return read;
  const chosen = chooseStrategy(request, wanted.value, terms);
  if (!chosen.ok) return chosen;
  const { already, recorded, stopped, notEnded } = read.value;
  const patient = isTakenUp ? read.value.patient : withAlready(read.value.patient, already);
  const ceilings = ceilingsOf([...wanted.value.from.keys()], { terms, patient });
  const building: Building = { request, wanted: wanted.value, chosen: chosen.value, terms, start, firstDoses: read.value.firstDoses, ceilings };
  const built = buildTracks(building);
  if (!built.ok) return built;
  const broken = togetherAlready([...wanted.value.from.keys()], patient, terms) ?? brokenStop(built.value.tracks, { terms, patient, from: wanted.value.from, begun: NONE_TAKEN });
  if (broken !== null) return { ok: false, error: broken };
  const steered = steerTracks(built.value.tracks, request, { from: wanted.value.from, terms, chosen: chosen.value, start, stopped, notEnded, recorded, already: new Set(already.map(({ drug }) => drug)) });
  if (!steered.ok) return steered;
  const { tracks, before, reinstated, ended, begun } = steered.value;
  // What no edit has moved was judged above. Taken up in its middle a plan is nearer to what ended before it than its own first day was.
  const notBegun = already.filter(({ drug }) => !before.has(drug));
  const now = withAlready({ ...patient, before: [...patient.before, ...ended] }, notBegun);
  const brokenNow = tracks === built.value.tracks ? null : (togetherAlready([...before.keys()], now, terms) ?? brokenStop(tracks, { terms, patient: now, from: before, begun: new Set(begun.keys()) }));
  if (brokenNow !== null) return { ok: false, error: brokenNow };
  const steps = renderSteps(stretchesOf(tracks), { start, region: request.region, terms, before, reinstated, isTaperOff: wanted.value.to.size === 0 });
  if (steps === null) return refuse('from', 'not-makeable', `a dose of this plan cannot be made from what the ${request.region} sells: plan by hand`);
  const { pair, strategy } = chosen.value;
  const { open } = read.value;
  const otherwise = chart !== null && isTakenUp ? standsOtherwise(chart, { before, ended, first: steps[0], notEnded, terms, on: start }) : [];
  return done({
    schemaVersion: 1,
    strategy,
    pair: pair?.id ?? null,
    region: request.region,
    start,
    knowledge: knowledge.stamp,
    pace: request.pace,
    from: amounts(before),
    to: amounts(wanted.value.to),
    freeOf: freeOf(ended, start),
    ...(isTakenUp && { begun: [...begun.keys()] }),
    steps,
    checkpoints: checkpointsOf(steps, { terms, mayRise: (drug, most) => canRise(drug, most, { chart, knowledge, terms, patient, wanted: wanted.value, region: request.region, start, on: request.on ?? start }), ageYears: patient.ageYears, strategy, added: wanted.value.added, begun, first: start, before }),
    quantities: quantitiesOf(steps),
    sig: sigOf(steps, terms),
    warnings: warningsOf({ terms, wanted: wanted.value, chosen: chosen.value, steps, before, ended, beside: read.value.beside, start, ofChart: [...read.value.warnings, ...(chart === null ? [] : [belowWell, scoredAt].flatMap((read) => read(chart, { wanted: wanted.value, steps, terms, knowledge, on: start })))], region: request.region, already: notBegun.map(({ drug }) => ({ drug, dose: chart === null ? null : doseOfRecord(chart, drug, { terms, on: start }) })) }),
    assumptions: assumptionsOf({ request, chosen: chosen.value, terms, silences: built.value.silences, steps, ended, begun, start, open: open === null ? null : [...open, ...alreadyInWords(notBegun, terms), ...otherwise] }),
    edits: editsOf(building, built.value),
    refs: refsOf(wanted.value, chosen.value, terms),
  });
}

const amounts = (doses: ReadonlyMap<string, number>): Amount[] => [...doses].map(([drug, dose]) => ({ drug, mgPerDay: dose / 1000 }));

function refsOf({ from, to }: Wanted, { crossings, beside, strategy }: Chosen, terms: PlanTerms): string[] {
  const { tapering } = terms.knowledge;
  const drugs = [...from.keys(), ...to.keys()];
  return [
    ...new Set([
      ...[...crossings, ...beside].flatMap(({ pair, gap }) => [...pair.refs, ...(gap.stop?.refs ?? [])]),
      ...drugs.flatMap((drug) => [...(terms.rule(drug)?.refs ?? []), ...(terms.curve(drug)?.curve.refs ?? [])]),
      ...(strategy === 'hyperbolic-taper' ? tapering.hyperbolic.refs : []),
    ]),
  ].sort(compare);
}

function checkSteering({ steering, strategy }: PlanRequest, terms: PlanTerms): Refusal | null {
  const { longestStepDays } = terms.knowledge.tapering.general.limits;
  const { stepDays, firstCutMg } = steering;
  const wrong = (code: string, message: string): Refusal => ({ code, where: 'steering', message, refs: [] });
  if (stepDays !== null && !(Number.isInteger(stepDays) && stepDays >= 1 && stepDays <= longestStepDays)) return wrong('step-length', `a step of ${stepDays} days is not between 1 and ${longestStepDays}`);
  if (firstCutMg !== null && !(Number.isFinite(firstCutMg) && firstCutMg > 0)) return wrong('first-cut', 'a first cut is a number of milligrams above 0');
  if (strategy === 'stop' && (stepDays !== null || firstCutMg !== null || steering.liquidTail)) return wrong('stop', 'stop has no steps that could be steered');
  return null;
}

import type { PlanStrategy, PlanWarning, Region } from '../model/plan';
import type { SwitchPair } from '../model/plan-content';
import { doseInWords } from '../words/dose';
import { micrograms } from './products';
import type { Products } from './products';
import { compare } from './render-steps';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';
import { untreated } from './untreated';
import type { Untreated } from './untreated';
import { windowsMeet } from './windows-meet';

export type Warned = Untreated & { readonly ofChart: readonly PlanWarning[]; readonly region: Region; /** What begins with the plan though the chart has it as taken. */ readonly already: readonly { readonly drug: string; readonly dose: number | null }[] };

/** What the content says about these drugs, and what the doses themselves show. Sorted by id, each once. */
export function warningsOf(warned: Warned): PlanWarning[] {
  const all = [...warned.ofChart, ...fromContent(warned), ...fromPairs(warned), ...atOnce(warned), ...begunAlready(warned), ...untreated(warned), ...meeting(warned), ...[...warned.wanted.from.keys()].flatMap((drug) => fromDoses(drug, warned))].sort((a, b) => compare(a.id, b.id) || compare(a.message, b.message));
  return all.filter(({ id, message }, at) => id !== all[at - 1]?.id || message !== all[at - 1]?.message);
}

/** What had ended before a plan that is taken up has no cut in it. */
const meeting = ({ before, steps, terms }: Warned): PlanWarning[] => windowsMeet({ from: [...before].map(([drug, dose]) => ({ drug, mgPerDay: dose / 1000 })), steps, freeOf: [] }, terms);

function fromContent({ terms, wanted }: Warned): PlanWarning[] {
  return terms.knowledge.switching.planWarnings.flatMap(({ id, message, from, ofFalling, to, refs }) => {
    const olds = [...wanted.from].filter(([drug, dose]) => (from.length === 0 || from.some((selector) => terms.matches(selector, drug))) && (!ofFalling || wanted.to.get(drug) !== dose));
    const nexts = wanted.added.filter((drug) => to.some((selector) => terms.matches(selector, drug)));
    return olds.flatMap(([old]) => nexts.map((next) => ({ id, message: message.replaceAll('{from}', nameOf(old, terms)).replaceAll('{to}', nameOf(next, terms)), refs })));
  });
}

function fromPairs({ chosen, terms }: Warned): PlanWarning[] {
  return [...chosen.crossings, ...chosen.beside].flatMap(({ old, next, pair, gap }) => [
    ...pair.cautions.map((message) => ({ id: 'caution-of-the-pair', message, refs: pair.refs })),
    ...pair.sourcePositions.map(({ source, market, position }) => ({ id: 'position-of-a-source', message: `${source}${market === null ? '' : ` (${market})`}: ${position}`, refs: pair.refs })),
    ...(pair.specialistRequired ? [{ id: 'specialist-required', message: `${nameOf(old, terms)} to ${nameOf(next, terms)} needs a specialist.`, refs: pair.refs }] : []),
    ...(gap.stop === null ? [] : [{ id: `hard-stop-${gap.days}-days`, message: `${gap.stop.rule}: ${gap.days} full days.`, refs: gap.stop.refs }]),
  ]);
}

/** What the pair table says of a change: its works were read for the change as a whole and state no line by itself. */
export const OF_THE_PAIR: ReadonlySet<string> = new Set(['caution-of-the-pair', 'position-of-a-source', 'specialist-required']);

const SLOWER: readonly PlanStrategy[] = ['cross-taper', 'taper-then-start'];
/** Ways of a row that bring a medicine down before it ends, the row's own first. */
export const slowerWays = ({ strategy, alternatives }: Pick<SwitchPair, 'strategy' | 'alternatives'>): readonly PlanStrategy[] => [strategy, ...alternatives].filter((id) => SLOWER.includes(id));
export const ENDS_IN_ONE_DAY = 'ends-in-one-day';
const ABRUPT_STOP = 'abrupt-stop';
/** Warnings that a medicine ends without coming down: no rendering gives them up. */
export const AT_ONCE: ReadonlySet<string> = new Set([ENDS_IN_ONE_DAY, ABRUPT_STOP]);

/** A medicine with more than a low risk of withdrawal that a plan ends in one day, whichever way it goes; one that had come down before the plan was taken up does not. */
function endingInOneDay({ wanted, steps, before }: Pick<Warned, 'wanted' | 'steps' | 'before'>, terms: PlanTerms): readonly { readonly drug: string; readonly dose: number; readonly risk: string }[] {
  return wanted.stopped.flatMap((drug) => {
    const risk = terms.drug(drug)?.discontinuationRisk ?? 'low';
    const dose = before.get(drug);
    const comesDown = dose !== wanted.from.get(drug) || steps.some(({ doses }) => doses.some((entry) => entry.drug === drug && micrograms(entry.mgPerDay) < (dose ?? 0)));
    return risk === 'low' || dose === undefined || comesDown ? [] : [{ drug, dose, risk }];
  });
}

/** Said with the slower ways that the row of a direct switch has, or that no smaller dose can be made. What the prescriber ends at once is warned of as such. */
function atOnce(warned: Warned): PlanWarning[] {
  const { terms, chosen, region } = warned;
  return endingInOneDay(warned, terms).filter(({ drug }) => !endsAtOnce(drug, warned)).map(({ drug, dose, risk }) => {
    const crossings = chosen.crossings.filter(({ old }) => old === drug);
    const isMade = isBetween(0, dose, terms.products(drug, region));
    const ways = isMade ? new Set(crossings.flatMap(({ strategy, pair }) => (strategy === 'direct-switch' ? slowerWays(pair) : []))) : [];
    const slower = [...ways].flatMap((id) => terms.knowledge.switching.strategies.find((entry) => entry.id === id)?.label.toLowerCase() ?? []);
    const { refs: ofRule = [] } = terms.rule(drug) ?? {};
    return {
      id: ENDS_IN_ONE_DAY,
      message: [
        `${nameAtStart(drug, terms)} ends in one day, from ${doseInWords(dose)}, with a ${risk} risk of withdrawal.`,
        ...(slower.length === 0 ? [] : [`The pair table also has: ${slower.join('; ')}.`]),
        ...(isMade ? [] : [`No step lies between: ${noneSmaller(drug, { terms, region })}`]),
      ].join(' '),
      refs: crossings.length === 0 ? ofRule : [...new Set(crossings.flatMap(({ pair }) => pair.refs))],
    };
  });
}

/** What the plan begins though the chart has it as taken: with another dose than the plan's first, somebody would take too little or too much on the first day. */
function begunAlready({ already, steps, terms }: Warned): PlanWarning[] {
  return already.flatMap(({ drug, dose }) => {
    const first = steps.flatMap(({ doses }) => doses.filter((entry) => entry.drug === drug).map(({ mgPerDay }) => micrograms(mgPerDay)))[0];
    if (first === undefined || first === dose) return [];
    const taken = dose === null ? ', with a dose that is not known' : ` at ${doseInWords(dose)} a day`;
    return [said(terms.knowledge.tapering.general.watch.begunAlready, { drug: nameOf(drug, terms), taken, first: doseInWords(first) })];
  });
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

function fromDoses(drug: string, { terms, wanted, steps, chosen, before, region }: Warned): PlanWarning[] {
  const { rounding } = terms.knowledge.tapering.general;
  const { refs } = rounding;
  const from = before.get(drug) ?? 0;
  const target = wanted.to.get(drug) ?? 0;
  if (from === target) return [];
  const name = nameOf(drug, terms);
  const taken = steps.flatMap(({ doses, n }) => doses.filter((dose) => dose.drug === drug).map(({ mgPerDay, units, dropPoints }) => ({ n, mgPerDay, units, dropPoints })));
  const warnings: PlanWarning[] = [];
  const course = [from, ...taken.map(({ mgPerDay }) => micrograms(mgPerDay))];
  const last = target > 0 ? null : (course[course.length - 1] ?? from);
  const at = course.findIndex((dose, index) => dose < (course[index - 1] ?? dose));
  const [kept, cut] = [course[at - 1] ?? from, course[at] ?? from];
  if (at > 0 && cut <= kept * (1 - rounding.flagFirstCutShare)) warnings.push({ id: 'first-cut-50-percent', message: `The first cut of ${name} is ${rounded((100 * (kept - cut)) / kept)} % of the dose; ${isBetween(cut, kept, terms.products(drug, region)) ? 'a smaller one can be chosen.' : noneSmaller(drug, { terms, region })}`, refs });
  const liquid = taken.find(({ units }) => units.some((unit) => 'ml' in unit));
  if (liquid !== undefined) warnings.push({ id: 'liquid-needed', message: `${nameAtStart(drug, terms)} is needed as a liquid from step ${liquid.n} on: confirm the supply and the syringe.`, refs });
  const endsLiquid = taken[taken.length - 1]?.units.some((unit) => 'ml' in unit) === true;
  const small = taken.find(({ units }) => units.some((unit) => 'ml' in unit && unit.ml < rounding.flagLastDoseMl));
  if (small !== undefined) warnings.push({ id: 'last-dose-small', message: `Step ${small.n} is less than ${rounding.flagLastDoseMl} mL of ${name}: confirm the supply of the liquid and how it is measured.`, refs });
  for (const { n, dropPoints } of taken) {
    if (dropPoints !== null && dropPoints > rounding.flagDropPoints && target === 0) warnings.push({ id: 'occupancy-drop-over-12-points', message: `Step ${n}: predicted occupancy of ${name} falls by ${dropPoints} points.`, refs });
  }
  const finalDrop = last === null ? null : terms.occupancy(drug, last);
  if (finalDrop !== null && finalDrop > rounding.flagFinalDropPoints) {
    warnings.push({ id: 'final-step-occupancy-drop-over-20-points', message: `From the last dose of ${name} to none predicted occupancy falls by ${rounded(finalDrop)} points${terms.rule(drug)?.fall?.kind === 'none' || endsLiquid ? '' : ': offer a liquid tail where one is sold'}.`, refs });
  }
  const { watch } = terms.knowledge.tapering.general;
  if (chosen.strategy === 'dose-reduction' && wanted.added.length === 0) warnings.push(said(watch.blunting), said(watch.relapse));
  if (chosen.crossings.length === 0 && target === 0) warnings.push(said(watch.hold));
  if (endsAtOnce(drug, { chosen, terms })) warnings.push(said(watch.abruptStop, { drug: nameAtStart(drug, terms) }));
  return warnings;
}

/** A warning of the content with its names filled in. */
const said = ({ id, message, refs }: PlanWarning, names: Readonly<Record<string, string>> = {}): PlanWarning => ({ id, message: Object.entries(names).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), message), refs });

const nameAtStart = (drug: string, terms: PlanTerms): string => terms.drug(drug)?.name ?? drug;

/** Whether it was asked for that a medicine whose own rule is a taper ends without one. */
const endsAtOnce = (drug: string, { chosen, terms }: Pick<Warned, 'chosen' | 'terms'>): boolean => chosen.strategy === 'stop' && terms.rule(drug)?.toNothing !== 'stop';

/** Forms that are sold and the planner leaves out may make a smaller one by hand. */
function noneSmaller(drug: string, { terms, region }: Pick<Warned, 'terms' | 'region'>): string {
  const sold = terms.drug(drug)?.forms.filter(({ market }) => market === region || market === 'both').map(({ form }) => form) ?? [];
  const leftOut = (terms.rule(drug)?.leftOutForms ?? []).filter(({ form }) => sold.includes(form)).map(({ form }) => form);
  return `the planner can make none smaller from the tablets, capsules and liquids that it has for the ${region}.${leftOut.length === 0 ? '' : ` It does not use: ${leftOut.join(', ')}.`}`;
}

/** Whether a product that the planner uses makes a dose between two. */
const isBetween = (low: number, high: number, { solidDoses, liquids }: Products): boolean => liquids.length > 0 || solidDoses.some((dose) => dose > low && dose < high);

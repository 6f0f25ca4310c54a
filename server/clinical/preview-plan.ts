import { besidePlan, saysOf } from './beside-plan';
import { crossesNothing } from './ends-at-once';
import { engineFor } from './engine/engine';
import { factsFor } from './engine/facts-for';
import { contactsOf } from './follow-up/follow-up-of';
import { heldBackBy } from './flags/held-back';
import type { Option } from './model/assessment';
import type { Chart } from './model/chart';
import type { OptionId } from './model/ids';
import type { Knowledge } from './model/knowledge';
import { addDays } from './model/local-date';
import type { LocalDate } from './model/local-date';
import { NO_STEERING, PLAN_STRATEGIES } from './model/plan';
import type { Plan, PlanRequest, PlanStrategy, Refusal, Region, Result, Steering } from './model/plan';
import type { MadePlan, NoPlan, PlanChoices, PlanPreview, PlanStanding, RulePlan, WithdrawalWindow } from './model/plan-preview';
import { noPlanInWords, waitsForSomebody, wayOn } from './no-plan-way';
import { membersApart, membersBegun, standingOf } from './options/closed-choice';
import type { Doses } from './options/closed-choice';
import { seeOption } from './options/compare-options';
import { goingOn } from './options/going-on';
import { readOptions } from './options/read-options';
import { whoRulesOut } from './options/who-rules-out';
import { plan } from './plan';
import { askedOf, askingOf, obey, spokenOf } from './plan-asks';
import { planDefaults } from './plan-defaults';
import { steeringOf } from './plan-ways';
import { curvesOf, settledOn, summarisePlan } from './plan-summary';
import { verifyPlan } from './plan-verifier/verify-plan';
import { takenOver } from './story/taken-over';
import { suddenEndOf } from './sudden-end';
import { done, refuse } from './taper/refuse';
import { directionsOf } from './taper/sig';
import { insideSentence, planTerms } from './taper/terms';
import { daysThatPart } from './taper/windows-meet';
import { withdrawalWindows } from './taper/withdrawal-windows';

/** What is asked for; `null` is what chart and content propose. */
export type PreviewAsked = { readonly option: OptionId; readonly request: PlanRequest | null; readonly start: LocalDate | null };
type Of = { readonly chart: Chart; readonly knowledge: Knowledge; readonly on: LocalDate; readonly region: Region };

/**
 * A plan for an option of this chart, looked at by the verifier before anybody sees it, with what may be chosen instead.
 * The region is the clinic's and the day of reasoning is today, whatever a request says.
 */
export function previewPlan({ option, request, start }: PreviewAsked, of: Of): PlanPreview {
  const { knowledge, on, region } = of;
  const options = mayBePlanned(option, knowledge) ? readOptions(spokenOf(option), of) : [];
  const ruledOut = options.find(({ id }) => id === option)?.members.flatMap(({ id, status }) => (status === 'contraindicated' ? [id] : []));
  const defaults = planDefaults(option, { ...of, ...(ruledOut !== undefined && { ruledOut }) });
  const begin = start ?? addDays(on, 1);
  const standing = (planned: Doses | null, made: Plan | null = null): PlanStanding | null => options.filter(({ id }) => id === option).map((read) => standingIn(read, { planned, made }, of))[0] ?? null;
  const shared = { option, on, start: begin, followUp: [], ...planWords(knowledge, []) };
  if (!defaults.ok && (request === null || defaults.error.code === 'no-plan')) {
    return { ...shared, request: null, changing: null, outcome: { kind: 'refused', ...refusedAs(defaults.error, { ...of, start: begin, request: null, changing: null }) }, rule: null, suddenEnd: null, choices: null, standing: standing(null), asked: [], beside: [], heldBackBy: [] };
  }
  const own = defaults.ok ? defaults.value : null;
  const given = request === null ? own?.request : { ...request, region, on };
  if (given === undefined) return { ...shared, request: null, changing: null, outcome: { kind: 'refused', ...refusedAs({ code: 'nothing-taken', where: 'from', message: 'nothing is planned', refs: [] }, { ...of, start: begin, request: null, changing: null }) }, rule: null, suddenEnd: null, choices: null, standing: standing(null), asked: [], beside: [], heldBackBy: [] };
  const at: At = { ...of, start: begin };
  const trial = (asked: PlanRequest) => plan(asked, of.chart, knowledge, begin);
  const slowerFirst = request === null ? suddenEndOf(given, { trial, knowledge })?.slower?.strategy : undefined;
  // What nobody has asked for does not end a medicine overnight where the pair table has a slower way, and does what the option's own reasons ask of it.
  const slower: PlanRequest = { ...given, strategy: slowerFirst ?? given.strategy };
  const asking = own === null ? [] : askingOf({ ...of, changing: own.changing, rule: own.rule, options });
  const wanted = request === null && own !== null && own.open === null ? obey(slower, asking, { ...own, knowledge, trial }) : slower;
  const changing = changingOf(wanted, own?.changing ?? null);
  const made = request === null && own !== null && own.open !== null ? ({ ok: false, error: own.open } as const) : makePlan(wanted, at);
  const shown = { request: wanted, strategy: made.ok ? made.value.plan.strategy : null, own, asking, knowledge, trial };
  const choices = choicesOf(wanted, { changing, option, shown: shown.strategy, steering: (strategy) => steeringOf(strategy, shown) }, at);
  const suddenEnd = suddenEndOf(wanted, { trial, knowledge, steering: (strategy) => steeringOf(strategy, shown) });
  const asked = made.ok && own !== null ? askedOf(asking, { request: wanted, made: made.value.plan, slowerIsSame: choices.changesNothing.slower, rule: own.rule, knowledge }) : [];
  return { ...shared, request: wanted, changing, ...(made.ok && planWords(knowledge, made.value.windows)), outcome: made.ok ? { kind: 'plan', ...made.value } : { kind: 'refused', ...refusedAs(made.error, { ...at, request: wanted, changing }) }, rule: ruleOf(wanted, changing, at), suddenEnd, choices, standing: made.ok ? standing(made.value.plan, made.value.plan) : standing(wanted), asked, beside: besideOf(wanted, options.find(({ id }) => id === option), at), heldBackBy: heldBackBy(made.ok ? made.value.plan : null, knowledge), followUp: made.ok ? contactsOf(made.value.plan, option, { on, knowledge, facts: factsFor(engineFor(knowledge), of.chart, on) }) : [] };
}

/** The request that chart and content propose for an option: what the reasons against it ask of its plan is in it. `null` where a person has to name a target. */
export function proposedRequest(option: OptionId, start: LocalDate, of: Of): PlanRequest | null {
  const { knowledge } = of;
  const options = mayBePlanned(option, knowledge) ? readOptions(spokenOf(option), of) : [];
  const ruledOut = options.find(({ id }) => id === option)?.members.flatMap(({ id, status }) => (status === 'contraindicated' ? [id] : []));
  const defaults = planDefaults(option, { ...of, ...(ruledOut !== undefined && { ruledOut }) });
  if (!defaults.ok || defaults.value.open !== null) return null;
  const { request, changing, rule } = defaults.value;
  const trial: Trial = (asked) => plan(asked, of.chart, knowledge, start);
  const strategy = suddenEndOf(request, { trial, knowledge })?.slower?.strategy ?? request.strategy;
  return obey({ ...request, strategy }, askingOf({ ...of, changing, rule, options }), { changing, rule, knowledge, trial });
}

const mayBePlanned = (option: OptionId, { switching }: Knowledge): boolean => switching.optionPlans.some((entry) => entry.option === option);

/** How the option stands, or of it the medicines that are planned, with what nobody has recorded. */
function standingIn(read: Option, { planned, made }: { readonly planned: Doses | null; readonly made: Plan | null }, { chart, knowledge, on }: Of): PlanStanding {
  const facts = factsFor(engineFor(knowledge), chart, on);
  const [option = read] = goingOn([read], made, { facts, knowledge });
  const closing = option.reasons.filter(({ kind }) => kind === 'contraindication');
  // Where each of its medicines is ruled out, the option itself says by what.
  const isTold = option.status === 'contraindicated' && closing.every(({ appliesTo }) => appliesTo.length > 0);
  const begun = isTold ? [] : membersBegun(option, planned).map(({ id }) => id);
  return {
    status: standingOf(option, planned),
    ruledOut: whoRulesOut(seeOption(option), knowledge),
    members: membersApart(option, planned).map(({ id }) => id),
    because: closing.flatMap(({ appliesTo, message }) => (begun.some((member) => appliesTo.includes(member)) ? [message] : [])),
    takenOver: takenOver([option], { facts, knowledge, plan: planned }),
  };
}

/** What goes on beside the plan, with what the option says because of it. */
function besideOf(request: PlanRequest, option: Option | undefined, of: At): PlanPreview['beside'] {
  const planned = request.to.flatMap(({ drug }) => [drug, of.knowledge.drugs.find(({ id }) => id === drug)?.ingredient ?? drug]);
  return besidePlan(request, of).map((medicine) => ({ ...medicine, says: option === undefined ? [] : saysOf(medicine, option, planned) }));
}

/** The drug that the plan is about: the chart's own where the request changes it, else the first that the request changes. */
function changingOf({ from, to }: PlanRequest, own: string | null): string | null {
  if (own !== null && from.some(({ drug }) => drug === own)) return own;
  const changed = from.find(({ drug, mgPerDay }) => to.find((amount) => amount.drug === drug)?.mgPerDay !== mgPerDay);
  return changed?.drug ?? from[0]?.drug ?? null;
}

type At = Of & { readonly start: LocalDate };

/** A refusal as it is shown, with whether it waits for somebody and what would make a plan possible. */
export function refusedAs(refusal: Refusal, asked: Parameters<typeof wayOn>[1]): NoPlan {
  const [message, waits, way] = [withNames(refusal.message, asked.knowledge), waitsForSomebody(refusal), wayOn(refusal, asked)];
  return { refusal: { ...refusal, message }, waits, way, words: noPlanInWords(message, { waits, way }) };
}

/** Refusals name medicines as a request does; a reader knows `bupropion-xl` as bupropion XL. */
const withNames = (message: string, { drugs }: Knowledge): string =>
  drugs.filter(({ id }) => id.includes('-')).reduce((words, { id, name }) => words.replaceAll(id, insideSentence(name)), message);

/** A plan, or why not; one that the verifier does not agree with is shown to nobody. */
export function makePlan(request: PlanRequest, { chart, knowledge, start }: At): Result<MadePlan, Refusal> {
  const made = plan(request, chart, knowledge, start);
  if (!made.ok) return made;
  const { ok, findings } = verifyPlan(made.value, knowledge);
  if (!ok) return refuse('steering', 'not-verified', `the independent check does not agree (${findings.map(({ message }) => message).join('; ')}): ${(request.steering.resumeAt ?? 1) > 1 ? 'make a new plan from the doses taken now, or ' : ''}plan by hand`);
  const curves = curvesOf(made.value, knowledge);
  return done({ plan: made.value, summary: summarisePlan(made.value, curves), windows: withdrawalWindows(made.value, knowledge), curves, directions: directionsOf(made.value.steps) });
}

/** What a picture of a plan needs beside the plan: names, heights to compare by, and what the windows are. */
export const planWords = (knowledge: Knowledge, windows: readonly Pick<WithdrawalWindow, 'drug'>[]): Pick<PlanPreview, 'names' | 'usualMg' | 'window'> => ({
  names: Object.fromEntries(knowledge.drugs.map(({ id, name }) => [id, name])),
  usualMg: usualOf(knowledge),
  window: windowWords(knowledge, windows),
});

const usualOf = ({ drugs }: Knowledge): Record<string, number> =>
  Object.fromEntries(drugs.flatMap(({ id, usualRangeMg, maxMgPerDay }) => {
    const usual = usualRangeMg?.[1] ?? maxMgPerDay;
    return usual === null ? [] : [[id, usual] as const];
  }));

/** A medicine that the content has days of its own for is told by them; the general days stand where another has none. */
function windowWords({ tapering }: Knowledge, windows: readonly Pick<WithdrawalWindow, 'drug'>[]): { readonly words: string; readonly refs: readonly string[] } {
  const { verification, refs, drugs } = tapering.general.withdrawalWindow;
  const shown = [...new Set(windows.map(({ drug }) => drug))];
  const own = shown.map((drug) => drugs.find((entry) => entry.drugs.includes(drug))?.words);
  const said = [...new Set([...(own.length === 0 || own.includes(undefined) ? [verification] : []), ...own.filter((words) => words !== undefined)])];
  return { words: said.join('; '), refs };
}

const doseIn = (value: Plan, drug: string, at: number): number => value.steps[at]?.doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0;

function ruleOf(request: PlanRequest, changing: string | null, { chart, knowledge, start }: At): RulePlan | null {
  const made = plan({ ...request, pace: 'default', steering: NO_STEERING }, chart, knowledge, start);
  if (!made.ok) return null;
  const { steps } = made.value;
  const present = request.from.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
  const cut = changing === null ? 0 : present - doseIn(made.value, changing, 0);
  return { firstCutMg: cut > 0 ? cut : null, stepDays: steps[0]?.days ?? null, settledOn: settledOn(made.value), steps: steps.length };
}

const AT_ONCE = { label: 'Old ends at once', definition: 'The old medicine ends on the day the new one begins: of this dose nothing is left to cross.' };
const OWN_LABELS: Readonly<Record<'augmentation' | 'stop', { readonly label: string; readonly definition: string }>> = {
  augmentation: { label: 'Add', definition: 'The present medicine stays, the new one is added.' },
  stop: { label: 'Stop at once', definition: 'Last dose the day before the start, no steps.' },
};

function choicesOf(request: PlanRequest, { changing, option, shown, steering }: { readonly changing: string | null; readonly option: OptionId; readonly shown: PlanStrategy | null; readonly steering: (strategy: PlanStrategy) => Steering }, { chart, knowledge, on, region, start }: At): PlanChoices {
  const terms = planTerms(knowledge);
  const labelOf = (id: PlanStrategy): { readonly label: string; readonly definition: string } =>
    id === 'augmentation' || id === 'stop' ? OWN_LABELS[id] : (knowledge.switching.strategies.find((entry) => entry.id === id) ?? { label: id, definition: '' });
  const withoutEdits: PlanRequest = { ...request, steering: NO_STEERING };
  const trial: Trial = (asked) => plan(asked, chart, knowledge, start);
  const longest = knowledge.tapering.general.limits.longestStepDays;
  const rule = knowledge.switching.optionPlans.find((entry) => entry.option === option);
  const present = request.from.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
  const dosesOf = (drug: string): number[] => terms.products(drug, request.region).solidDoses.filter((dose) => dose <= (terms.drug(drug)?.maxMgPerDay ?? 0) * 1000).map((dose) => dose / 1000);
  const named = rule?.change === 'lower' || rule === undefined ? (changing === null ? [] : [changing]) : rule.targets.map(({ drug }) => drug);
  const target = request.to.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
  return {
    strategies: PLAN_STRATEGIES.map((id) => {
      const made = isTakenUp(request) && id !== (shown ?? request.strategy) ? GOES_ITS_OWN_WAY : trial({ ...withoutEdits, strategy: id });
      // The way that is shown is called by what it does with its edits.
      const told = id === 'cross-taper' && id === (shown ?? request.strategy) ? trial({ ...request, strategy: id }) : made;
      const { label, definition } = told.ok && crossesNothing(told.value) ? AT_ONCE : labelOf(id);
      return { id, label, definition, whyNot: made.ok ? null : made.error.message, steering: made.ok ? steering(id) : withoutEdits.steering };
    }),
    targets: named.map((drug) => ({ drug, name: terms.drug(drug)?.name ?? drug, doses: dosesOf(drug).filter((mg) => drug !== changing || mg < present) })),
    firstCuts: changing === null || target >= present ? [] : dosesOf(changing).filter((mg) => mg < present && mg > target).map((mg) => Math.round((present - mg) * 1000) / 1000).sort((a, b) => a - b),
    liquidTail: { ...tailOf(withoutEdits, changing, trial), other: shown === null ? null : otherTail({ ...request, strategy: shown }, trial) },
    longestStepDays: longest,
    partsWindows: partsWindows(request, { chart, knowledge, on, region, start }),
    changesNothing: {
      faster: isSame({ ...request, pace: 'default' }, { ...request, pace: 'faster' }, trial),
      slower: isSame({ ...request, pace: 'default' }, { ...request, pace: 'slower' }, trial),
      stepDays: isSame(withStepDays(request, longest), withStepDays(request, longest - 1), trial),
    },
  };
}

/** The step length at which no two withdrawal windows meet any more, where that plan can be made and holds before the independent check. */
function partsWindows(request: PlanRequest, at: At): number | null {
  const terms = planTerms(at.knowledge);
  const shown = plan(request, at.chart, at.knowledge, at.start);
  const days = shown.ok ? daysThatPart({ ...shown.value, freeOf: [] }, terms) : null;
  if (days === null || days > at.knowledge.tapering.general.limits.longestStepDays) return null;
  const made = makePlan(withStepDays(request, days), at);
  return made.ok && daysThatPart({ ...made.value.plan, freeOf: [] }, terms) === null ? days : null;
}

const isTakenUp = ({ steering }: PlanRequest): boolean => (steering.resumeAt ?? 1) > 1;

/** The step at which a plan is taken up is counted in its own way; another begins with doses that are behind the patient. */
const GOES_ITS_OWN_WAY = refuse('strategy', 'taken-up', 'a plan that is taken up goes on its own way: the steps of another one are others');

type Trial = (asked: PlanRequest) => Result<Plan, Refusal>;

const withStepDays = (request: PlanRequest, stepDays: number): PlanRequest => ({ ...request, steering: { ...request.steering, stepDays } });

/** Whether both ways can be planned and give every dose on the same day. */
function isSame(one: PlanRequest, other: PlanRequest, trial: Trial): boolean {
  const course = (asked: PlanRequest): string | null => {
    const made = trial(asked);
    return made.ok ? made.value.steps.map(({ from, doses }) => `${from} ${doses.map(({ drug, mgPerDay }) => `${drug} ${mgPerDay}`).join(' ')}`).join('\n') : null;
  };
  const first = course(one);
  return first !== null && first === course(other);
}

function tailOf(request: PlanRequest, changing: string | null, trial: Trial): Pick<PlanChoices['liquidTail'], 'doses' | 'whyNot'> {
  if (changing === null || request.to.some(({ drug }) => drug === changing)) return { doses: null, whyNot: 'the drug does not end' };
  const [plain, tailed] = [trial(request), trial({ ...request, steering: { ...request.steering, liquidTail: true } })];
  if (!plain.ok) return { doses: null, whyNot: plain.error.message };
  if (!tailed.ok) return { doses: null, whyNot: tailed.error.message };
  const taken = (value: Plan): number[] => value.steps.map((_, at) => doseIn(value, changing, at)).filter((mg) => mg > 0);
  const without = new Set(taken(plain.value));
  const added = [...new Set(taken(tailed.value))].filter((mg) => !without.has(mg));
  return added.length === 0 ? { doses: null, whyNot: 'no smaller dose can be measured' } : { doses: added, whyNot: null };
}

/** The way of a request with the liquid tail, or without it where it has one, with the edits that do not count its steps as far as it can be made with them. */
function otherTail(request: PlanRequest, trial: Trial): Steering | null {
  if (isTakenUp(request)) return null;
  const other: Steering = { ...request.steering, holds: [], stepBackAt: null, liquidTail: !request.steering.liquidTail };
  return [other, { ...other, newDrugOn: null }].find((steering) => trial({ ...request, steering }).ok) ?? null;
}

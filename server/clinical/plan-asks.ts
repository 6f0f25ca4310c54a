import { endsAtOnce } from './ends-at-once';
import type { Option } from './model/assessment';
import type { Chart } from './model/chart';
import type { OptionId } from './model/ids';
import { LISTED } from './model/listed';
import type { Knowledge } from './model/knowledge';
import type { PlanAsks } from './model/option-content';
import type { Plan, PlanRequest, Refusal, Result } from './model/plan';
import type { OptionPlan } from './model/plan-content';
import type { PlanAsked } from './model/plan-preview';
import { micrograms } from './taper/products';
import { nameOf, planTerms } from './taper/terms';
import type { PlanTerms } from './taper/terms';
import { doseInWords } from './words/dose';

type Trial = (asked: PlanRequest) => Result<Plan, Refusal>;
/** A reason of the chart that names a dose or a pace, with what of it a plan can do. */
export type Asking = { readonly rule: string; readonly message: string; readonly refs: readonly string[]; readonly asks: PlanAsks };
type About = { readonly changing: string; readonly rule: OptionPlan; readonly chart: Chart; readonly knowledge: Knowledge; /** The option and those that `spokenOf` adds. */ readonly options: readonly Option[] };

const LOWERING = 'dose-reduction';
/** Options whose reasons speak of an option's plan. */
export const spokenOf = (option: OptionId): readonly OptionId[] => [option, LOWERING];
const FIRST_CUT = 'first-cut-50-percent';

/**
 * What the reasons against an option ask of its plan. Where the option ends the medicine that a lower dose would lower, what that option says of its pace
 * counts too: the same medicine comes down.
 */
export function askingOf({ changing, rule, chart, knowledge, options }: About): readonly Asking[] {
  const terms = planTerms(knowledge);
  const own = new Set(chart.episodes.filter(({ drug, drugId }) => (drugId ?? '') === changing || (drugId === null && terms.drug(changing)?.ingredient === drug)).map(({ id }) => id));
  return options.filter(({ id }) => id === rule.option || rule.change === 'switch').flatMap((option) => {
    const rules = knowledge.options.find(({ id }) => id === option.id)?.rules ?? [];
    return option.reasons.flatMap(({ rule: id, speaks, message, refs, facts }) => {
      const asks = rules.find((entry) => entry.id === id)?.planAsks;
      const isOwn = option.id === rule.option || facts.some((fact) => own.has(fact));
      return asks === undefined || speaks !== 'against' || !isOwn ? [] : [{ rule: id, message, refs, asks }];
    });
  });
}

/** The request that does what is asked, as far as a plan of it can be made: of what cannot the first cut goes first, then the pace. */
export function obey(request: PlanRequest, asking: readonly Asking[], { changing, rule, knowledge, trial }: Pick<About, 'changing' | 'rule' | 'knowledge'> & { readonly trial: Trial }): PlanRequest {
  const asks = (what: keyof PlanAsks): boolean => asking.some((entry) => entry.asks[what] !== undefined);
  const terms = planTerms(knowledge);
  const lower: PlanRequest = asks('target') ? { ...request, to: request.to.map((amount) => lowestOf(amount, { rule, terms, request })) } : request;
  const slow: PlanRequest = asks('pace') ? { ...lower, pace: 'slower' } : lower;
  const cut = asks('firstCut') ? smallerCut(slow, { changing, terms, trial }) : null;
  const wishes = [...(cut === null ? [] : [{ ...slow, steering: { ...slow.steering, firstCutMg: cut } }]), slow, lower];
  return wishes.find((wish) => trial(wish).ok) ?? request;
}

/** The lowest usual dose of a target of the option, where it can be made and is less. */
function lowestOf(amount: PlanRequest['to'][number], { rule, terms, request }: { readonly rule: OptionPlan; readonly terms: PlanTerms; readonly request: PlanRequest }): PlanRequest['to'][number] {
  const least = terms.drug(amount.drug)?.usualRangeMg?.[0] ?? null;
  const isTarget = rule.change !== 'lower' && rule.targets.some(({ drug }) => drug === amount.drug) && !request.from.some(({ drug }) => drug === amount.drug);
  return !isTarget || least === null || least >= amount.mgPerDay || !terms.products(amount.drug, request.region).solidDoses.includes(micrograms(least)) ? amount : { ...amount, mgPerDay: least };
}

/** The largest first cut below half of the dose that leaves a dose which can be made; `null` where the first cut is below half already. */
function smallerCut(request: PlanRequest, { changing, terms, trial }: { readonly changing: string; readonly terms: PlanTerms; readonly trial: Trial }): number | null {
  const made = trial(request);
  if (!made.ok || !made.value.warnings.some(({ id }) => id === FIRST_CUT)) return null;
  const present = micrograms(request.from.find(({ drug }) => drug === changing)?.mgPerDay ?? 0);
  const target = micrograms(request.to.find(({ drug }) => drug === changing)?.mgPerDay ?? 0);
  const most = present * terms.knowledge.tapering.general.rounding.flagFirstCutShare;
  const left = terms.products(changing, request.region).solidDoses.filter((dose) => dose > target && dose < present && present - dose < most).sort((a, b) => a - b);
  const found = left.find((dose) => trial({ ...request, steering: { ...request.steering, firstCutMg: (present - dose) / 1000 } }).ok);
  return found === undefined ? null : (present - found) / 1000;
}

type Done = { readonly request: PlanRequest; readonly made: Plan; /** No step of it is another one at the slower pace than at the rule's. */ readonly slowerIsSame: boolean; readonly rule: OptionPlan; readonly knowledge: Knowledge };

/** What is asked, in words of this plan, each with whether the plan does it. What ends at once comes down at no pace. */
export function askedOf(asking: readonly Asking[], { request, made, slowerIsSame, rule, knowledge }: Done): readonly PlanAsked[] {
  const terms = planTerms(knowledge);
  const ends: PlanAsked['parts'] = endsAtOnce(made).map(({ drug }) => ({ words: `${nameOf(drug, terms)} ends at once`, isKept: false }));
  return asking.map(({ rule: id, message, refs, asks }) => ({
    rule: id,
    // A plan shows the reason alone.
    message: message.replace(LISTED, ''),
    refs,
    parts: [
      ...(asks.target === undefined ? [] : request.to.flatMap((amount) => {
        const lowest = lowestOf({ ...amount, mgPerDay: Number.MAX_SAFE_INTEGER }, { rule, terms, request }).mgPerDay;
        return lowest === Number.MAX_SAFE_INTEGER ? [] : [{ words: `${nameOf(amount.drug, terms)} to ${doseInWords(micrograms(amount.mgPerDay))}${amount.mgPerDay <= lowest ? ', not above the lowest usual dose' : `, above the lowest usual dose of ${doseInWords(micrograms(lowest))}`}`, isKept: amount.mgPerDay <= lowest }];
      })),
      ...(asks.pace === undefined || (asks.firstCut !== undefined && ends.length > 0) ? [] : [paceInWords(request, slowerIsSame)]),
      ...(asks.firstCut === undefined ? [] : ends.length > 0 ? ends : cutInWords(made)),
    ],
  })).filter(({ parts }) => parts.length > 0);
}

function paceInWords({ pace }: PlanRequest, slowerIsSame: boolean): PlanAsked['parts'][number] {
  if (pace === 'faster') return { words: 'at the faster pace', isKept: false };
  if (slowerIsSame) return { words: 'the slower pace moves no step of this plan', isKept: false };
  return pace === 'slower' ? { words: 'at the slower pace', isKept: true } : { words: 'at the rule’s pace, not the slower one', isKept: false };
}

function cutInWords({ warnings }: Plan): PlanAsked['parts'] {
  const half = warnings.find(({ id }) => id === FIRST_CUT);
  return [half === undefined ? { words: 'first cut below half of the dose', isKept: true } : { words: 'first cut of half of the dose or more', isKept: false }];
}

import { engineFor } from './engine/engine';
import { deriveFact } from './facts/derive-fact';
import { courseToChange } from './facts/derived/index-medicine';
import { readFacts } from './facts/facts';
import type { Chart, MedicationEpisode } from './model/chart';
import type { OptionId } from './model/ids';
import type { Knowledge } from './model/knowledge';
import type { LocalDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { Amount, PlanRequest, Refusal, Region, Result } from './model/plan';
import type { OptionPlan } from './model/plan-content';
import { doseOnDay, isTaken } from './taper/present-doses';
import { notSold } from './taper/read-request';
import { done, refuse } from './taper/refuse';
import { planTerms } from './taper/terms';
import type { PlanTerms } from './taper/terms';

/** What an option of this chart would plan when nobody says otherwise. */
export type PlanDefaults = {
  readonly request: PlanRequest;
  /** The drug that falls, ends or is added to. */
  readonly changing: string;
  readonly rule: OptionPlan;
  /** Why no target is proposed: a person has to name it. */
  readonly open: Refusal | null;
};

type Asked = { readonly chart: Chart; readonly knowledge: Knowledge; readonly on: LocalDate; readonly region: Region; /** Medicines of the option that the chart rules out. */ readonly ruledOut?: readonly string[] };

/** Present drugs and doses from the chart, the target from the content; what neither of them says comes back as a question. */
export function planDefaults(option: OptionId, { chart, knowledge, on, region, ruledOut = [] }: Asked): Result<PlanDefaults, Refusal> {
  const terms = planTerms(knowledge);
  const rule = knowledge.switching.optionPlans.find((entry) => entry.option === option);
  if (rule === undefined) return refuse('to', 'no-plan', 'this option changes no dose of an antidepressant; it has no plan of steps');
  const present = presentDrugs(chart, { on, terms });
  const { episode } = courseToChange(readFacts(chart, engineFor(knowledge).terms, { on, derive: deriveFact, countAlternativeCauses: () => 0 })) ?? { episode: null };
  const changing = present.find((drug) => drug.episode.id === episode?.id) ?? (present.length === 1 ? present[0] : undefined);
  if (changing === undefined) {
    return refuse('from', 'nothing-taken', present.length === 0 ? 'the chart has no antidepressant that is taken now and that a plan can change' : 'several antidepressants are taken; say which one is under suspicion');
  }
  const { drug, dose, name, double } = changing;
  if (drug === null) return refuse('from', 'form-not-recorded', `which form of ${name} is taken is not recorded; correct the medicine first`);
  if (double) return refuse('from', 'taken-twice', `${name} stands twice among the medicines taken now; correct the list first`);
  if (dose === null) return refuse('from', 'dose-not-recorded', `the present dose of ${name} is not recorded; enter it first`);
  const amount: Amount = { drug, mgPerDay: dose / 1000 };
  const others = present.flatMap((other): Amount[] => (other === changing || other.drug === null || other.dose === null || other.double ? [] : [{ drug: other.drug, mgPerDay: other.dose / 1000 }]));
  // A drug beside it that is not sold here, or whose form or dose is not known, cannot stand in the plan, which does not change it: it is told as going on, and the chart's limits are held against it all the same.
  const beside = others.filter(({ drug: other }) => notSold('from', other, { terms, region }) === null);
  const target = targetOf(rule, amount, { terms, region, taken: [amount, ...others], ruledOut });
  const kept = rule.change === 'add' ? [amount, ...beside] : beside;
  const wanted = target.ok ? [target.value] : rule.change === 'lower' ? [amount] : [];
  return done({
    request: { from: [amount, ...beside], to: [...kept, ...wanted], strategy: null, region, pace: 'default', steering: NO_STEERING, on },
    changing: drug,
    rule,
    open: target.ok ? null : target.error,
  });
}

type Present = { readonly episode: MedicationEpisode; readonly drug: string | null; readonly dose: number | null; readonly name: string; readonly double: boolean };

/** Drugs taken now that the content can bring down, each with its entry where one form alone can be meant. */
function presentDrugs(chart: Chart, { on, terms }: { readonly on: LocalDate; readonly terms: PlanTerms }): Present[] {
  const plannable = terms.knowledge.tapering.drugRules.filter(({ toNothing }) => toNothing !== null).map(({ drugId }) => drugId);
  const taken = chart.episodes.filter((episode) => isTaken(episode, on) && !episode.asNeeded);
  const found = taken.flatMap((episode) => {
    const meant = plannable.filter((id) => (episode.drugId === null ? terms.drug(id)?.ingredient === episode.drug : id === episode.drugId));
    if (meant.length === 0) return [];
    return [{ episode, drug: meant.length === 1 ? (meant[0] ?? null) : null, dose: doseOnDay(episode, on), name: terms.drug(meant[0] ?? '')?.name.toLowerCase() ?? episode.drug }];
  });
  return found
    .map((entry) => ({ ...entry, double: found.some((other) => other !== entry && other.episode.drug === entry.episode.drug && (other.drug === entry.drug || other.drug === null || entry.drug === null)) }))
    .sort((a, b) => (a.episode.id < b.episode.id ? -1 : 1));
}

/** The first target of the option that is sold here and not ruled out, where one is not; for a lower dose a share of the present one, not below the lowest usual dose. */
function targetOf(rule: OptionPlan, present: Amount, { terms, region, taken, ruledOut }: { readonly terms: PlanTerms; readonly region: Region; readonly taken: readonly Amount[]; readonly ruledOut: readonly string[] }): Result<Amount, Refusal> {
  if (rule.change !== 'lower') {
    const soldHere = rule.targets.filter(({ drug }) => terms.products(drug, region).solidDoses.length > 0);
    const sold = soldHere.find(({ drug }) => !ruledOut.some((member) => drug.startsWith(member))) ?? soldHere[0] ?? rule.targets[0];
    if (sold === undefined) return refuse('to', 'no-target', 'the content names no target of this option');
    const held = taken.find(({ drug }) => drug === sold.drug);
    if (held !== undefined) return refuse('to', 'already-taken', `${terms.drug(sold.drug)?.name ?? sold.drug} is taken already; name another target`);
    return done({ drug: sold.drug, mgPerDay: sold.mg });
  }
  const unsold = notSold('from', present.drug, { terms, region });
  if (unsold !== null) return { ok: false, error: unsold };
  const { targetShare } = terms.knowledge.tapering.general.doseReduction;
  const least = (terms.drug(present.drug)?.usualRangeMg?.[0] ?? 0) * 1000;
  const ideal = Math.max(least, present.mgPerDay * 1000 * targetShare);
  const lower = terms.products(present.drug, region).solidDoses.find((dose) => dose >= ideal && dose < present.mgPerDay * 1000);
  if (lower === undefined) return refuse('to', 'no-default-target', `${present.mgPerDay} mg is not above the lowest usual dose of ${terms.drug(present.drug)?.name.toLowerCase() ?? present.drug}; name the dose to go down to`);
  return done({ drug: present.drug, mgPerDay: lower / 1000 });
}

import { verdictOf } from '../conditions/compiled';
import { engineFor } from '../engine/engine';
import type { CompiledOption } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Course } from '../facts/course';
import type { Facts } from '../facts/facts';
import { firstDayOf } from '../facts/joined-courses';
import { isForDepression } from '../facts/other-reasons';
import { raiseFlags } from '../flags/raise-flags';
import type { Option } from '../model/assessment';
import type { FactId, OptionId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { Plan } from '../model/plan';
import { describeOption } from './describe-option';
import { judgeOption } from './judge-option';

type GoneOn = Pick<Plan, 'from' | 'begun' | 'steps'>;
type Of = { readonly facts: Facts; readonly knowledge: Knowledge };

const MICROGRAMS_PER_MG = 1000;

/**
 * Options as they stand for whoever goes on with a plan taken up in its middle. What an option has against itself because its own medicine is taken
 * already was no reason when the plan began it: where that rests on the plan's own entry and on nothing else, it is judged without this entry.
 */
export const goingOn = (options: readonly Option[], plan: GoneOn | null, of: Of): readonly Option[] =>
  plan === null || (plan.begun ?? []).length === 0 ? options : options.map((option) => goneOn(option, plan, of));

function goneOn(option: Option, plan: GoneOn, { facts, knowledge }: Of): Option {
  const engine = engineFor(knowledge);
  const compiled = engine.options.find(({ content }) => content.id === option.id);
  const own = ownEntries(option.id, plan, { facts, knowledge });
  if (compiled === undefined || own.length === 0) return option;
  const { chart, on } = facts;
  const without = factsFor(engine, { ...chart, episodes: chart.episodes.filter(({ id }) => !own.includes(id)) }, on);
  const seen = seenWithout(compiled, { facts, without, own });
  return describeOption(judgeOption(compiled, seen, raiseFlags(engine.flags, facts)), seen, option.leaves);
}

/** The chart with another verdict on each contraindication that rests on these entries alone: the one that it has without them. */
function seenWithout({ contraindications }: CompiledOption, { facts, without, own }: { readonly facts: Facts; readonly without: Facts; readonly own: readonly FactId[] }): Facts {
  const seen: Facts = { ...facts, verdicts: [] };
  for (const { condition } of contraindications) {
    const verdict = verdictOf(condition, facts);
    if (verdict.kind === 'applies' && verdict.basis.length > 0 && verdict.basis.every((fact) => own.includes(fact))) seen.verdicts[condition.slot] = verdictOf(condition, without);
  }
  return seen;
}

/** The chart's entries of what the plan began for this option: each its only one, begun no earlier than what the plan changes. */
function ownEntries(option: OptionId, plan: GoneOn, { facts, knowledge }: Of): readonly FactId[] {
  const targets = knowledge.switching.optionPlans.find((entry) => entry.option === option)?.targets ?? [];
  const before = plan.from.filter(({ drug }) => !plan.begun?.includes(drug)).map(({ drug }) => knowledge.drugs.find(({ id }) => id === drug)?.ingredient ?? drug);
  const firstDays = facts.courses.filter(({ episode, state }) => state === 'taking' && before.includes(episode.drug)).map(firstDayOf);
  return (plan.begun ?? []).filter((drug) => targets.some((target) => target.drug === drug)).flatMap((drug): readonly FactId[] => {
    const [course, ...others] = facts.courses.filter(({ episode, state }) => episode.drugId === drug && state === 'taking');
    if (course === undefined || others.length > 0 || !isOwn(course, drug, { plan, facts })) return [];
    const since = firstDayOf(course);
    return since !== null && firstDays.every((first) => first === null || first <= since) ? [course.episode.id] : [];
  });
}

/** Taken every day in a dose that the plan has for it, before the step taken up or in it, and for the depression or nothing that is recorded. */
function isOwn({ episode: { asNeeded, indication }, microgramsPerDay }: Course, drug: string, { plan, facts }: { readonly plan: GoneOn; readonly facts: Facts }): boolean {
  const doses = [...plan.from, ...(plan.steps[0]?.doses ?? [])].flatMap((amount) => (amount.drug === drug ? [Math.round(amount.mgPerDay * MICROGRAMS_PER_MG)] : []));
  return !asNeeded && microgramsPerDay !== null && doses.includes(microgramsPerDay) && (indication === null || isForDepression(indication, facts.terms.settings) === true);
}

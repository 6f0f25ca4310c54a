import { recentAntidepressantChanges } from '../facts/derived/reductions';
import type { Facts } from '../facts/facts';
import type { FollowUp } from '../model/follow-up';
import type { Knowledge } from '../model/knowledge';
import { ageOn, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan } from '../model/plan';
import { planOf } from '../options/plan-of';
import { youngAgeOpen, youngContacts } from '../taper/young-contacts';
import { actOf, roleOf } from './act-of';
import type { Decided } from './follow-up-of';
import { stepOn } from './plan-items';

/** How the keys of contacts begin that follow from a change outside a plan. */
export const YOUNG = 'checkpoint:young:';

/** The chart as it stands on the day of the visit. */
export type FollowUpReading = { readonly knowledge: Knowledge; readonly facts: Facts };

const ageIn = ({ facts }: FollowUpReading, on: LocalDate): number | null => {
  const { birthOn } = facts.chart.patient;
  return birthOn === null || birthOn > on ? null : ageOn(birthOn, on);
};

/** An option that changes a medicine and has no plan here is planned by hand: its change is counted from the visit. */
const isByHand = (visit: Decided, plan: Plan | null, { switching }: Knowledge): boolean =>
  visit.decision?.kind === 'options' && visit.decision.options.some((id) => switching.optionPlans.some(({ option }) => option === id) && planOf(id, { visit, plan }) === null);

/** Days of the changes that the flag of the boxed warning speaks of, in order; those of a plan are the plan's own. */
function changesOf(visit: Decided, plan: Plan | null, { facts, knowledge }: FollowUpReading): LocalDate[] {
  const ahead = facts.courses.flatMap(({ state, terms, episode }) => (state === 'planned' && terms.antidepressant && episode.startOn !== null && episode.startOn > visit.on ? [episode.startOn] : []));
  const changes = [...recentAntidepressantChanges(facts).map(({ event }) => event.on), ...ahead, ...(isByHand(visit, plan, knowledge) ? [visit.on] : [])];
  return [...new Set(changes)].sort();
}

/**
 * Contacts of a young adult after what was changed before the visit, or is changed without a plan, up to the first one that the plan has itself. Each is
 * named by its day, so that a later visit finds those of the same change again.
 */
export function youngItems(visit: Decided, plan: Plan | null, reading: FollowUpReading): FollowUp[] {
  const what = reading.knowledge.tapering.general.youngAge?.what;
  const ofPlan = plan?.checkpoints.find((checkpoint) => checkpoint.what === what)?.on ?? null;
  const contacts = youngContacts(changesOf(visit, plan, reading), [], { knowledge: reading.knowledge, ageYears: ageIn(reading, visit.on) });
  return contacts.filter(({ on }) => on > visit.on && (ofPlan === null || on < ofPlan)).map(({ on, what: words, refs }) => {
    const role = roleOf(words);
    return { key: `${YOUNG}${on}`, kind: 'checkpoint', act: actOf(words, role), what: words, on, untilOn: null, role, instrument: null, option: null, step: stepOn(plan, on), covers: [], refs };
  });
}

/** What has to be said where such a change is there and nobody is given the contacts; `null` where there is nothing to say. */
export function youngUngiven(visit: Decided, plan: Plan | null, reading: FollowUpReading): string | null {
  const { youngAge } = reading.knowledge.tapering.general;
  if (youngAge === undefined) return null;
  const { belowYears, everyDays, contacts } = youngAge;
  const isFollowed = (change: LocalDate): boolean => change >= visit.on || daysBetween(change, visit.on) < everyDays * contacts;
  if (![...changesOf(visit, plan, reading), ...(plan?.steps.map(({ from }) => from) ?? [])].some(isFollowed)) return null;
  const age = ageIn(reading, visit.on);
  if (age === null) return youngAgeOpen(youngAge);
  return age < belowYears && visit.decision === null ? `under ${belowYears}, and nothing is decided: nobody is given the contact every ${everyDays} days after a change` : null;
}

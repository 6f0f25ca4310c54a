import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { heldBack, holdsSigning } from '@/server/clinical/flags/held-back';
import type { Assessment, Option } from '@/server/clinical/model/assessment';
import type { FlagContent } from '@/server/clinical/model/flag-content';
import type { ClosedStatus, OptionId } from '@/server/clinical/model/ids';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { Note } from '@/server/clinical/model/note';
import type { Plan } from '@/server/clinical/model/plan';
import type { ClearedFlag, RaisedAlone, Visit } from '@/server/clinical/model/visit';
import { objectionsFor } from '@/server/clinical/options/objections';
import { planOf } from '@/server/clinical/options/plan-of';
import type { Planning } from '@/server/clinical/options/plan-of';
import { reasonFor } from '@/server/clinical/options/reason-for';
import { closedChoice, unansweredRules } from '@/server/clinical/options/closed-choice';
import type { Draft } from '@/server/contracts/visit';
import type { AlertOf } from '../today/alerts-of';
import { alertFlags, aloneWhy, withAlerts } from '../today/with-alerts';
import { answerTo, mayPass, maySettle, shownHash } from './flag-answers';

/** What each raised flag, and each red-flag answer that waits though the chart raises it no more, asks for before the note is signed: an answer in one line, or nothing helps while it is raised. */
export function flagStates(assessment: Assessment, of: { readonly answers: readonly FlagAnswerRow[]; readonly alerts?: readonly AlertOf[]; readonly plan: Plan | null; readonly knowledge: Knowledge; readonly day: (text: string) => ClearedFlag['on'] }): Draft['flags'] {
  const alerts = of.alerts ?? [];
  const shown = withAlerts(assessment.flags, alerts);
  const alone = alertFlags(assessment.flags, alerts).filter(({ id }) => aloneWhy(id, assessment.flags, alerts) !== null);
  return [...assessment.flags.filter(({ id }) => !alone.some((flag) => flag.id === id)), ...alone].map((flag) => {
    const told = shown.find(({ id }) => id === flag.id) ?? flag;
    const content = of.knowledge.flags.find(({ id }) => id === flag.id);
    const answer = answerTo(flag, of.answers);
    const holds = flag.blocks.some((block) => holdsSigning(block, of.plan, of.knowledge)) || (flag.level === 'stop' && !flag.blocks.some((block) => block.startsWith('signing')));
    const never = !mayPass(content) && holds;
    return {
      flag: flag.id,
      title: flag.title,
      level: told.level,
      message: flag.message,
      state: never ? ('stop' as const) : answer === null ? ('open' as const) : ('answered' as const),
      how: howToClear(content),
      alone: aloneWhy(flag.id, assessment.flags, alerts),
      heldBack: [...heldBack(flag.blocks, of.plan, of.knowledge)],
      answer: answer === null ? null : { what: answer.what, by: answer.by, on: of.day(answer.on), settled: answer.settled },
      raisedHash: shownHash(told, alerts),
      maySettle: maySettle(content),
    };
  });
}

const ALONE: Readonly<Record<RaisedAlone['why'], string>> = { 'taken-back': 'the answer was taken back', 'not-raised': 'the chart does not raise this any more' };

/** What ends a flag, in the content's words. */
export const howToClear = (content: FlagContent | undefined): string => (content === undefined ? '' : [content.unblocksWhen, content.clearsWhen].filter((words) => words !== null).join('. '));

/** Options that change a medicine: deciding for one needs its plan, or a typed sentence in the plan's section. */
const WITH_PLAN = ['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch'];

const AGAINST: readonly (readonly [status: ClosedStatus, words: string])[] = [['contraindicated', 'against a contraindication'], ['not-applicable', 'although not applicable on this chart']];

/** What was chosen although it is closed on this chart, which is signed with a reason of its own alone; the reason stays in the note. */
export const chosenClosed = (chosen: readonly OptionId[], { options, ...planning }: Planning & { readonly options: readonly Option[] }): readonly { readonly id: OptionId; readonly title: string; readonly status: ClosedStatus }[] =>
  options.flatMap((option) => {
    const status = chosen.includes(option.id) ? closedChoice(option, planOf(option.id, planning)) : null;
    return status === null ? [] : [{ id: option.id, title: option.title, status }];
  });

/** What was chosen although something of high severity speaks against it: by the content's own grammar that needs a written reason. */
const chosenInWriting = (chosen: readonly Option[], planning: Planning): readonly Option[] =>
  chosen.filter((option) => closedChoice(option, planOf(option.id, planning)) === null && objectionsFor(option, planOf(option.id, planning)).some(({ severity }) => severity === 'high'));

type Content = { readonly knowledge: Pick<Knowledge, 'options'> };

/** Options that begin a medicine. */
const BEGINNING: readonly OptionId[] = ['bupropion-switch', 'bupropion-augmentation', 'other-switch', 'ketamine-pathway'];

/** What begins a medicine while something that could rule it out is not answered: who signs it says why, as with what is closed. */
const chosenUnanswered = (chosen: readonly Option[], { knowledge, ...planning }: Planning & Content): readonly Option[] => chosen.filter((option) => BEGINNING.includes(option.id) && unansweredRules(option, planOf(option.id, planning), knowledge).length > 0);

/** What is chosen though the planner refuses its plan, and without one made otherwise. A plan that only waits for somebody is no refusal. */
const chosenRefused = (chosen: readonly Option[], { noPlan = [] }: Pick<Visit, 'noPlan'>): readonly Option[] => chosen.filter(({ id }) => noPlan.some(({ option, waits }) => option === id && !waits));

/** Which of the chosen options are signed with a reason alone. */
export const mustSayWhy = (chosen: readonly Option[], { visit, plan, knowledge }: Omit<Planning, 'visit'> & Content & { readonly visit: Planning['visit'] & Pick<Visit, 'noPlan'> }): OptionId[] => {
  const asked = [...chosenClosed(chosen.map(({ id }) => id), { options: chosen, visit, plan }), ...chosenInWriting(chosen, { visit, plan }), ...chosenUnanswered(chosen, { visit, plan, knowledge }), ...chosenRefused(chosen, visit)];
  return [...new Set(asked.map(({ id }) => id))];
};

const titleOf = (id: OptionId, options: readonly Option[]): string => options.find((option) => option.id === id)?.title ?? id;

/** A draft has one plan: what else is chosen that needs one is not signed as if it had it. */
function withPlanOfAnother(planned: readonly OptionId[], has: OptionId, options: readonly Option[]): string[] {
  const without = planned.filter((id) => id !== has);
  return without.length === 0 ? [] : [`The plan is that of “${titleOf(has, options)}”. Write by hand in the note what is planned for ${without.map((id) => `“${titleOf(id, options)}”`).join(' and ')}, or do not choose ${without.length === 1 ? 'it' : 'them'}.`];
}

/** Where no plan can be proposed for anything that is chosen, none is there to choose. */
const planMissing = (planned: readonly OptionId[], { noPlan = [] }: Visit): string => (planned.every((id) => noPlan.some(({ option, waits }) => option === id && !waits)) ? 'Write the plan by hand in the note: none can be proposed.' : 'Choose the plan, or write it by hand in the note.');

/** A reason is said in words: a stroke or a dot is none. */
const A_WORD = /\p{L}{2,}/u;

/** What keeps a draft from being signed, in words; empty when it can be. */
export function missingFor(visit: Visit, of: Content & { /** As they stand for whoever goes on with the plan. */ readonly options: readonly Option[]; readonly note: Note; readonly plan: Plan | null; readonly planRefused: string | null; readonly flags: Draft['flags']; readonly toSee?: Draft['reasonsToSee']; readonly askOrSayWhy?: Draft['askOrSayWhy'] }): string[] {
  const { decision } = visit;
  const missing: string[] = [];
  for (const { state, title, level, alone, heldBack: held } of of.flags) {
    if (state === 'stop') missing.push(`${title}: this cannot be signed past while it is raised.`);
    if (state === 'open') missing.push(`Answer the flag: ${title} (${level})${alone === null ? '' : `; ${ALONE[alone]}, its alert is still open`}${held.length === 0 ? '' : `; it holds back what is planned: ${held.join('; ')}`}.`);
  }
  for (const { question, short } of of.askOrSayWhy ?? []) if (!(visit.notAsked ?? []).some((said) => said.question === question && A_WORD.test(said.why))) missing.push(`Ask about ${short}, or say why it was not asked.`);
  if (decision === null) missing.push('Decide: an option, none of these, or not today.');
  if (of.planRefused !== null) missing.push(`The plan cannot be made: ${of.planRefused}.`);
  if (decision?.kind === 'options') {
    const typed = visit.typed.some(({ section, text }) => section === 'plan' && text.trim() !== '');
    const planned = decision.options.filter((option) => WITH_PLAN.includes(option));
    if (planned.length > 0 && of.plan === null && of.planRefused === null && !typed) missing.push(planMissing(planned, visit));
    if (planned.length > 0 && visit.plan !== null && !decision.options.includes(visit.plan.option)) missing.push('The plan belongs to an option that was not chosen.');
    else if (visit.plan !== null && !typed) missing.push(...withPlanOfAnother(planned, visit.plan.option, of.options));
    const closed = chosenClosed(decision.options, { options: of.options, visit, plan: of.plan }).filter(({ id }) => reasonFor(id, visit) === null);
    const chosen = of.options.filter(({ id }) => decision.options.includes(id));
    const unreasoned = chosenInWriting(chosen, { visit, plan: of.plan }).filter(({ id }) => reasonFor(id, visit) === null);
    const unanswered = chosenUnanswered(chosen, { visit, plan: of.plan, knowledge: of.knowledge }).filter(({ id }) => reasonFor(id, visit) === null && !unreasoned.some((option) => option.id === id));
    const refused = chosenRefused(chosen, visit).filter((option) => reasonFor(option.id, visit) === null && ![...unreasoned, ...unanswered, ...closed].some(({ id }) => id === option.id));
    if (refused.length > 0) missing.push(`Say why, no plan of it can be proposed: ${refused.map(({ title }) => title).join('; ')}.`);
    if (unanswered.length > 0) missing.push(`Say why, what could rule it out is not answered: ${unanswered.map(({ title }) => title).join('; ')}.`);
    if (unreasoned.length > 0) missing.push(`Say why, what speaks against it needs a written reason: ${unreasoned.map(({ title }) => title).join('; ')}.`);
    for (const { option, was } of of.toSee ?? []) missing.push(`${titleOf(option, of.options)}: the plan is another than when its reason was written (${was}). Look whether the reason still holds.`);
    for (const [status, against] of AGAINST) {
      const titles = closed.flatMap((option) => (option.status === status ? [option.title] : []));
      if (titles.length > 0) missing.push(`Say why, ${against}: ${titles.join('; ')}.`);
    }
  }
  if (decision !== null && decision.kind !== 'options' && decision.why.trim() === '') missing.push('Say why, in a line.');
  if (decision?.kind === 'not-today' && decision.returnOn === null) missing.push('Choose the day of return.');
  const stale = of.note.sections.flatMap(({ segments }) => segments.filter((segment) => segment.stale)).length;
  if (stale > 0) missing.push(`${stale === 1 ? 'One edited sentence rests' : `${stale} edited sentences rest`} on facts that changed: look at ${stale === 1 ? 'it' : 'them'}.`);
  return missing;
}

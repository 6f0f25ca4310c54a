import { besidePlan } from '../beside-plan';
import { crossesNothing } from '../ends-at-once';
import type { Flag, Option } from '../model/assessment';
import type { Amount, Plan } from '../model/plan';
import type { ChosenWithoutPlan, Visit } from '../model/visit';
import { flagsAlone } from '../flags/alone';
import { openHolds } from '../flags/held-back';
import { ofLabel } from '../options/of-label';
import { RECORDED_FOR_MORE } from '../taper/recorded-for';
import { planTerms } from '../taper/terms';
import { AT_ONCE, OF_THE_PAIR } from '../taper/warnings';
import { SCORED_AT } from '../taper/well-on';
import { flagChecksUngiven } from '../follow-up/flag-items';
import { followUpInWords, followUpOf } from '../follow-up/follow-up-of';
import { youngUngiven } from '../follow-up/young-items';
import { asksSetGoing } from '../story/ask-prescriber';
import { dayInWords } from '../words/day';
import { firstSentence } from '../words/first-sentence';
import { inSentence } from '../words/in-sentence';
import { editsApart } from './edits-by-hand';
import type { NoteReading } from './reading';
import { capitalised, ended, fact, field, listed, reference, rule, step } from './sentence';
import type { Sentence } from './sentence';

const STRATEGIES: Readonly<Record<Plan['strategy'], string>> = {
  'dose-reduction': 'Lower dose',
  'direct-switch': 'Direct switch',
  'cross-taper': 'Cross-taper',
  'taper-then-start': 'Taper, then start',
  'taper-washout-start': 'Taper, wash-out, then start',
  'linear-taper': 'Taper in even steps',
  'hyperbolic-taper': 'Taper by even steps of occupancy',
  augmentation: 'Addition',
  stop: 'Stop',
};
const MOST_WARNINGS = 2;

const strategyOf = (plan: Plan): string => (crossesNothing(plan) ? 'Switch, the old medicine ends at once' : STRATEGIES[plan.strategy]);

/** What will be done; the doses themselves stand in the table under the section. */
export function planSentences(reading: NoteReading): readonly Sentence[] {
  const { plan } = reading;
  return [...(plan === null ? [] : [...courseSentences(plan, reading), ...besideSentences(plan, reading), ...heldBackSentences(plan, reading), ...recordedForSentences(plan), ...scoredAtSentences(plan), ...atOnceSentences(plan), ...warningSentences(plan, reading)]), ...noPlanSentences(reading), ...followUpSentences(reading), ...youngSentences(reading), ...checksUngiven(reading), ...askSentences(reading), ...spokenSentences(reading)];
}

function courseSentences(plan: Plan, reading: NoteReading): readonly Sentence[] {
  const { knowledge } = reading;
  const { byHand, asked: askedFor } = editsApart(plan, reading);
  const terms = planTerms(knowledge);
  const nameOf = (drug: string): string => inSentence(terms.drug(drug)?.name ?? drug);
  const amounts = (list: readonly Amount[]): string => (list.length === 0 ? 'none' : `${list.map(({ drug, mgPerDay }) => `${nameOf(drug)} ${mgPerDay} mg`).join(' and ')} a day`);
  const last = plan.steps.at(-1);
  const until = last === undefined || plan.steps.length < 2 ? '' : `, ${last.kind === 'stopped' ? 'stopped' : 'last change'} on ${dayInWords(last.from)}`;
  const refs = [field('plan'), step('from'), step('to'), ...plan.steps.map(({ n }) => step(`step:${n}`))];
  return [
    {
      id: 'plan.course',
      section: 'plan',
      origin: 'choice',
      text: `${strategyOf(plan)}: ${amounts(plan.from)} to ${amounts(plan.to)}, from ${dayInWords(plan.start)}${until}.`,
      short: `${strategyOf(plan)}: ${amounts(plan.from)} to ${amounts(plan.to)}, from ${dayInWords(plan.start)}.`,
      refs,
      spare: 0,
    },
    ...(askedFor.length === 0
      ? []
      : [{ id: 'plan.asked', section: 'plan', origin: 'rule', text: `Planned as the reasons of this chart ask: ${askedFor.map(({ words }) => words.replace(/\.$/, '')).join('; ')}.`, refs: askedFor.map(({ id }) => step(`edit:${id}`)), spare: 0 } satisfies Sentence]),
    ...(byHand.length === 0
      ? []
      : [
          {
            id: 'plan.edits',
            section: 'plan',
            origin: 'choice',
            text: `Changed against the rule’s plan: ${byHand.map(({ words, insideLimits }) => `${words.replace(/\.$/, '')}${insideLimits ? '' : ' (outside the rule’s limits)'}`).join('; ')}.`,
            refs: byHand.map(({ id }) => step(`edit:${id}`)),
            spare: 0,
          } satisfies Sentence,
        ]),
  ];
}

/** That what is chosen has no plan, with the planner's own refusal, one sentence an option. */
const noPlanSentences = ({ visit, assessment: { options } }: NoteReading): readonly Sentence[] =>
  (visit.noPlan ?? []).map((refused): Sentence => {
    const words = noPlanMade(refused, visit, options);
    return { id: `plan.none.${refused.option}`, section: 'plan', origin: 'rule', text: refused.way === null ? words : `${words} ${refused.way}`, refs: [field(`noPlan:${refused.option}`)], spare: 0 };
  });

/** What the refusal asks of somebody is not asked of a reader. */
export function noPlanMade({ option, why, waits }: ChosenWithoutPlan, { decision }: Pick<Visit, 'decision'>, options: readonly Pick<Option, 'id' | 'title'>[]): string {
  const isAlone = decision?.kind === 'options' && decision.options.length === 1;
  return ended(`No plan could be proposed by the tool${isAlone ? '' : ` of “${options.find(({ id }) => id === option)?.title ?? option}”`}: ${waits ? (why.split('; ')[0] ?? why) : why}`);
}

/** What goes on beside the plan, so that nobody takes its silence for an end; named one by one however many. */
function besideSentences(plan: Plan, { facts, knowledge }: NoteReading): readonly Sentence[] {
  const beside = besidePlan(plan, { chart: facts.chart, knowledge, start: plan.start });
  if (beside.length === 0) return [];
  return [{ id: 'plan.beside', section: 'plan', origin: 'data', text: `Not changed by this plan: ${beside.map(({ name, words }) => `${inSentence(name)} ${words}`).join('; ')}.`, short: `Not changed: ${beside.map(({ name }) => inSentence(name)).join(', ')}.`, refs: [field('plan'), ...beside.map(({ id }) => fact(id))], spare: 0 }];
}

/** That the plan does what a flag holds back which nobody has settled: one sentence a flag, and none is ever given up. */
function heldBackSentences(plan: Plan, { assessment: { flags }, visit: { cleared }, knowledge }: NoteReading): readonly Sentence[] {
  const answerTo = ({ id }: Flag) => cleared.find(({ flag }) => flag === id);
  return openHolds([...flags, ...flagsAlone(cleared, knowledge)], plan, { knowledge, answerTo }).map(({ flag, held }): Sentence => ({
    id: `plan.flag.${flag.id}`,
    section: 'plan',
    origin: 'rule',
    text: `Beside an open flag: ${inSentence(flag.title)}, which holds back: ${held.join('; ')}.`,
    refs: [rule(flag.id), field('plan'), ...(answerTo(flag) === undefined ? [] : [field(`flag:${flag.id}`)])],
    spare: 0,
  }));
}

/** What a medicine that comes down is recorded for besides depression: each said whole, and none given up. */
function recordedForSentences({ warnings }: Plan): readonly Sentence[] {
  const said = warnings.filter(({ id }) => id === RECORDED_FOR_MORE);
  return said.length === 0 ? [] : [{ id: 'plan.recorded-for', section: 'plan', origin: 'data', text: said.map(({ message }) => message).join(' '), short: said.map(({ message }) => asked(message)).join(' '), refs: [step(`warning:${RECORDED_FOR_MORE}`)], spare: 0 }];
}

/** What the chart recorded on the very doses to which the plan goes: each said whole, and none given up. */
function scoredAtSentences({ warnings }: Plan): readonly Sentence[] {
  const said = warnings.filter(({ id }) => id === SCORED_AT);
  return said.length === 0 ? [] : [{ id: 'plan.scored-at', section: 'plan', origin: 'data', text: said.map(({ message }) => message).join(' '), refs: [step(`warning:${SCORED_AT}`)], spare: 0 }];
}

/** The question alone, which names what is to be settled. */
const asked = (message: string): string => capitalised(message.split(': ').at(-1) ?? message);

/** That a medicine ends without coming down is never among what is only on file. */
function atOnceSentences({ warnings }: Plan): readonly Sentence[] {
  const said = warnings.filter(({ id }) => AT_ONCE.has(id));
  return said.length === 0 ? [] : [{ id: 'plan.at-once', section: 'plan', origin: 'rule', text: said.map(({ message }) => ended(message)).join(' '), short: said.map(({ message }) => firstSentence(message)).join(' '), refs: said.map(({ id }) => step(`warning:${id}`)), spare: 0 }];
}

/** Of the warnings of a plan those of a label are named all and never given up; of the others the first, while there is room. */
function warningSentences({ warnings: all }: Plan, { knowledge }: NoteReading): readonly Sentence[] {
  const isOfLabel = ofLabel(knowledge);
  const those = all.filter(({ id }) => id !== RECORDED_FOR_MORE && id !== SCORED_AT && !AT_ONCE.has(id));
  const ofLabels = those.filter(({ id, refs }) => !OF_THE_PAIR.has(id) && isOfLabel(refs));
  const warnings = those.filter((warning) => !ofLabels.includes(warning));
  const rest = warnings.length - MOST_WARNINGS;
  const labelled: readonly Sentence[] = ofLabels.length === 0 ? [] : [{ id: 'plan.label-warnings', section: 'plan', origin: 'rule', text: ofLabels.map(({ message }) => ended(capitalised(message))).join(' '), refs: ofLabels.map(({ id }) => step(`warning:${id}`)), spare: 0 }];
  if (warnings.length === 0) return labelled;
  return [
    ...labelled,
    {
      id: 'plan.warnings',
      section: 'plan',
      origin: 'rule',
      text: `${warnings.slice(0, MOST_WARNINGS).map(({ message }) => ended(message)).join(' ')}${rest > 0 ? ` ${rest} more on file.` : ''}`,
      refs: warnings.map(({ id }) => step(`warning:${id}`)),
      spare: 2,
    },
  ];
}

function followUpSentences(reading: NoteReading): readonly Sentence[] {
  const { visit, plan } = reading;
  const isOfPlan = (day: string): boolean => plan !== null && plan.checkpoints.some(({ on }) => on === day);
  const due = followUpInWords(visit, plan, reading).filter(({ kind }) => kind !== 'return');
  if (due.length === 0) return [];
  return [
    {
      id: 'plan.follow-up',
      section: 'plan',
      origin: 'rule',
      text: `Follow-up: ${listed(due.map(({ what, on }) => `${dayInWords(on)} ${inSentence(what.replace(/\.$/, ''))}`), due.length, '; ')}.`,
      refs: [...new Map(due.flatMap(({ kind, on, option, covers }) => [kind === 'checkpoint' && isOfPlan(on) ? step(`checkpoint:${on}`) : rule(`follow-up:${option ?? ''}`), ...(covers.some((one) => one.kind === 'checkpoint') && isOfPlan(on) ? [step(`checkpoint:${on}`)] : [])]).map((ref) => [`${ref.type} ${ref.id}`, ref])).values()],
      spare: 0,
    },
  ];
}

/** That nobody is given the contacts of a young adult, or that nobody knows whether they are needed. */
function youngSentences(reading: NoteReading): readonly Sentence[] {
  const said = youngUngiven(reading.visit, reading.plan, reading);
  return said === null ? [] : [{ id: 'plan.young', section: 'plan', origin: 'rule', text: ended(capitalised(said)), refs: (reading.knowledge.tapering.general.youngAge?.refs ?? []).map(reference), spare: 0 }];
}

/** A check that an open flag asks for, where nothing that was decided has a day for it. */
function checksUngiven(reading: NoteReading): readonly Sentence[] {
  const { visit, plan } = reading;
  const flags = visit.decision === null ? [] : flagChecksUngiven(visit, followUpOf(visit, plan, reading), reading);
  return flags.length === 0 ? [] : [{ id: 'plan.flag-checks', section: 'plan', origin: 'rule', text: `Not in the follow-up, which has no day of contact: ${flags.map(({ followUp }) => inSentence(followUp.what)).join('; ')}.`, refs: flags.map(({ id }) => rule(id)), spare: 0 }];
}

/** What is asked of whoever prescribes another medicine, in the note of the visit in which it was set going, and once it was done in the one after. */
function askSentences({ facts, since }: NoteReading): readonly Sentence[] {
  const last = since?.last.on ?? null;
  const asks = asksSetGoing(facts).filter(({ asked }) => last === null || ('doneOn' in asked ? asked.doneOn : asked.on) >= last);
  if (asks.length === 0) return [];
  const told = (inFull: boolean): string => asks.map(({ task, asked }) => `${task}: ${'doneOn' in asked ? `done ${dayInWords(asked.doneOn)}` : `a task for the coordinator, due ${dayInWords(asked.dueOn)}`}${inFull ? ` (set going ${dayInWords(asked.on)}${asked.by === null ? '' : ` by ${asked.by}`})` : ''}.`).join(' ');
  return [{ id: 'plan.ask-prescriber', section: 'plan', origin: 'choice', text: told(true), short: told(false), refs: asks.map(({ asked }) => fact(asked.confirmation)), spare: 0 }];
}

function spokenSentences({ visit, assessment }: NoteReading): readonly Sentence[] {
  const { discussed, patientPrefers, ratings } = visit;
  const sentences: Sentence[] = [];
  if (discussed.length > 0) {
    const options = assessment.options.filter(({ id }) => discussed.some(({ option }) => option === id));
    sentences.push({
      id: 'plan.discussed',
      section: 'plan',
      origin: 'choice',
      text: `Talked about: ${discussed.map(({ point }) => point.replace(/\.$/, '')).join('; ')}.`,
      refs: [field('discussed'), ...options.map(({ id }) => rule(`discussion:${id}`))],
      spare: 0,
    });
  }
  if (patientPrefers !== null) {
    sentences.push({ id: 'plan.prefers', section: 'plan', origin: 'choice', text: `The patient prefers, said in the visit of ${dayInWords(visit.on)}: ${ended(patientPrefers)}`, refs: [field('patientPrefers')], spare: 0 });
  }
  if (ratings.patient !== null || ratings.clinician !== null || ratings.thinksOfStopping !== null) {
    const rated = (who: string, value: number | null): string => `${who} ${value === null ? 'not rated' : `${value} of 10`}`;
    const stopping = ratings.thinksOfStopping === null ? '' : `; thinks of stopping: ${ratings.thinksOfStopping ? 'yes' : 'no'}`;
    sentences.push({
      id: 'subjective.ratings',
      section: 'subjective',
      origin: 'choice',
      text: `Numbness rated today: ${rated('patient', ratings.patient)}, ${rated('clinician', ratings.clinician)}${stopping}.`,
      refs: [field('ratings')],
      spare: 0,
    });
  }
  return sentences;
}

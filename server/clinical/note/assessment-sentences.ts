import { ALONE, flagsAlone } from '../flags/alone';
import { isRemission, remissionRun } from '../facts/derived/remission';
import { suspectedCourse } from '../facts/derived/index-medicine';
import { scoresOf } from '../facts/facts';
import type { Facts } from '../facts/facts';
import type { Cause, Option, Reason } from '../model/assessment';
import { fromEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Decision, Visit } from '../model/visit';
import { closedChoice, membersApart, unansweredRules } from '../options/closed-choice';
import { inFull, objectionsFor } from '../options/objections';
import { planOf } from '../options/plan-of';
import { ofLabel } from '../options/of-label';
import { takenOver } from '../story/taken-over';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import { nameOf } from '../words/medicine';
import { numbnessSentences } from './describe-numbness';
import { diagnosisSentences, restsOnSentences } from './diagnosis-sentence';
import type { NoteReading } from './reading';
import { capitalised, derived, ended, fact, factOrKey, field, listed, reference, rule } from './sentence';
import type { Sentence } from './sentence';
import { trialSentences } from './trial-sentences';

/** Cautions that are named while there is room for them, and however little there is; those of weight and those of a label are named all. */
const MOST_CAUTIONS = 4;
const LEAST_CAUTIONS = 2;
const MOST_CAUSES = 4;

/** What the chart says, what was decided, and what speaks against it; raised flags stand before it. */
export function assessmentSentences(reading: NoteReading): readonly Sentence[] {
  return [...numbnessSentences(reading.facts), ...diagnosisSentences(reading), ...restsOnSentences(reading), moodSentence(reading), ...trialSentences(reading.facts), ...causeSentences(reading), ...elsewhereSentences(reading), ...decisionSentences(reading)];
}

/** Every raised flag with what was done about it, then those of answers of the patient that the chart holds no more. */
export function flagSentences({ assessment: { flags, on: today }, visit: { cleared }, knowledge }: NoteReading): readonly Sentence[] {
  const taken = flagsAlone(cleared, knowledge);
  return [...flags.filter(({ id }) => !taken.some((flag) => flag.id === id)), ...taken].flatMap((flag): Sentence[] => {
    const answers = cleared.filter((entry) => entry.flag === flag.id);
    // What was settled on an earlier day is told once, in the note that was signed next.
    if (flag.openSince !== undefined && answers.length > 0 && answers.every(({ settled, on, noted }) => settled === true && on < today && noted === true)) return [];
    const done = answers.map(({ what, by, on, settled }) => ` ${settled === undefined ? '' : settled ? 'Settled: ' : 'Stays open: '}${what.trim().replace(/\.$/, '')} (${by}, ${dayInWords(on)}).`).join('');
    const alone = answers.find((entry) => entry.alone !== undefined)?.alone;
    return [
      {
        id: `assessment.flag.${flag.id}`,
        section: 'assessment',
        origin: 'rule',
        text: `Flag, ${flag.level}: ${ended(`${flag.title}${alone === undefined ? '' : `, ${ALONE[alone.why]}`}`)}${flag.openSince === undefined ? '' : flag.around.map(({ words }) => ` ${words}`).join('')}${done}`,
        refs: [rule(flag.id), ...flag.facts.map(factOrKey), ...answers.map(() => field(`flag:${flag.id}`))],
        spare: 0,
      },
    ];
  });
}

function moodSentence({ facts }: NoteReading): Sentence {
  const base = { id: 'assessment.mood', section: 'assessment', origin: 'data', spare: 0 } as const;
  const newest = scoresOf(facts, 'phq9', 'total')[0];
  const instrument = facts.terms.instruments.get('phq9');
  const title = instrument?.title ?? 'PHQ-9';
  if (newest === undefined) return { ...base, text: `${title} not recorded.`, refs: [derived('score:phq9.total')] };
  const max = instrument?.range?.max ?? null;
  const score = `${title} ${newest.value}${max === null ? '' : ` of ${max}`}${newest.report.estimated ? ', estimated,' : ''} on ${dayInWords(newest.report.on)}`;
  const run = remissionRun(facts);
  if (run !== null && isRemission(run, facts) && facts.today - newest.day <= facts.terms.settings.remission.staleAfterDays) {
    return { ...base, text: `${score}; below ${facts.terms.settings.remission.phq9Below} since ${dayInWords(fromEpochDay(run.firstDay))}.`, refs: [...run.reports.map(fact), derived('derived:remissionDays')] };
  }
  const before = scoresOf(facts, 'phq9', 'total')[1];
  const earlier = before === undefined ? '' : `, ${before.value} on ${dayInWords(before.report.on)}`;
  return { ...base, text: `${score}${earlier}.`, refs: [fact(newest.report.id), ...(before === undefined ? [] : [fact(before.report.id)])] };
}

const WEIGHTS: Readonly<Record<'much' | 'some' | 'away', string>> = { much: 'Much in the chart points to', some: 'Some of the chart points to', away: 'The chart points away from' };

const isOfMedicine = ({ explanation }: Cause): boolean => explanation === 'medicine';

/** The explanation by the antidepressant says which one is meant. */
const causeInWords = (cause: Cause, { facts }: NoteReading): string => {
  const title = inSentence(cause.title);
  const suspect = isOfMedicine(cause) ? suspectedCourse(facts) : null;
  return suspect === null ? title : `${title.replace(GROUP_OF, '')} (${nameOf(suspect)})`;
};

/** The group of medicines that ends the title of an explanation. */
const GROUP_OF = / \([^()]*\)$/;

function causeSentences(reading: NoteReading): readonly Sentence[] {
  const { facts, assessment: { causes } } = reading;
  // The one that the options are about leads.
  const ordered = [...causes.filter(isOfMedicine), ...causes.filter((cause) => !isOfMedicine(cause))];
  const groups = (['much', 'some', 'away'] as const).map((group) => ({ group, named: (group === 'away' ? ordered : causes).filter((cause) => cause.group === group) }));
  const said = groups.filter(({ named }) => named.length > 0);
  return said.map(({ group, named }): Sentence => {
    const findings = named.flatMap(({ for: pro, against }: Cause) => [...pro, ...against]);
    const suspect = named.some(isOfMedicine) ? suspectedCourse(facts) : null;
    const saying = (most: number): string => `${WEIGHTS[group]} ${listed(named.map((cause) => causeInWords(cause, reading)), most, '; ')}${group === 'away' ? '.' : ' (weighed, not proven).'}`;
    return {
      id: `assessment.causes.${group}`,
      section: 'assessment',
      origin: 'rule',
      text: saying(MOST_CAUSES),
      ...(group === 'away' && suspect !== null && named.length > 1 ? { short: saying(1) } : {}),
      refs: [...named.map(({ id }) => rule(`cause:${id}`)), ...(suspect === null ? [] : [fact(suspect.episode.id)]), ...findings.map((finding) => rule(finding.rule)), ...[...new Set(findings.flatMap(({ facts }) => facts))].sort().map(factOrKey)],
      // That the medicine the options are about is not it stays, whatever is chosen.
      spare: group === 'away' ? (suspect === null ? 3 : 0) : group === 'some' && said.some((entry) => entry.group === 'much') ? 1 : 0,
    };
  });
}

/** Where another medicine or a substance explains it at least as well as the one that the options change. */
function elsewhereSentences({ assessment: { elsewhere } }: NoteReading): readonly Sentence[] {
  if (elsewhere === null) return [];
  // Doses and days stand among the medicines too.
  const short = elsewhere.message.replaceAll(/ \([^()]*\)/g, '');
  return [{ id: 'assessment.elsewhere', section: 'assessment', origin: 'rule', text: `${elsewhere.message} ${elsewhere.then}`, short, refs: [...elsewhere.causes.map((id) => rule(`cause:${id}`)), ...elsewhere.facts.map(factOrKey)], spare: 0 }];
}

function decisionSentences(reading: NoteReading): readonly Sentence[] {
  const { visit, options } = reading;
  const { decision } = visit;
  if (decision === null) return [];
  const chosen = decision.kind === 'options' ? options.filter(({ id }) => decision.options.includes(id)) : [];
  const declined = visit.declined.flatMap(({ option, why }) => {
    const title = options.find(({ id }) => id === option)?.title;
    return title === undefined ? [] : [`${inSentence(title)}${why === null ? '' : ` (${why.trim()})`}`];
  });
  return [
    { id: 'assessment.decision', section: 'assessment', origin: 'choice', text: decisionInWords(visit, decision, chosen), refs: [field('decision')], spare: 0 },
    ...(declined.length === 0 ? [] : [{ id: 'assessment.declined', section: 'assessment', origin: 'choice', text: `Not chosen: ${declined.join('; ')}.`, refs: [field('declined')], spare: 0 } satisfies Sentence]),
    ...chosen.flatMap((option) => [...unansweredSentences(option, reading, chosen.length === 1), ...althoughSentences(option, reading, chosen.length === 1), ...againstSentences(option, reading, chosen.length === 1), ...gradeSentences(option, reading, chosen.length === 1)]),
  ];
}

export const returnInWords = (returnOn: LocalDate | null): string => (returnOn === null ? 'The day of return is not chosen yet' : `Return on ${dayInWords(returnOn)}`);

const reasonInWords = (why: string): string => (why.trim() === '' ? '' : ` Reason: ${ended(why)}`);

function decisionInWords({ reasons = [] }: Visit, decision: Decision, chosen: readonly Option[]): string {
  switch (decision.kind) {
    case 'options': {
      const said = `Chosen: ${chosen.map(({ title }) => inSentence(title)).join('; ')}.${reasonInWords(decision.why ?? '')}`;
      const own = chosen.flatMap(({ id, title }) => reasons.flatMap(({ option, why }) => (option === id ? [chosen.length === 1 ? reasonInWords(why) : ` Reason for “${title}”: ${ended(why)}`] : [])));
      return `${said}${own.join('')}`;
    }
    case 'none-of-these':
      return `None of the documented options was chosen.${reasonInWords(decision.why)}`;
    case 'not-today':
      return `No decision today.${reasonInWords(decision.why)} ${returnInWords(decision.returnOn)}.`;
  }
}

/** What the chart has instead of what an option needs: the note says it in sentences of their own. */
const HERE = / \(here [^()]*\)/g;

/** That an option was chosen although it is closed, or medicines of it that are planned; what rules them out stands among what speaks against it. */
function althoughSentences(option: Option, reading: NoteReading, alone: boolean): readonly Sentence[] {
  const { knowledge } = reading;
  const plan = planOf(option.id, reading);
  const closed = closedChoice(option, plan);
  if (closed === null) return [];
  const { id, title, status, deciding, reasons } = option;
  const members = membersApart(option, plan).map((member) => inSentence(knowledge.drugs.find((drug) => drug.id === member.id)?.name ?? member.id));
  const which = members.length === 0 ? '' : `${members.join(' and ')} ${members.length === 1 ? 'is' : 'are'} `;
  const needed = ended(deciding.replaceAll(HERE, ''));
  const text = closed === 'not-applicable' ? `chosen although not applicable. ${needed}` : `chosen although ${which}ruled out on this chart.${status === 'not-applicable' ? ` Not applicable besides. ${needed}` : ''}`;
  const needs = knowledge.options.find((content) => content.id === id)?.rules.filter(({ kind }) => kind === 'indication') ?? [];
  const closing = reasons.filter(({ kind }) => kind === 'contraindication');
  return [{ id: `assessment.although.${id}`, section: 'assessment', origin: 'rule', text: alone ? capitalised(text) : `${title}: ${text}`, refs: [rule(`option:${id}`), ...closing.map((reason) => rule(reason.rule)), ...needs.map((entry) => rule(entry.id))], spare: 0 }];
}

/** What could rule out what was chosen and nobody has answered, beside the choice. */
function unansweredSentences(option: Option, reading: NoteReading, alone: boolean): readonly Sentence[] {
  const plan = planOf(option.id, reading);
  const open = new Set(unansweredRules(option, plan, reading.knowledge).flatMap(({ facts }) => facts));
  const named = takenOver([option], { ...reading, plan }).filter(({ facts }) => facts.some((id) => open.has(id)));
  if (named.length === 0) return [];
  const text = `chosen while not asked, or asked and not known: ${named.map(({ words }) => words).join('; ')}. ${named.length === 1 ? 'It' : 'Each of these'} can rule it out.`;
  return [{ id: `assessment.unasked.${option.id}`, section: 'assessment', origin: 'rule', text: alone ? capitalised(text) : `${option.title}: ${text}`, refs: [rule(`option:${option.id}`), ...[...new Set(named.flatMap(({ facts }) => facts))].sort().map(factOrKey)], spare: 0 }];
}

/** A reason against an option in a line of its own, with the medicines that it speaks of. */
export const objectionInWords = ({ message, appliesTo, facts: ids }: Reason, facts: Facts): string => `${appliesTo.length === 0 ? '' : `(${appliesTo.join(', ')}) `}${ended(inFull(message, ids, facts))}`;

/** Every contraindication that applies, word for word; of the cautions the one that sets the status, then the weightiest and all that a label says, the rest counted. */
function againstSentences(option: Option, reading: NoteReading, alone: boolean): readonly Sentence[] {
  const { knowledge, facts } = reading;
  const against = objectionsFor(option, planOf(option.id, reading));
  const stops = against.filter(({ kind }) => kind === 'contraindication');
  const cautions = against.filter(({ kind }) => kind === 'caution');
  if (against.length === 0) return [];
  const saying = (said: readonly Reason[]): string => {
    const rest = cautions.length - said.length;
    return `Speaks against ${alone ? 'it' : inSentence(option.title)}: ${[...stops, ...said].map((reason) => objectionInWords(reason, facts)).join(' ')}${rest > 0 ? ` ${rest} more on file.` : ''}`;
  };
  const isOfLabel = ofLabel(knowledge);
  const named = (most: number): readonly Reason[] => cautions.filter(({ severity, refs }, place) => place < most || severity === 'high' || isOfLabel(refs));
  const [full, least] = [named(MOST_CAUTIONS), named(LEAST_CAUTIONS)];
  return [
    {
      id: `assessment.against.${option.id}`,
      section: 'assessment',
      origin: 'rule',
      text: saying(full),
      ...(full.length > least.length ? { short: saying(least) } : {}),
      refs: [...against.flatMap((reason) => [rule(reason.rule), ...reason.facts.map(factOrKey)]), rule(`option:${option.id}`)],
      spare: 0,
    },
  ];
}

function gradeSentences({ id, title, grade, gradeWhy, refs }: Option, { knowledge }: NoteReading, alone: boolean): readonly Sentence[] {
  const known = new Set(knowledge.references.map((entry) => entry.id));
  const base = { section: 'assessment', origin: 'rule', refs: [rule(`option:${id}`), ...refs.filter((ref) => known.has(ref)).map(reference)] } as const;
  return [
    { ...base, id: `assessment.grade.${id}`, text: `Evidence for ${alone ? 'it' : inSentence(title)}: ${grade.replace('-', ' ')}.`, spare: 1 },
    { ...base, id: `assessment.grade-why.${id}`, text: ended(gradeWhy), spare: 3 },
  ];
}

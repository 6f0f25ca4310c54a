import { isUnchanged, lastBefore } from '../causes/timing-of-others';
import { MUCH_FROM, SOME_FROM } from '../causes/weigh-causes';
import type { Course } from '../facts/course';
import { courseToChange, suspectedCourse } from '../facts/derived/index-medicine';
import { onsetOf } from '../facts/derived/onset';
import type { Facts } from '../facts/facts';
import type { Cause, Elsewhere, Finding } from '../model/assessment';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { inSentence } from '../words/in-sentence';
import { nameOf } from '../words/medicine';
import { askOf } from './ask-prescriber';

/** Strongest first; what is not named here says nothing. */
const POINTING: readonly Cause['group'][] = ['much', 'some'];
const BEGINS: Readonly<Partial<Record<Cause['group'], string>>> = { much: 'Much', some: 'Something' };
const SUSPECTED: Readonly<Record<Cause['group'], (name: string) => string>> = {
  much: (name) => `as much to ${name}`,
  some: (name) => `less to ${name}`,
  little: (name) => `little to ${name}`,
  away: (name) => `and away from ${name}`,
  unknown: (name) => `and ${name} cannot be judged yet`,
};

/**
 * Other medicines or substances that the chart points to at least as strongly as to the medicine under suspicion, which is what the
 * options change; `null` where nothing does, or nothing is suspected.
 */
export function elsewhere(found: PointingElsewhere | null, facts: Facts): Elsewhere | null {
  if (found === null) return null;
  const { suspected, strongest, leading, medicines, lighter, substances } = found;
  const isOnly = medicines.length + lighter.length === 1;
  const name = nameOf(suspected);
  const who = whoPrescribes(found);
  const asks = takenAmong(found).map((course) => askOf(course, facts));
  const then = who !== null
    ? `; whether ${lowered(found).join(' or ')} can be lowered is ${isDecidedFirst(found) ? `decided first, with ${who}` : `a question for ${who}`}.`
    : substances.length > 0 ? `; none of them is about ${both(substances.map((one) => one.name))}.` : '.';
  // Within one group the weights can differ: then each is told with its own.
  const unlike = isUnlike(found);
  const tallied = ({ words, weighs }: { readonly words: string; readonly weighs: Weighs }): string => (unlike ? withTally(words, weighs) : words);
  const named = [
    ...medicines.map((course) => tallied({ words: inWords(course, facts), weighs: weighsOf(course, leading, isOnly) })),
    ...substances.map((one) => tallied({ words: one.name, weighs: one.weighs })),
  ];
  const less = lighter.length === 0 ? '' : `, less to ${both(lighter.map((course) => inWords(course, facts)))}`;
  return {
    message: `${BEGINS[strongest] ?? ''} points to ${both(named)}${less}${unlike ? `${less === '' ? '' : ','} and to ${withTally(name, found.weighs)}` : `, ${ownInWords(found, name)}`}.`,
    then: `The options that change a medicine are about ${nameOf(courseToChange(facts) ?? suspected)}${then}`,
    causes: leading.map(({ id }) => id),
    facts: [...new Set([...leading.flatMap((cause) => cause.for.flatMap((finding) => finding.facts)), suspected.episode.id, ...asks.flatMap(({ asked }) => (asked === null ? [] : [asked.confirmation]))])],
    asks,
  };
}

/** What an option about the suspected medicine leaves as it is, and what comes first; `null` where nothing that is taken leads. */
export function leavesInWords(found: PointingElsewhere | null): string | null {
  const names = found === null ? [] : lowered(found);
  const who = found === null ? null : whoPrescribes(found);
  if (found === null || who === null) return null;
  const one = names.length === 1;
  return `Leaves ${both(names)} as ${one ? 'it is' : 'they are'}: whether ${one ? 'that' : 'one of them'} can be lowered is ${isDecidedFirst(found) ? 'decided first' : `a question for ${who}`}.`;
}

/** Other medicines that are taken, and that somebody could lower. */
const takenAmong = ({ medicines }: PointingElsewhere): readonly Course[] => medicines.filter(({ state }) => state === 'taking');
const lowered = (found: PointingElsewhere): readonly string[] => takenAmong(found).map(nameOf);

function whoPrescribes(found: PointingElsewhere): string | null {
  const { length } = lowered(found);
  return length === 0 ? null : `whoever prescribes ${length === 1 ? 'it' : 'them'}`;
}

/** Where much points there and less to the suspected one, or what stands against that one says that others come first and it has no more for it. */
const isDecidedFirst = ({ strongest, own, othersFirst, weighs, heaviest }: PointingElsewhere): boolean => (strongest === 'much' && own !== 'much') || (othersFirst && netOf(weighs) <= heaviest);

const isUnlike = ({ strongest, own, weighs, heaviest }: PointingElsewhere): boolean => strongest === own && netOf(weighs) !== heaviest;

const ownInWords = ({ strongest, own }: PointingElsewhere, name: string): string => (own === strongest ? `as much to ${name}` : SUSPECTED[own](name));

/** `tramadol (200 mg since 16-Jul-2026; signs for it weigh 3)`: the weights as the explanation shows them. */
function withTally(words: string, { pro, contra }: Weighs): string {
  const tally = `signs for it weigh ${pro}${contra === 0 ? '' : `, against it ${contra}`}`;
  return words.endsWith(')') ? `${words.slice(0, -1)}; ${tally})` : `${words} (${tally})`;
}

/** The other medicines and substances that lead, the one that changed last first. */
export type PointingElsewhere = {
  readonly suspected: Course;
  /** How much points to the suspected medicine, and to what leads. */
  readonly own: Cause['group'];
  readonly strongest: Cause['group'];
  readonly leading: readonly Cause[];
  readonly medicines: readonly Course[];
  /** Named by a finding, but too light by themselves: an unchanged one does not inherit the weight of the one that changed. */
  readonly lighter: readonly Course[];
  readonly substances: readonly { readonly name: string; readonly weighs: Weighs }[];
  /** What the suspected medicine has, and the most that any of the others has. */
  readonly weighs: Weighs;
  readonly heaviest: number;
  /** What stands against the suspected medicine says that other causes come first. */
  readonly othersFirst: boolean;
};

/** Weights of judgement for and against, both from 0 up. */
type Weighs = { readonly pro: number; readonly contra: number };
const netOf = ({ pro, contra }: Weighs): number => pro - contra;

export function pointingElsewhere(weighed: readonly Cause[], facts: Facts): PointingElsewhere | null {
  // Each medicine is told with what it weighs alone, also where that does not add to a stronger one.
  const causes = weighed.map((cause) => ({ ...cause, for: cause.for.map((finding) => ({ ...finding, weight: facts.terms.weightOf.get(finding.rule) ?? finding.weight })) }));
  const suspected = suspectedCourse(facts);
  const medicine = causes.find(({ explanation }) => explanation === 'medicine');
  if (suspected === null || medicine === undefined) return null;
  const own = medicine.group;
  const others = causes.filter(({ explanation, group }) => explanation === 'other-medicine' && POINTING.includes(group) && isAtLeast(group, own));
  const named = others.map((cause) => ({ cause, courses: coursesBehind(cause, suspected, facts) })).filter(({ cause, courses }) => courses.length > 0 || !restsOnMedicines(cause));
  const strongest = POINTING.find((group) => named.some(({ cause }) => cause.group === group));
  if (strongest === undefined) return null;
  const leading = named.filter(({ cause }) => cause.group === strongest);
  const medicines = [...new Set(leading.flatMap(({ courses }) => courses))].sort((a, b) => lastChange(b, facts) - lastChange(a, facts) || (a.episode.id < b.episode.id ? -1 : 1));
  const leads = leading.map(({ cause }) => cause);
  const isOnly = medicines.length === 1;
  const heavy = medicines.filter((course) => weighsOf(course, leads, isOnly).pro >= FROM[strongest]);
  const weighty = heavy.length === 0 ? medicines : heavy;
  const substances = leading.filter(({ courses }) => courses.length === 0).map(({ cause }) => ({ name: inSentence(cause.title.replace(/ \(.*\)$/, '')), weighs: weighsIn(cause, () => true) }));
  return {
    suspected,
    own,
    strongest,
    leading: leads,
    medicines: weighty,
    lighter: heavy.length === 0 ? [] : medicines.filter((course) => !heavy.includes(course)),
    substances,
    weighs: weighsIn(medicine, () => true),
    heaviest: Math.max(...[...weighty.map((course) => weighsOf(course, leads, isOnly)), ...substances.map(({ weighs }) => weighs)].map(netOf)),
    othersFirst: medicine.against.some(({ othersFirst }) => othersFirst === true),
  };
}

/**
 * The causes between which a question can tell: the medicine under suspicion and what the chart points to at least as strongly;
 * empty where nothing else does.
 */
export function rivals(causes: readonly Cause[], elsewhereFound: PointingElsewhere | null): readonly Cause[] {
  const own = causes.find(({ explanation }) => explanation === 'medicine');
  if (own === undefined) return [];
  const standing = causes.filter((cause) => POINTING.includes(cause.group) && isAtLeast(cause.group, own.group) && (cause.explanation === 'other-medicine' ? elsewhereFound?.leading.some(({ id }) => id === cause.id) === true : cause !== own));
  const strongest = POINTING.find((group) => standing.some((cause) => cause.group === group));
  return strongest === undefined ? [] : [own, ...standing.filter(({ group }) => group === strongest)];
}

/** `little`, `away` and `unknown` are all weaker than what points somewhere. */
const isAtLeast = (group: Cause['group'], own: Cause['group']): boolean => !POINTING.includes(own) || POINTING.indexOf(group) <= POINTING.indexOf(own);

/** Findings that are mentioned only name nobody. */
const weighing = ({ for: found }: Cause): Cause['for'] => found.filter(({ weight }) => weight !== null && weight > 0);

/** What the findings that name this medicine weigh together; one that names none is about it where it is the only one. */
function weighsOf({ episode }: Course, causes: readonly Cause[], isOnly: boolean): Weighs {
  const each = causes.map((cause) => weighsIn(cause, ({ facts }) => facts.includes(episode.id) || (isOnly && restsOnMedicines(cause) && !facts.some(isMedicine))));
  return { pro: each.reduce((sum, { pro }) => sum + pro, 0), contra: each.reduce((sum, { contra }) => sum + contra, 0) };
}

function weighsIn(cause: Cause, isMeant: (finding: Finding) => boolean): Weighs {
  const sum = (findings: readonly Finding[]): number => findings.filter(isMeant).reduce((total, { weight }) => total + Math.abs(weight ?? 0), 0);
  return { pro: sum(cause.for), contra: sum(cause.against) };
}

const FROM: Readonly<Record<Cause['group'], number>> = { much: MUCH_FROM, some: SOME_FROM, little: 0, away: 0, unknown: 0 };

const restsOnMedicines = (cause: Cause): boolean => weighing(cause).some(({ facts }) => facts.some(isMedicine));
const isMedicine = (id: string): boolean => id.startsWith('medication:');

function coursesBehind(cause: Cause, suspected: Course, facts: Facts): readonly Course[] {
  const behind = new Set(weighing(cause).flatMap((finding) => finding.facts));
  return facts.courses.filter(({ episode, state }) => behind.has(episode.id) && episode.drug !== suspected.episode.drug && state !== 'planned');
}

const lastChange = (course: Course, facts: Facts): number => lastBefore(course, facts)?.day ?? -Infinity;

/** `quetiapine (150 mg since 05-Sep-2026, numbness 20 days later)`. */
function inWords(course: Course, facts: Facts): string {
  if (course.state === 'stopped') return `${nameOf(course)} (stopped${course.stopOn === null ? '' : ` ${dayInWords(course.stopOn)}`})`;
  if (course.state === 'unclear') return `${nameOf(course)} (not said whether taken)`;
  const dose = course.microgramsPerDay === null ? 'dose not recorded,' : doseInWords(course.microgramsPerDay);
  const unchanged = isUnchanged(course, facts);
  const since = course.onDoseSince === null ? '' : `${unchanged ? ', unchanged' : ''} since ${dayInWords(course.onDoseSince)}`;
  return `${nameOf(course)} (${since === '' ? dose.replace(',', '') : dose}${since}${unchanged ? ', before the numbness began' : beganAfter(course, facts) ? ', begun after the numbness' : waitInWords(course, facts)})`;
}

function beganAfter({ history }: Course, facts: Facts): boolean {
  const onset = onsetOf(facts);
  const first = history()[0];
  return onset !== null && first?.kind === 'start' && first.day > onset.latest;
}

/** Only where the onset is a day and the dose that is taken now was reached before it. */
function waitInWords(course: Course, facts: Facts): string {
  const onset = onsetOf(facts);
  const change = lastBefore(course, facts);
  if (onset === null || onset.lifelong || onset.earliest !== onset.latest || change === null || change.on !== course.onDoseSince) return '';
  const days = onset.latest - change.day;
  return days > facts.terms.settings.timing.linkedDays ? '' : `, numbness ${days === 0 ? 'on the same day' : `${days} day${days === 1 ? '' : 's'} later`}`;
}

const both = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);

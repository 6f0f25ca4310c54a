import { isUnchanged, lastBefore } from '../causes/timing-of-others';
import { MUCH_FROM, SOME_FROM } from '../causes/weigh-causes';
import type { Course } from '../facts/course';
import { suspectedCourse } from '../facts/derived/index-medicine';
import { onsetOf } from '../facts/derived/onset';
import type { Facts } from '../facts/facts';
import type { Cause, Elsewhere } from '../model/assessment';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { inSentence } from '../words/in-sentence';
import { nameOf } from '../words/medicine';

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
/** An interval longer than this between a dose and the numbness tells nothing. */
const LINKED_DAYS = 365;

/**
 * Other medicines or substances that the chart points to at least as strongly as to the medicine under suspicion, which is what the
 * options change; `null` where nothing does, or nothing is suspected.
 */
export function elsewhere(found: PointingElsewhere | null, facts: Facts): Elsewhere | null {
  if (found === null) return null;
  const { suspected, own, strongest, leading, medicines, lighter, substances } = found;
  const equal = own === strongest;
  const name = nameOf(suspected);
  const lowered = medicines.filter(({ state }) => state === 'taking').map(nameOf);
  const first = `${BEGINS[strongest] ?? ''} points to ${both([...medicines.map((course) => inWords(course, facts)), ...substances])}${lighter.length === 0 ? '' : `, less to ${both(lighter.map((course) => inWords(course, facts)))}`}, ${equal ? `as much to ${name}` : SUSPECTED[own](name)}.`;
  const who = `whoever prescribes ${lowered.length === 1 ? 'it' : 'them'}`;
  const then = lowered.length > 0
    ? `; whether ${lowered.join(' or ')} can be lowered is ${strongest === 'much' && !equal ? `decided first, with ${who}` : `a question for ${who}`}.`
    : substances.length > 0 ? `; none of them is about ${both(substances)}.` : '.';
  return {
    message: first,
    then: `The options that change a medicine are about ${name}${then}`,
    causes: leading.map(({ id }) => id),
    facts: [...new Set([...leading.flatMap((cause) => cause.for.flatMap((finding) => finding.facts)), suspected.episode.id])],
  };
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
  readonly substances: readonly string[];
};

export function pointingElsewhere(causes: readonly Cause[], facts: Facts): PointingElsewhere | null {
  const suspected = suspectedCourse(facts);
  const own = causes.find(({ explanation }) => explanation === 'medicine')?.group;
  if (suspected === null || own === undefined) return null;
  const others = causes.filter(({ explanation, group }) => explanation === 'other-medicine' && POINTING.includes(group) && isAtLeast(group, own));
  const named = others.map((cause) => ({ cause, courses: coursesBehind(cause, suspected, facts) })).filter(({ cause, courses }) => courses.length > 0 || !restsOnMedicines(cause));
  const strongest = POINTING.find((group) => named.some(({ cause }) => cause.group === group));
  if (strongest === undefined) return null;
  const leading = named.filter(({ cause }) => cause.group === strongest);
  const medicines = [...new Set(leading.flatMap(({ courses }) => courses))].sort((a, b) => lastChange(b, facts) - lastChange(a, facts) || (a.episode.id < b.episode.id ? -1 : 1));
  const heavy = medicines.filter((course) => weightOf(course, leading.map(({ cause }) => cause)) >= FROM[strongest]);
  return {
    suspected,
    own,
    strongest,
    leading: leading.map(({ cause }) => cause),
    medicines: heavy.length === 0 ? medicines : heavy,
    lighter: heavy.length === 0 ? [] : medicines.filter((course) => !heavy.includes(course)),
    substances: leading.filter(({ courses }) => courses.length === 0).map(({ cause }) => inSentence(cause.title.replace(/ \(.*\)$/, ''))),
  };
}

/**
 * The causes between which a question can tell: the medicine under suspicion and what the chart points to at least as strongly;
 * empty where nothing else does.
 */
export function rivals(causes: readonly Cause[], elsewhereFound: PointingElsewhere | null): readonly Cause[] {
  const own = causes.find(({ explanation }) => explanation === 'medicine');
  if (own === undefined) return [];
  const standing = causes.filter((cause) => POINTING.includes(cause.group) && isAtLeast(cause.group, own.group) && (cause.explanation === 'other-medicine' ? elsewhereFound?.leading.includes(cause) === true : cause !== own));
  const strongest = POINTING.find((group) => standing.some((cause) => cause.group === group));
  return strongest === undefined ? [] : [own, ...standing.filter(({ group }) => group === strongest)];
}

/** `little`, `away` and `unknown` are all weaker than what points somewhere. */
const isAtLeast = (group: Cause['group'], own: Cause['group']): boolean => !POINTING.includes(own) || POINTING.indexOf(group) <= POINTING.indexOf(own);

/** Findings that are mentioned only name nobody. */
const weighing = ({ for: found }: Cause): Cause['for'] => found.filter(({ weight }) => weight !== null && weight > 0);
/** What the findings that name this medicine weigh together. */
const weightOf = ({ episode }: Course, causes: readonly Cause[]): number =>
  causes.flatMap(weighing).reduce((sum, { facts, weight }) => (facts.includes(episode.id) ? sum + (weight ?? 0) : sum), 0);
const FROM: Readonly<Record<Cause['group'], number>> = { much: MUCH_FROM, some: SOME_FROM, little: 0, away: 0, unknown: 0 };

const restsOnMedicines = (cause: Cause): boolean => weighing(cause).some(({ facts }) => facts.some((id) => id.startsWith('medication:')));

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
  return days > LINKED_DAYS ? '' : `, numbness ${days === 0 ? 'on the same day' : `${days} day${days === 1 ? '' : 's'} later`}`;
}

const both = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);

import { compareNumber } from './compare';
import type { Truth } from './compare';
import { courseToChange, isTakenAtOnset, suspectedCourse, takenStill } from '../facts/derived/index-medicine';
import type { Course, NamedCourse } from '../facts/course';
import type { Facts } from '../facts/facts';
import type { FactId, FactKey } from '../model/ids';
import type { Comparison, MedicationTest } from '../model/rule-grammar';
import { toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

const SUSPECTED = 'indexMedicine';
const MICROGRAMS_PER_MG = 1000;

export const medicationKey = (test: MedicationTest): FactKey =>
  test.drug === SUSPECTED ? 'derived:indexMedicine' : `medication:${test.class ?? test.drug ?? ''}`;

/**
 * Whether a medicine is taken, was stopped or is planned, at such a dose. Plans are made here, so a plan that is not in the
 * chart does not exist; for what is taken, a received list without the drug reads as "not taken" except in a strict reading.
 */
export function medicationTest(test: MedicationTest, strict: boolean): Test {
  const key = medicationKey(test);
  const open = cannotTell([key]);
  const choose = coursesFor(test);
  const dosed = asksDose(test);
  return (facts) => {
    const found = weigh(choose(facts), test, facts);
    if (found.basis.length > 0) return applies(found.basis);
    if (test.status === 'planned') return found.unclear ? open : doesNotApply(found.silent);
    const said = facts.confirmations.get(key);
    if (test.drug !== SUSPECTED && said?.value === 'present') return !dosed && !OF_ONSET_OR_SUSPICION.has(test.status) && (test.status !== 'stopped' || strict) ? applies([said.id]) : open;
    if (said?.value === 'absent') return found.unclearSince !== null && found.unclearSince > said.on ? open : doesNotApply([said.id]);
    if (found.unclear || strict || !facts.chart.received.medications) return open;
    return doesNotApply(found.silent);
  };
}

/** The courses a test speaks of; of those named without their formulation it is not known whether they are meant. */
function coursesFor(test: MedicationTest): (facts: Facts) => readonly NamedCourse[] {
  const { class: id, drug = '' } = test;
  if (id !== undefined) return (facts) => facts.coursesByClass.get(id) ?? NO_COURSES;
  if (drug !== SUSPECTED) return (facts) => facts.coursesNamed(drug);
  return (facts) => {
    // What is taken again was not stopped.
    const course = test.status === 'active' || test.status === 'since-onset' ? courseToChange(facts) : ((test.status === 'stopped' ? takenStill(facts) : null) ?? suspectedCourse(facts));
    return course === null ? NO_COURSES : [{ course, named: true }];
  };
}

/** That a medicine is taken says nothing of these. */
const OF_ONSET_OR_SUSPICION: ReadonlySet<MedicationTest['status']> = new Set(['suspected', 'at-onset', 'since-onset']);

const NO_COURSES: readonly NamedCourse[] = [];

type Found = { readonly basis: readonly FactId[]; readonly silent: readonly FactId[]; readonly unclear: boolean; readonly unclearSince: LocalDate | null };
const NOTHING_FOUND: Found = { basis: [], silent: [], unclear: false, unclearSince: null };

function weigh(courses: readonly NamedCourse[], test: MedicationTest, facts: Facts): Found {
  if (courses.length === 0) return NOTHING_FOUND;
  const basis: FactId[] = [];
  const silent: FactId[] = [];
  let unclear = false;
  let unclearSince: LocalDate | null = null;
  for (const { course, named } of courses) {
    const truth = both(named, both(inState(facts, course, test), atDose(facts, course, test)));
    if (truth === true) basis.push(course.episode.id);
    else if (truth === false) silent.push(course.episode.id);
    else {
      unclear = true;
      const since = newest(course);
      if (since !== null && (unclearSince === null || since > unclearSince)) unclearSince = since;
    }
  }
  return { basis, silent, unclear, unclearSince };
}

/** The day on which an unclear record became known: an answer given before it cannot have meant it. */
function newest({ episode: { startOn, provenance } }: Course): LocalDate | null {
  const { recordedOn } = provenance;
  return startOn === null || (recordedOn !== null && recordedOn > startOn) ? recordedOn : startOn;
}

function inState(facts: Facts, course: Course, test: MedicationTest): Truth {
  switch (test.status) {
    case 'planned':
      return course.state === 'planned';
    case 'active':
      return course.state === 'taking' ? true : course.state === 'unclear' ? null : false;
    case 'suspected':
      return course.state !== 'planned' && course.episode.drug === suspectedCourse(facts)?.episode.drug;
    case 'at-onset':
      return isTakenAtOnset(facts, course);
    case 'since-onset':
      return course.state === 'stopped' ? false : isTakenAtOnset(facts, course);
    case 'any':
      return course.state !== 'planned';
    case 'stopped':
      if (course.state === 'unclear') return null;
      // What goes on in another entry was not stopped.
      if (course.state !== 'stopped' || course.isContinued) return false;
      if (test.stoppedWithinDays === undefined) return true;
      return course.stopOn === null ? null : course.stopOn >= facts.earliest(test.stoppedWithinDays);
  }
}

const asksDose = (test: MedicationTest): boolean =>
  test.minDaysOnDose !== undefined || test.mgPerDay !== undefined || test.mgPerDose !== undefined ||
  test.doseVsMaxLabel !== undefined || test.doseVsMinEffective !== undefined;

function atDose(facts: Facts, course: Course, test: MedicationTest): Truth {
  let truth: Truth = true;
  if (test.minDaysOnDose !== undefined) {
    truth = both(truth, course.onDoseSince === null ? null : facts.today - toEpochDay(course.onDoseSince) >= test.minDaysOnDose);
  }
  if (test.mgPerDay !== undefined) truth = both(truth, comparedDose(course, test.mgPerDay, 1));
  if (test.mgPerDose !== undefined) truth = both(truth, comparedSingleDose(course, test.mgPerDose));
  if (test.doseVsMaxLabel !== undefined) truth = both(truth, comparedDose(course, test.doseVsMaxLabel, course.terms.entry?.maxMgPerDay ?? null));
  if (test.doseVsMinEffective !== undefined) {
    truth = both(truth, comparedDose(course, test.doseVsMinEffective, course.terms.entry?.usualRangeMg?.[0] ?? null));
  }
  return truth;
}

/** Daily dose against a multiple of a dose in milligrams, in whole micrograms. */
function comparedDose(course: Course, { op, value }: Comparison, unitMg: number | null): Truth {
  if (course.microgramsPerDay === null || unitMg === null) return null;
  return compareNumber(course.microgramsPerDay, { op, value: value * unitMg * MICROGRAMS_PER_MG });
}

/** The largest single dose; of a plan, that of any step. */
function comparedSingleDose(course: Course, { op, value }: Comparison): Truth {
  const steps = course.state === 'planned' ? course.episode.steps : course.episode.steps.filter(({ from }) => from === course.onDoseSince);
  let open = steps.length === 0;
  for (const { microgramsPerDay, timesPerDay } of steps) {
    if (microgramsPerDay === null || timesPerDay === null || timesPerDay <= 0) open = true;
    else if (compareNumber(microgramsPerDay, { op, value: value * MICROGRAMS_PER_MG * timesPerDay })) return true;
  }
  return open ? null : false;
}

const both = (first: Truth, second: Truth): Truth => (first === false || second === false ? false : first === null || second === null ? null : true);

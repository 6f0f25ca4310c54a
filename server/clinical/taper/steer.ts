import type { PlanRequest, Refusal, Result } from '../model/plan';
import { doseInWords } from '../words/dose';
import { isLowEnough } from './build-tracks';
import type { Chosen } from './choose-strategy';
import { done, refuse } from './refuse';
import { resume } from './resume';
import type { Begun, Ended, Resuming } from './resume';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';
import { delayed, stretchesOf } from './tracks';
import type { Track } from './tracks';

/** The plan's tracks after the prescriber's edits of single steps. */
export type Steered = { readonly tracks: readonly Track[]; readonly before: ReadonlyMap<string, number>; readonly reinstated: ReadonlySet<number>; readonly ended: readonly Ended[]; readonly begun: Begun };

/** Holds, a step back, and a plan taken up at the step the patient is really on; steps are numbered as without these edits. */
export function steerTracks(tracks: readonly Track[], request: PlanRequest, steering: Omit<Resuming, 'request'>): Result<Steered, Refusal> {
  const { from, terms, chosen } = steering;
  const { holds, stepBackAt, resumeAt, freeSince } = request.steering;
  const longest = terms.knowledge.tapering.general.limits.longestStepDays;
  let moved = tracks;
  const rule = holds.length === 0 ? [] : stretchesOf(tracks);
  for (const { step, days } of [...holds].sort((a, b) => b.step - a.step)) {
    const stretch = rule[step - 1];
    if (stretch === undefined || stretch.days === null) return refuse('steering', 'no-such-step', `step ${step} cannot be held; the plan has ${rule.length === 2 ? 'one dated step' : `${rule.length - 1} dated steps`}`);
    if (!Number.isInteger(days) || days < 1 || stretch.days + days > longest) return refuse('steering', 'hold', `a hold of ${days} days is not between 1 and ${longest - stretch.days}; longer is a new plan`);
    moved = delayed(moved, stretch.day + stretch.days, days);
  }
  const back = stepBackAt === null ? done({ tracks: moved, day: null }) : stepBack(moved, stepBackAt, { from, chosen, terms });
  if (!back.ok) return back;
  const reinstated = new Set(back.value.day === null ? [] : [back.value.day]);
  if (resumeAt === null || resumeAt === 1) {
    return freeSince.length > 0
      ? refuse('steering', 'free-since', 'a first day without a medicine is for a plan that is taken up after the medicine has ended')
      : done({ tracks: back.value.tracks, before: from, reinstated, ended: [], begun: new Map() });
  }
  const resumed = resume(back.value.tracks, resumeAt, { request, ...steering });
  if (!resumed.ok) return resumed;
  const { moved: past, ...rest } = resumed.value;
  return done({ ...rest, reinstated: new Set([...reinstated].filter((day) => day >= past).map((day) => day - past)) });
}

/** After step n the doses of the step before are taken once more, then step n again; what begins anew keeps its dose meanwhile. */
function stepBack(tracks: readonly Track[], at: number, { from, chosen, terms }: { readonly from: ReadonlyMap<string, number>; readonly chosen: Chosen; readonly terms: PlanTerms }): Result<{ readonly tracks: readonly Track[]; readonly day: number }, Refusal> {
  const stretches = stretchesOf(tracks);
  const [here, last] = [stretches[at - 1], stretches[at - 2]];
  if (here === undefined || here.days === null || here.doses.size === 0) return refuse('steering', 'no-such-step', `step ${at} cannot be stepped back from; it is no dated step with a dose`);
  const earlier: ReadonlyMap<string, number> = last?.doses ?? from;
  const day = here.day + here.days;
  const backDays = last?.days ?? here.days;
  const gone = [...earlier.keys()].find((drug) => !here.doses.has(drug));
  if (gone !== undefined) return refuse('steering', 'step-back', `${nameOf(gone, terms)} has ended before step ${at}; taking it again is a new plan`);
  const over = [...chosen.crossings, ...chosen.beside].find(({ old, next, pair }) => here.doses.has(next) && pair.schedule.overlap !== null && !isLowEnough(earlier.get(old) ?? 0, pair.schedule.overlap, from.get(old) ?? 0));
  if (over !== undefined) return refuse('steering', 'overlap-cap', `${doseInWords(earlier.get(over.old) ?? 0)} of ${nameOf(over.old, terms)} beside ${nameOf(over.next, terms)} is more than the pair allows: ${over.pair.crossTaperCondition ?? over.pair.notes}`, over.pair.refs);
  const later = delayed(tracks, day, backDays + here.days).map((track) => {
    const [now, then] = [here.doses.get(track.drug) ?? 0, earlier.get(track.drug) ?? 0];
    if (then <= now) return track;
    const events = [...track.events.filter((event) => event.day < day), { day, dose: then }, { day: day + backDays, dose: now }, ...track.events.filter((event) => event.day >= day)];
    return { ...track, events };
  });
  return done({ tracks: later, day });
}

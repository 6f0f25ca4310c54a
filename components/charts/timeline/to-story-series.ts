import type { Workspace } from '@/server/contracts/workspace';
import { oldestFirst } from '../../report/oldest-first';
import { dayNumber, formatDay, formatMonth, formatSpan } from '../../ui/days';
import { formatDose } from '../../ui/amounts';
import type { Interval, Onset, TimelineEvent, WaitingRecord, Words } from './series';

type Chart = Workspace['chart'];
type Report = Chart['reports'][number];
type Assessment = Workspace['assessment'];

/** The patient's own words with their day, each text in whole sentences. */
export const toWordsSeries = (reports: readonly Report[], on: string, flags: readonly Pick<Assessment['flags'][number], 'facts'>[] = []): readonly Words[] =>
  reports
    .filter((report) => report.on <= on && report.words.length > 0)
    .map((report): Words => ({ day: dayNumber(report.on), sentences: report.words.flatMap(sentencesOf), ...writer(report.filledBy), ...(isFlagged(reports, report.on, flags) ? { flagged: true } : {}) }))
    .filter(({ sentences }) => sentences.length > 0)
    .sort((a, b) => a.day - b.day);

/** A report of that day raised a flag: what was said on it is told whole, whichever form the answer stands in. */
const isFlagged = (reports: readonly Report[], on: string, flags: readonly Pick<Assessment['flags'][number], 'facts'>[]): boolean =>
  flags.some(({ facts }) => reports.some((report) => report.on === on && facts.includes(report.id)));

const writer = (filledBy: Report['filledBy']): Pick<Words, 'by'> => (filledBy === 'carer' ? { by: 'a carer' } : filledBy === 'interpreter' ? { by: 'through an interpreter' } : {});

/** A text cut after its sentence ends, never inside one. */
export const sentencesOf = (text: string): readonly string[] =>
  (text.match(/[^.!?…]+(?:[.!?…]+["”’)]*|$)/g) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');

/** Life events and new diagnoses, in order of day. */
export const toEventSeries = (chart: Chart, on: string, told: readonly string[] = []): readonly TimelineEvent[] =>
  chart.lifeEvents
    .filter((event) => event.on <= on)
    .map((event) => ({ day: dayNumber(event.on), until: event.untilOn === null ? null : dayNumber(event.untilOn), title: event.title, ...(told.includes(event.id) ? { told: true } : {}) }))
    .sort((a, b) => a.day - b.day || (a.title < b.title ? -1 : 1));

/** Records of the trust inbox, those with a day in order of it, the others after them. */
export const toWaitingSeries = (inbox: Workspace['inbox']): readonly WaitingRecord[] =>
  inbox
    .map(({ statedOn, text, why }) => ({ day: statedOn === null ? null : dayNumber(statedOn), text, why }))
    .sort((a, b) => dayOrLast(a) - dayOrLast(b) || (a.text < b.text ? -1 : 1));

/** Infinity minus itself is no number: a large day stands for none. */
const dayOrLast = ({ day }: WaitingRecord): number => day ?? Number.MAX_SAFE_INTEGER;

/** The onset as the headline has it: of the newest structured report that names one; none where it was always there. */
export function toOnset(reports: readonly Report[], on: string): Onset | null {
  const named = oldestFirst(reports.filter((report) => report.on <= on))
    .reverse()
    .flatMap(({ onset }) => (onset === null ? [] : [onset]))
    .find(({ precision, earliestOn, latestOn }) => precision === ALWAYS || (earliestOn !== null && latestOn !== null && earliestOn <= on));
  if (named === undefined || named.precision === ALWAYS || named.earliestOn === null || named.latestOn === null) return null;
  const words = {
    day: formatDay(named.earliestOn),
    month: formatMonth(named.earliestOn),
    'season and year': `${formatMonth(named.earliestOn)} to ${formatMonth(named.latestOn)}`,
    'not sure': '',
  }[named.precision];
  return { from: dayNumber(named.earliestOn), to: Math.min(dayNumber(named.latestOn), dayNumber(on)), words: `numbness first noticed ${words}`.trim() };
}

const ALWAYS = 'always been this way';

/** As far back as the headline looks for another medicine that changed before the numbness. */
const SHORTLY_DAYS = 90;

/** Episodes that were started, changed or stopped shortly before the onset, and those of which the headline names a change. */
export const changedBefore = ({ changes, headlineChanges }: Pick<Assessment, 'changes' | 'headlineChanges'>, onset: Pick<Onset, 'to'> | null): ReadonlySet<string> =>
  new Set([
    ...headlineChanges.map(({ episode }) => episode),
    ...changes.filter(({ kind, on, lagDays }) => kind !== 'event' && (lagDays ?? (onset === null ? Infinity : onset.to - dayNumber(on))) <= SHORTLY_DAYS).flatMap(({ facts }) => facts),
  ]);

/** From the last change that the headline speaks of to the onset, as the assessment counted it: the picture ties the numbness to what the sentence says. */
export function toIntervals(chart: Pick<Chart, 'episodes'>, assessment: Pick<Assessment, 'headlineChanges' | 'indexMedicine'>, onset: Onset | null): readonly Interval[] {
  const told = assessment.headlineChanges
    .flatMap(({ lagDays, ...change }) => {
      const episode = chart.episodes.find(({ id }) => id === change.episode);
      // That another medicine ended is told beside; the bracket stands for what was begun or changed.
      const endedBeside = change.kind === 'stop' && change.episode !== assessment.indexMedicine;
      return episode === undefined || endedBeside || lagDays === null || lagDays <= 0 ? [] : [{ ...change, lagDays, episode }];
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  if (told === undefined) return [];
  const { on, kind, lagDays, episode } = told;
  const from = dayNumber(on);
  const change = changeWords(episode, { on, kind });
  const own = episode.id === assessment.indexMedicine;
  return [{ from, to: from + lagDays, words: formatSpan(lagDays), change: own ? change : `${episode.drug} ${change}`, end: onset?.words ?? 'first blunting report', episode: episode.id }];
}

function changeWords(episode: Chart['episodes'][number], { on, kind }: Pick<Assessment['headlineChanges'][number], 'on' | 'kind'>): string {
  if (kind === 'stop') return 'stopped';
  const steps = [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1));
  const place = steps.findIndex(({ from }) => from === on);
  const now = steps[place]?.microgramsPerDay ?? null;
  const before = steps[place - 1]?.microgramsPerDay ?? null;
  if (kind === 'start') return now === null ? 'started' : `${formatDose(now)} started`;
  if (now === null) return 'dose not recorded';
  return before === null ? `${formatDose(now)} recorded` : `${formatDose(before).replace(/ mg$/, '')} to ${formatDose(now)}`;
}

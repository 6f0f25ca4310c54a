import type { Workspace } from '@/server/contracts/workspace';
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
export const toEventSeries = (chart: Chart, on: string): readonly TimelineEvent[] =>
  chart.lifeEvents
    .filter((event) => event.on <= on)
    .map((event) => ({ day: dayNumber(event.on), until: event.untilOn === null ? null : dayNumber(event.untilOn), title: event.title }))
    .sort((a, b) => a.day - b.day || (a.title < b.title ? -1 : 1));

/** Records of the trust inbox, those with a day in order of it, the others after them. */
export const toWaitingSeries = (inbox: Workspace['inbox']): readonly WaitingRecord[] =>
  inbox
    .map(({ statedOn, text, why }) => ({ day: statedOn === null ? null : dayNumber(statedOn), text, why }))
    .sort((a, b) => dayOrLast(a) - dayOrLast(b) || (a.text < b.text ? -1 : 1));

/** Infinity minus itself is no number: a large day stands for none. */
const dayOrLast = ({ day }: WaitingRecord): number => day ?? Number.MAX_SAFE_INTEGER;

/** The onset as the newest structured report names it. */
export function toOnset(reports: readonly Report[], on: string): Onset | null {
  const named = reports
    .filter((report) => report.on <= on && report.onset !== null)
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .find((report) => report.onset?.earliestOn !== null && report.onset?.latestOn !== null)?.onset;
  if (named === undefined || named === null || named.earliestOn === null || named.latestOn === null) return null;
  const words = {
    day: formatDay(named.earliestOn),
    month: formatMonth(named.earliestOn),
    'season and year': `${formatMonth(named.earliestOn)} to ${formatMonth(named.latestOn)}`,
    'always been this way': '',
    'not sure': '',
  }[named.precision];
  return { from: dayNumber(named.earliestOn), to: dayNumber(named.latestOn), words: `numbness first noticed ${words}`.trim() };
}

/** As far back as the headline looks for another medicine that changed before the numbness. */
const SHORTLY_DAYS = 90;

/** Episodes that were started, changed or stopped shortly before the onset. */
export const changedBefore = (changes: Assessment['changes'], onset: Pick<Onset, 'to'> | null): ReadonlySet<string> =>
  new Set(changes.filter(({ kind, on, lagDays }) => kind !== 'event' && (lagDays ?? (onset === null ? Infinity : onset.to - dayNumber(on))) <= SHORTLY_DAYS).flatMap(({ facts }) => facts));

/**
 * From the last change before the onset to the onset, as the assessment counted it: the suspected medicine's, or a later start or rise of
 * another one where the headline names it, so that the picture ties the numbness to what the sentence says.
 */
export function toIntervals(chart: Pick<Chart, 'episodes'>, assessment: Pick<Assessment, 'changes' | 'indexMedicine' | 'headline'>, onset: Onset | null): readonly Interval[] {
  const told = assessment.headline.toLowerCase();
  const nearest = assessment.changes
    .flatMap(({ kind, on, lagDays, facts }) => {
      const episode = chart.episodes.find(({ id }) => facts.includes(id));
      if (episode === undefined || lagDays === null || lagDays <= 0) return [];
      const suspected = episode.id === assessment.indexMedicine;
      const counts = suspected ? kind === 'dose' || kind === 'start' : lagDays <= SHORTLY_DAYS && (kind === 'start' || kind === 'add-on' || isRise(episode, on)) && told.includes(episode.drug.toLowerCase());
      return counts ? [{ on, lagDays, episode, suspected }] : [];
    })
    .sort((a, b) => (a.on === b.on ? Number(b.suspected) - Number(a.suspected) : a.on < b.on ? 1 : -1))[0];
  if (nearest === undefined) return [];
  const { on, lagDays, episode, suspected } = nearest;
  const from = dayNumber(on);
  const change = changeWords(episode, on);
  return [{ from, to: from + lagDays, words: formatSpan(lagDays), change: suspected || change === episode.drug ? change : `${episode.drug} ${change}`, end: onset?.words ?? 'first blunting report', episode: episode.id }];
}

function isRise(episode: Chart['episodes'][number], on: string): boolean {
  const { before, now } = dosesAt(episode, on);
  return before !== null && now !== null && now > before;
}

function dosesAt(episode: Chart['episodes'][number], on: string): { readonly before: number | null; readonly now: number | null } {
  const steps = [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1));
  const place = steps.findIndex(({ from }) => from === on);
  return { before: steps[place - 1]?.microgramsPerDay ?? null, now: steps[place]?.microgramsPerDay ?? null };
}

function changeWords(episode: Chart['episodes'][number], on: string): string {
  const { before, now } = dosesAt(episode, on);
  if (now === null) return episode.drug;
  return before === null ? `${formatDose(now)} ${episode.status === 'unknown' ? 'on the list' : 'started'}` : `${formatDose(before).replace(/ mg$/, '')} to ${formatDose(now)}`;
}

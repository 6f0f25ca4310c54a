import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { dayNumber, formatDayOfYear } from '../../ui/days';
import type { MedicineLane, TimelineSeries } from './series';
import { toMedicineSeries } from './to-medicine-series';
import { toReportMarks, toScoreSeries } from './to-score-series';
import { changedBefore, toEventSeries, toIntervals, toOnset, toWaitingSeries, toWordsSeries } from './to-story-series';

const LEAD_DAYS = 24;
const LONGEST_STORY_DAYS = 1100;
const SHORTEST_STORY_DAYS = 182;
const YEAR_DAYS = 365;

/** Everything the timeline draws, from the chart and what the assessment counted. */
export function toTimelineSeries({ chart, assessment, inbox, on, asKnownOn }: Pick<Workspace, 'chart' | 'assessment' | 'inbox' | 'on' | 'asKnownOn'>, catalog: Pick<Catalog, 'instruments' | 'drugs'>): TimelineSeries {
  const today = dayNumber(on);
  const scores = toScoreSeries(chart.reports, catalog.instruments, on);
  const words = toWordsSeries(chart.reports, on, assessment.flags);
  const events = toEventSeries(chart, on, assessment.headlineEvents);
  const onset = toOnset(chart.reports, on);
  const medicines = toMedicineSeries(chart.episodes, catalog.drugs, { on, suspected: assessment.indexMedicine, changed: changedBefore(assessment, onset) });
  const waiting = toWaitingSeries(inbox);
  const days = [
    // A record that waits may name any day: none far before the longest story makes the picture longer.
    ...waiting.flatMap(({ day }) => (day === null || day < today - LONGEST_STORY_DAYS ? [] : [day])),
    ...scores.flatMap(({ runs }) => runs.flatMap((run) => run.map(({ day }) => day))),
    ...medicines.flatMap(({ episodes }) => episodes.filter(({ status, undated }) => status !== 'planned' && !undated).map(({ from }) => from)),
    ...words.map(({ day }) => day),
    ...events.map(({ day }) => day),
    ...(onset === null ? [] : [onset.from]),
  ];
  const first = Math.min(today - SHORTEST_STORY_DAYS, ...days);
  return {
    today,
    todayWords: asKnownOn === null ? 'Today' : formatDayOfYear(asKnownOn),
    scores,
    words,
    voice: chart.patient.sex === 'female' ? 'In her words' : chart.patient.sex === 'male' ? 'In his words' : 'In their words',
    onset,
    intervals: toIntervals(chart, assessment, onset),
    medicines,
    medicinesReceived: chart.received.medications,
    events,
    waiting,
    reports: toReportMarks(chart.reports, scores, on),
    first,
    plan: null,
    storyFrom: storyFrom({ medicines, today, first, earliest: [onset?.from, events.find(({ told }) => told)?.day, ...scores.filter(({ look }) => look === 1).map(({ runs }) => runs[0]?.[0]?.day)] }),
  };
}

/** Shortly before the suspected medicine began, the first thing said about numbness and what is recorded before it; else a year. */
function storyFrom(known: { readonly medicines: readonly MedicineLane[]; readonly today: number; readonly first: number; readonly earliest: readonly (number | undefined)[] }): number {
  const suspected = known.medicines.find((lane) => lane.suspected)?.episodes.findLast(({ undated }) => !undated)?.from;
  const marks = [suspected, ...known.earliest].filter((day) => day !== undefined);
  const wanted = marks.length === 0 ? known.today - YEAR_DAYS : Math.min(...marks) - LEAD_DAYS;
  return Math.max(known.first - LEAD_DAYS, known.today - LONGEST_STORY_DAYS, Math.min(wanted, known.today - SHORTEST_STORY_DAYS));
}

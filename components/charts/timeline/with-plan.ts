import { dayNumber } from '../../ui/days';
import type { DoseSegment, MedicineEpisode, MedicineLane, PlanLayer, TimelineSeries } from './series';

/** What of a plan the timeline needs. */
export type PlannedDoses = {
  readonly layer: PlanLayer;
  readonly plan: {
    readonly start: string;
    readonly from: readonly { readonly drug: string; readonly mgPerDay: number }[];
    readonly to: readonly { readonly drug: string; readonly mgPerDay: number }[];
    readonly steps: readonly { readonly from: string; readonly to: string | null; readonly doses: readonly { readonly drug: string; readonly mgPerDay: number }[] }[];
  };
  readonly names: Readonly<Record<string, string>>;
  /** Usual maximum by drug, for heights that compare. */
  readonly usualMg: Readonly<Record<string, number>>;
};

const MICROGRAMS = 1000;
/** The open end is drawn for so long. */
const OPEN_DAYS = 366;

/** The story with a plan as its future: what is taken goes on to the start, then the planned doses follow without a gap. */
export function withPlan(series: TimelineSeries, shown: PlannedDoses | null): TimelineSeries {
  if (shown === null) return series;
  const { plan, names } = shown;
  // What lies behind today is the record's to say, whatever was planned.
  const start = Math.max(dayNumber(plan.start), series.today);
  const drugs = [...new Set([...plan.from, ...plan.to].map(({ drug }) => drug))];
  const drawn = new Map(drugs.map((drug) => [drug, plannedEpisode(drug, shown, series.today)]));
  const lanes = series.medicines.map((lane): MedicineLane => {
    const planned = drawn.get(lane.id);
    if (planned === undefined) return lane;
    drawn.delete(lane.id);
    return { ...lane, episodes: [...lane.episodes.map((episode) => (episode.status === 'active' ? untilStart(episode, start) : episode)), ...(planned === null ? [] : [planned])] };
  });
  const added = [...drawn].flatMap(([drug, planned]): MedicineLane[] => (planned === null ? [] : [{ id: drug, name: names[drug] ?? drug, suspected: false, known: true, changed: false, episodes: [planned] }]));
  const suspected = lanes.filter((lane) => lane.suspected);
  return { ...series, plan: fromToday(shown.layer, series.today), medicines: [...suspected, ...added, ...lanes.filter((lane) => !lane.suspected)] };
}

/** The part of it that is still to come. */
function fromToday(layer: PlanLayer, today: number): PlanLayer {
  const ahead = <Part extends { readonly from: number; readonly to: number }>(parts: readonly Part[]): readonly Part[] => parts.filter(({ to }) => to > today).map((part) => ({ ...part, from: Math.max(today, part.from) }));
  return { ...layer, occupancy: layer.occupancy.map((row) => ({ ...row, steps: ahead(row.steps) })), windows: ahead(layer.windows), checks: layer.checks.filter(({ day }) => day >= today) };
}

/** What is taken goes on up to the plan's first day. */
function untilStart(episode: MedicineEpisode, start: number): MedicineEpisode {
  const last = episode.segments.at(-1);
  return last === undefined ? episode : { ...episode, to: start, segments: [...episode.segments.slice(0, -1), { ...last, to: start }] };
}

function plannedEpisode(drug: string, { plan, usualMg }: PlannedDoses, today: number): MedicineEpisode | null {
  const usual = usualMg[drug] ?? null;
  const segments = plan.steps.flatMap((step): DoseSegment[] => {
    const mg = step.doses.find((dose) => dose.drug === drug)?.mgPerDay;
    if (mg === undefined) return [];
    const from = Math.max(today, dayNumber(step.from));
    const to = step.to === null ? from + OPEN_DAYS : dayNumber(step.to) + 1;
    if (to <= from) return [];
    return [{ from, to, micrograms: Math.round(mg * MICROGRAMS), share: usual === null ? null : Math.min(1, mg / usual), reason: null }];
  });
  const [first] = segments;
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    id: `plan:${drug}`, from: first.from, to: last.to, status: 'planned', segments: joined(segments), openStart: false, openEnd: false, undated: false, asNeeded: false, supplyGaps: [], refills: [], startReason: null, stopWords: null,
  };
}

/** Steps of another drug that leave this dose as it is make no riser. */
function joined(segments: readonly DoseSegment[]): DoseSegment[] {
  const result: DoseSegment[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (last?.micrograms === segment.micrograms && last.to === segment.from) result[result.length - 1] = { ...last, to: segment.to };
    else result.push(segment);
  }
  return result;
}

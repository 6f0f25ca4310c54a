import { classNames } from '../../ui/class-names';
import { dayOfNumber, formatDay, formatDayOfYear } from '../../ui/days';
import { formatDose } from '../../ui/amounts';
import { insideSentence } from '../../ui/inside-sentence';
import { clampToAxis, pastEnd, percentOf } from './axis';
import type { Axis } from './axis';
import { AS_NEEDED, besideWords, lastDoseOf } from './dose-days';
import { down, nameTop } from './geometry';
import type { Row } from './geometry';
import { REASON_LINE, placeDoses, placeGapWords, roomBeside } from './place-labels';
import type { PlacedDose } from './place-labels';
import type { DoseSegment, MedicineEpisode, MedicineLane, Span } from './series';
import { RefillToggle } from './refills-row';

const LEAST_HEIGHT = 7;
const SUSPECTED_MARK = 'bar height: share of the usual maximum';

type MedicineRowProps = { readonly lane: MedicineLane; readonly row: Row; readonly axis: Axis; readonly width: number; readonly opened: boolean; readonly onToggle: (lane: string) => void };

/** The doses of one drug as steps; what is planned is dashed, what nobody recorded is dotted. */
export function MedicineRow({ lane, row, axis, width, opened, onToggle }: MedicineRowProps) {
  const heightOf = (segment: DoseSegment): number => (segment.share === null ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, segment.share * (row.height - 4)));
  const inView = lane.episodes.filter(({ from, to, undated }) => !undated && to > axis.from && from < axis.to);
  const undated = lane.episodes.find((episode) => episode.undated);
  const last = inView.at(-1);
  const earlier = lane.episodes.filter((episode) => !episode.undated && episode.to <= axis.from).length;
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(row, 6) }}>
        <span className={classNames('tl-nameLine', lane.suspected && 'font-strong')} title={lane.name}>{lane.name}</span>
        <RefillToggle lane={lane} opened={opened} onToggle={onToggle} />
        {lane.suspected ? <small>{SUSPECTED_MARK}</small> : null}
      </div>
      <div className="tl-base" style={{ top: down(row, row.height) }} />
      <svg className="tl-svg" style={{ top: down(row), height: `${row.height}px` }} viewBox={`0 0 1000 ${row.height}`} preserveAspectRatio="none" aria-hidden="true">
        {inView.map((episode) => (
          <Bar key={episode.id} episode={episode} lane={lane} row={row} axis={axis} heightOf={heightOf} />
        ))}
      </svg>
      {inView.map((episode, place) => (
        <EpisodeWords key={episode.id} episode={episode} next={inView[place + 1]} row={row} axis={axis} width={width} heightOf={heightOf} />
      ))}
      {undated === undefined ? null : (
        <span className="tl-label tl-muted" style={{ left: 0, top: down(row, row.height - 18) }}>
          {undated.status === 'unknown' ? 'on the list; dates and whether taken not recorded' : 'on the list; dates not recorded'}
        </span>
      )}
      {last === undefined && undated === undefined && earlier > 0 ? (
        <span className="tl-label tl-muted" style={{ left: 0, top: down(row, row.height - 20) }}>before this range</span>
      ) : null}
    </>
  );
}

type PartProps = { readonly episode: MedicineEpisode; readonly row: Row; readonly axis: Axis; readonly heightOf: (segment: DoseSegment) => number };

function Bar({ episode, lane, row, axis, heightOf }: PartProps & { readonly lane: MedicineLane }) {
  const x = (day: number): string => (percentOf(axis, clampToAxis(axis, day)) * 10).toFixed(2);
  const segments = episode.segments.filter(({ from, to }) => to > axis.from && from < axis.to);
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return null;
  const top = segments.map((segment) => `V${(row.height - heightOf(segment)).toFixed(2)}H${x(segment.to)}`).join('');
  const begins = first.from < axis.from || episode.openStart ? `M${x(first.from)} ${(row.height - heightOf(first)).toFixed(2)}` : `M${x(first.from)} ${row.height}`;
  const closed = episode.status === 'stopped' && !episode.openEnd && last.to <= axis.to ? `V${row.height}` : '';
  const planned = episode.status === 'planned';
  return (
    <>
      <path className={planned ? 'tl-bodyPlanned' : lane.suspected ? 'tl-body' : 'tl-bodyOther'} d={`M${x(first.from)} ${row.height}${top}V${row.height}Z`} />
      <path
        className={classNames(planned ? 'tl-edgePlanned' : lane.suspected ? 'tl-edge' : 'tl-edgeOther', episode.openEnd && 'tl-edgeUnknown')}
        d={`${begins}${top}${closed}`}
      />
    </>
  );
}

function EpisodeWords({ episode, next, row, axis, width, heightOf }: PartProps & { readonly next: MedicineEpisode | undefined; readonly width: number }) {
  const ended = episode.status === 'stopped' || episode.openEnd;
  const doses = placeDoses(episode, { axis, width, heightOf, laneHeight: row.height });
  const lastSegment = episode.segments.at(-1);
  const short = row.height < 40;
  const end = clampToAxis(axis, episode.to);
  const room = roomBeside({ from: end, to: next === undefined ? pastEnd(axis) : clampToAxis(axis, next.from) }, { axis, width });
  const isShort = short && room <= 12;
  const after = ended ? endWords(episode, lastSegment, room, isShort && doses.length > 0) : null;
  return (
    <>
      {episode.supplyGaps.map((gap) => (
        <SupplyGap key={gap.from} gap={gap} told={doses.find(({ after }) => after === gap)} episode={episode} row={row} axis={axis} width={width} heightOf={heightOf} />
      ))}
      {(short && after !== null && !isShort ? [] : doses).map(({ segment, day, after: gap, isGapTold, dose, since, at, reason }) => (
        <span
          key={segment.from}
          className="tl-label"
          style={{ left: `${percentOf(axis, day)}%`, top: down(row, at === 'above' ? row.height - heightOf(segment) - 17 : row.height - 19 - (reason?.at === 'over' ? reason.lines * REASON_LINE : 0)) }}
        >
          {reason?.at === 'over' ? <span className="tl-reasonOver" style={{ width: `${reason.widthPixels}px` }}>{reason.words}</span> : null}
          <b>{dose}</b>
          {since === null ? null : ` ${since}`}
          {episode.status === 'planned' ? ', planned' : episode.asNeeded ? AS_NEEDED : null}
          {reason?.at === 'after' ? `: ${reason.words}` : null}
          {gap === null || !isGapTold ? null : `; ${gapWords(gap)} before`}
        </span>
      ))}
      {episode.status === 'planned' ? <PlannedEnd episode={episode} row={row} axis={axis} room={room} /> : null}
      {after === null && doses.length === 0 && episode.to > axis.from && episode.status !== 'planned' ? (
        <BesideLeft episode={episode} row={row} axis={axis} width={width} />
      ) : null}
      {after === null || episode.to <= axis.from || episode.to > axis.to ? null : (
        <span className="tl-label" style={{ left: `${percentOf(axis, end)}%`, top: down(row, row.height - 18) }}>
          {after.dose === null ? null : <b>{after.dose}</b>}
          {after.rest}
        </span>
      )}
    </>
  );
}

/** Where a planned medicine ends: in how many steps, and from when on there is none. */
function PlannedEnd({ episode, row, axis, room }: { readonly episode: MedicineEpisode; readonly row: Row; readonly axis: Axis; readonly room: number }) {
  const end = ` from ${formatDay(dayOfNumber(episode.to))}`;
  const steps = `${episode.segments.length} ${episode.segments.length === 1 ? 'step' : 'steps'}, `;
  if (episode.to > axis.to || end.length + 4 > room) return null;
  return (
    <span className="tl-label" style={{ left: `${percentOf(axis, episode.to)}%`, top: down(row, row.height - 18) }}>
      {steps.length + end.length + 4 > room ? '' : steps}<b>0 mg</b>{end}
    </span>
  );
}

/** A bar too short for its words, close to today: they stand before it. */
function BesideLeft({ episode, row, axis, width }: { readonly episode: MedicineEpisode; readonly row: Row; readonly axis: Axis; readonly width: number }) {
  const words = besideWords(episode);
  const from = clampToAxis(axis, episode.from);
  if (episode.from < axis.from || words.length > roomBeside({ from: axis.from, to: from }, { axis, width })) return null;
  return (
    <span className="tl-label" style={{ right: `${100 - percentOf(axis, from)}%`, paddingRight: '7px', top: down(row, row.height - 18) }}>{words}</span>
  );
}

/** Days without supply, hatched on the bar; named when the bar beside it has room. */
function SupplyGap({ gap, told, episode, row, axis, width, heightOf }: PartProps & { readonly gap: Span; /** The words of a dose that stand right behind it. */ readonly told: PlacedDose | undefined; readonly width: number }) {
  const crossed = episode.segments.filter((segment) => segment.to > gap.from && segment.from < gap.to);
  const only = crossed.length === 1 ? crossed[0] : undefined;
  const words = gapWords(gap);
  const limit = Math.min(only?.to ?? 0, episode.supplyGaps.find((other) => other.from > gap.from)?.from ?? Infinity);
  const highest = Math.max(...crossed.map(heightOf));
  const at = told?.isGapTold === true || highest <= 17 ? null : placeGapWords(gap, words, only === undefined || told !== undefined ? null : { from: gap.to, to: limit }, { axis, width });
  return (
    <>
      {crossed.map((segment) => {
        const from = clampToAxis(axis, Math.max(segment.from, gap.from));
        const to = clampToAxis(axis, Math.min(segment.to, gap.to));
        const height = heightOf(segment);
        return to <= from ? null : (
          <div key={segment.from} className="tl-hatch" style={{ left: `${percentOf(axis, from)}%`, width: `${percentOf(axis, to) - percentOf(axis, from)}%`, top: down(row, row.height - height), height: `${height}px` }} />
        );
      })}
      {at === 'behind' ? (
        <span className="tl-label" style={{ left: `${percentOf(axis, clampToAxis(axis, gap.to))}%`, top: down(row, row.height - 19) }}>{words}</span>
      ) : at === 'in' ? (
        <div className="tl-gapWords" style={{ left: `${percentOf(axis, clampToAxis(axis, gap.from))}%`, width: `${percentOf(axis, clampToAxis(axis, gap.to)) - percentOf(axis, clampToAxis(axis, gap.from))}%`, top: down(row, row.height - 19) }}><span>{words}</span></div>
      ) : null}
    </>
  );
}

const gapWords = ({ from, to }: Span): string => `supply gap, ${to - from} days`;

/** Dose, dates and reason after the end of a bar: as much as fits, the reason first to go. */
function endWords(episode: MedicineEpisode, last: DoseSegment | undefined, room: number, isDoseTold: boolean): { readonly dose: string | null; readonly rest: string } | null {
  // A dose that stands on the bar is not said again where the bar has ended: it would read as one that goes on.
  const dose = isDoseTold || last === undefined || last.micrograms === null ? null : formatDose(last.micrograms);
  const end = episode.openEnd ? 'end not recorded' : formatDay(dayOfNumber(episode.to - 1));
  const begun = formatDayOfYear(dayOfNumber(lastDoseOf(episode).from));
  const dates = episode.openEnd ? `, ${end}` : `, ${begun} to ${end}`;
  const reason = episode.stopWords === null ? '' : `; stopped: ${insideSentence(episode.stopWords)}`;
  const variants = [`${dates}${reason}`, dates, episode.openEnd ? ', end not recorded' : `, to ${end}`, ...(episode.openEnd ? [] : [', stopped']), ''];
  const fitting = variants.find((rest) => (dose?.length ?? 0) + rest.length <= room);
  if (fitting === undefined || (fitting === '' && dose === null)) return null;
  return { dose, rest: dose === null ? fitting.replace(/^, /, '') : fitting };
}

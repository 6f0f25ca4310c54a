'use client';

import { useRef } from 'react';
import mark from '../charts/check-mark.module.css';
import { windowLanes } from '../charts/timeline/geometry';
import { useDrawnWidth } from '../charts/timeline/use-drawn-width';
import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { dayNumber, dayOfNumber, formatDayOfYear } from '../ui/days';
import { Icon } from '../ui/icon';
import { BesidePlan } from './beside-plan';
import { PictureTable } from './picture-table';
import { changeWords, mgWords, sentence } from './plan-words';
import type { DoseRow, OccupancyRow, PlanSeries } from './to-plan-series';
import type { PlanPreview } from './types';

const AXIS = 24;
const FALLING = 76;
const RISING = 54;
const OCCUPANCY = 96;
/** Three lanes: a plan that is steered keeps its height. */
const WINDOWS = 35;
const CHECKS = 22;
/** A medicine that goes on beside the plan. */
const BESIDE = 20;
const AIR = 18;
const LABEL_PIXELS = { dose: 52, day: 46, occupancy: 44 };
const CHARACTER_PIXELS = 6.2;
const AROUND_PIXELS = 20;

type PlanPictureProps = { readonly series: PlanSeries; readonly beside: PlanPreview['beside']; readonly curveRefs: readonly string[]; readonly windowWords: string; readonly windowRefs: readonly string[]; readonly shelf: ReferenceShelf };
type Scale = { readonly x: (day: number) => number; readonly width: number };

/** What the plan does, on one axis of days for every drug: doses, predicted occupancy, days of withdrawal, checks. */
export function PlanPicture({ series, beside, curveRefs, windowWords, windowRefs, shelf }: PlanPictureProps) {
  const plot = useRef<HTMLDivElement>(null);
  const { width } = useDrawnWidth(plot, false);
  const scale: Scale = { x: (day) => ((day - series.from) / (series.to - series.from)) * 100, width };
  const lanes = windowLanes(series.windows);
  let top = AXIS;
  const place = (height: number): number => {
    const at = top;
    top += height + AIR;
    return at;
  };
  const doses = series.doses.map((row) => ({ row, height: row.falls || row.before > 0 ? FALLING : RISING, top: place(row.falls || row.before > 0 ? FALLING : RISING) }));
  const others = beside.map((medicine) => ({ medicine, top: place(BESIDE) }));
  const occupancy = series.occupancy.map((row) => ({ row, top: place(OCCUPANCY) }));
  const windows = series.windows.length === 0 ? null : place(Math.max(WINDOWS, lanes.count * 9 + 8));
  const checks = series.checks.length === 0 ? null : place(CHECKS);
  return (
    <section aria-labelledby="picture-title" className="overflow-x-clip rounded-3 border border-line bg-surface px-4 pb-3 print:border-0 print:pr-2 print:pl-0">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3">
        <h2 id="picture-title" className="text-lg font-strong">What it does</h2>
        <p className="text-xs text-ink-3">Dashed is planned. One day axis for all medicines.</p>
      </div>
      <div className="plan-picture-frame" aria-hidden="true">
        <div ref={plot} className="plan-picture-plot" style={{ height: `${top}px` }}>
          <Ticks series={series} scale={scale} />
          {doses.map(({ row, height, top: at }) => <Doses key={row.drug} row={row} series={series} scale={scale} top={at} height={height} />)}
          {others.map(({ medicine, top: at }) => <BesideLane key={medicine.id} medicine={medicine} series={series} scale={scale} top={at} />)}
          {occupancy.map(({ row, top: at }) => <Occupancy key={row.drug} row={row} series={series} scale={scale} top={at} />)}
          {windows === null ? null : (
            <>
              <Name top={windows} name="Withdrawal window" remark="expected days" />
              {series.windows.map((window, at) => (
                <span key={`${window.drug}-${window.step}`} className={window.isLast ? 'plan-picture-window-last' : 'plan-picture-window'} style={{ ...placed(scale.x(window.from), windows + 4 + (lanes.of[at] ?? 0) * 9), width: `${Math.max(0.4, scale.x(Math.min(series.to, window.to + 1)) - scale.x(window.from))}%` }} />
              ))}
            </>
          )}
          {checks === null ? null : <Checks series={series} scale={scale} top={checks} />}
        </div>
      </div>
      <BesidePlan beside={beside} shelf={shelf} />
      <div className="plan-picture-notes mt-1 text-xs text-ink-3 md:pl-(--plan-gutter)">
        {series.windows.length === 0 ? null : (
          <div>
            <p>Withdrawal window: {windowWords}.</p>
            <p>Symptoms that start inside a striped window fit withdrawal; a slow loss of interest that builds over weeks fits relapse better.</p>
            <p className="mt-1 flex flex-wrap items-center gap-1"><ReferenceChips ids={windowRefs} shelf={shelf} /></p>
          </div>
        )}
        {series.occupancy.length === 0 ? null : (
          <div>
            <p><span className="rounded-1 border border-dashed border-line-control px-2 leading-5 text-ink-2">Model, not measurement</span> It follows the dose taken, not the blood level: what the body still holds after a step or a stop is not in it. Equal falls of occupancy have not been shown to give equal comfort.</p>
            <p className="mt-1 flex flex-wrap items-center gap-1"><ReferenceChips ids={curveRefs} shelf={shelf} /></p>
          </div>
        )}
      </div>
      <details className="group mt-1 print:hidden">
        <summary className="-ml-2 inline-flex min-h-7 items-center gap-1 rounded-2 px-2 text-xs font-medium text-ink-2 hover:bg-sunken hover:text-ink-1 pointer-coarse:min-h-target">
          <Icon name="table" />
          As table
        </summary>
        <PictureTable series={series} />
      </details>
    </section>
  );
}

/** So many percent of the plot from its left and pixels from its top: moved as a picture, so that nothing is laid out anew. */
const placed = (percent: number, top: number): { readonly translate: string } => ({ translate: `${percent}cqi ${top}px` });

/** Beside its row where there is a gutter, else above it. */
function Name({ top, row = top, name, remark }: { readonly top: number; readonly row?: number; readonly name: string; readonly remark: string }) {
  return (
    <>
      <div className="plan-picture-name" style={{ top: `${top}px` }}>
        <span className="plan-picture-name-line">{name}</span>
        <small>{remark}</small>
      </div>
      <div className="plan-picture-name-above" style={{ top: `${row - 14}px` }}>{name}</div>
    </>
  );
}

/** As the chart has it, across the days of the plan: dashed ahead, and nothing drawn where the chart does not say that it is taken. */
function BesideLane({ medicine: { name, words, isTaken, until }, series, scale, top }: { readonly medicine: PlanPreview['beside'][number]; readonly series: PlanSeries; readonly scale: Scale; readonly top: number }) {
  const end = Math.min(series.to, until === null ? series.to : dayNumber(until) + 1);
  const x = (day: number): string => (scale.x(day) * 10).toFixed(2);
  return (
    <>
      <Name top={top + 1} row={top + 2} name={sentence(name)} remark="" />
      {isTaken ? (
        <svg className="plan-picture-svg" style={{ top: `${top}px`, height: `${BESIDE}px` }} viewBox={`0 0 1000 ${BESIDE}`} preserveAspectRatio="none">
          <path className="plan-picture-past-edge" d={`M0 ${BESIDE - 2}H${x(Math.min(series.start, end))}`} />
          {end > series.start ? <path className="plan-picture-planned-edge" d={`M${x(series.start)} ${BESIDE - 2}H${x(end)}`} /> : null}
        </svg>
      ) : null}
      <span className="plan-picture-beside-words" style={placed(0, top)}>{words}</span>
    </>
  );
}

function Ticks({ series, scale }: { readonly series: PlanSeries; readonly scale: Scale }) {
  const days = [series.from, ...series.ticks];
  const shown = spread(days.map((day) => (scale.x(day) / 100) * scale.width), LABEL_PIXELS.day);
  return days.map((day, at) => (
    <div key={day}>
      <div className={at === 1 ? 'plan-picture-tick-start' : 'plan-picture-tick'} style={placed(scale.x(day), 0)} />
      {shown.has(at) ? <span className="plan-picture-day" style={placed(scale.x(day), 0)}>{dayLabel(day, days[at - 1])}</span> : null}
    </div>
  ));
}

const dayLabel = (day: number, before: number | undefined): string => {
  const text = dayOfNumber(day);
  const isNewYear = before !== undefined && dayOfNumber(before).slice(0, 4) !== text.slice(0, 4);
  return isNewYear ? `${formatDayOfYear(text)} ${text.slice(0, 4)}` : formatDayOfYear(text);
};

function Doses({ row, series, scale, top, height }: { readonly row: DoseRow; readonly series: PlanSeries; readonly scale: Scale; readonly top: number; readonly height: number }) {
  const room = height - 16;
  const y = (mg: number): number => (row.most === 0 ? height : height - (mg / row.most) * room);
  const x = (day: number): string => (scale.x(day) * 10).toFixed(2);
  const first = row.steps[0];
  const planned = row.steps.map(({ from, to, mg }) => `L${x(from)} ${y(mg).toFixed(1)}L${x(to)} ${y(mg).toFixed(1)}`).join('');
  const changing = row.steps.filter(({ changes }) => changes);
  const shown = spread(changing.map(({ from }) => (scale.x(from) / 100) * scale.width), LABEL_PIXELS.dose);
  return (
    <>
      <Name top={top + height / 2 - 16} row={top} name={row.name} remark="mg a day" />
      <svg className="plan-picture-svg" style={{ top: `${top}px`, height: `${height}px` }} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none">
        {row.before > 0 ? <path className="plan-picture-past" d={`M0 ${height}V${y(row.before)}H${x(series.start)}V${height}Z`} /> : null}
        {row.before > 0 ? <path className="plan-picture-past-edge" d={`M0 ${y(row.before)}H${x(series.start)}`} /> : null}
        {first === undefined ? null : (
          <>
            <path className="plan-picture-planned" d={`M${x(series.start)} ${height}${planned}V${height}Z`} />
            <path className="plan-picture-planned-edge" d={`M${x(series.start)} ${y(row.before)}${planned}`} />
          </>
        )}
        <path className="plan-picture-base" d={`M0 ${height}H1000`} />
      </svg>
      {row.before > 0 ? <span className="plan-picture-dose" style={placed(0, top + y(row.before) - 17)}>{mgWords(row.before)}</span> : null}
      {changing.map(({ from, mg }, at) => (shown.has(at) || at === changing.length - 1 ? <span key={from} className="plan-picture-dose" style={placed(scale.x(from), top + y(mg) - 17)}>{mgWords(mg)}</span> : null))}
    </>
  );
}

function Occupancy({ row, series, scale, top }: { readonly row: OccupancyRow; readonly series: PlanSeries; readonly scale: Scale; readonly top: number }) {
  const y = (percent: number): number => OCCUPANCY - (percent / 100) * OCCUPANCY;
  const x = (day: number): string => (scale.x(day) * 10).toFixed(2);
  const first = row.steps[0];
  const begin = first === undefined ? 0 : first.percent + (first.drop ?? 0);
  const line = row.steps.map(({ from, to, percent }) => `L${x(from)} ${y(percent).toFixed(1)}L${x(to)} ${y(percent).toFixed(1)}`).join('');
  const steepest = new Set(row.steps.flatMap((step, at) => (step.steepest ? [at] : [])));
  const shown = spread(row.steps.map(({ from }) => (scale.x(from) / 100) * scale.width), LABEL_PIXELS.occupancy, steepest);
  return (
    <>
      <Name top={top + 8} row={top} name="Transporter occupancy" remark={`${row.name}, 0 to 100 %, predicted from the dose of the day`} />
      <svg className="plan-picture-svg" style={{ top: `${top}px`, height: `${OCCUPANCY}px` }} viewBox={`0 0 1000 ${OCCUPANCY}`} preserveAspectRatio="none">
        <path className="plan-picture-cap" d="M0 0H1000" />
        <path className="plan-picture-line" d={`M0 ${y(begin).toFixed(1)}L${x(series.start)} ${y(begin).toFixed(1)}${line}`} />
        <path className="plan-picture-base" d={`M0 ${OCCUPANCY}H1000`} />
      </svg>
      {row.steps.map(({ from, percent, drop, steepest }, at) =>
        shown.has(at) ? (
          <span key={from} className="plan-picture-occupancy" style={placed(scale.x(from), top + Math.min(OCCUPANCY - 30, y(percent) + 3))}>
            <b>{percent} %</b>
            {drop === null ? null : <small className={steepest ? 'text-caution' : undefined}>{changeWords(drop)}</small>}
          </span>
        ) : null,
      )}
    </>
  );
}

function Checks({ series, scale, top }: { readonly series: PlanSeries; readonly scale: Scale; readonly top: number }) {
  const rooms = series.checks.map(({ what }) => checkWords(what).length * CHARACTER_PIXELS + AROUND_PIXELS);
  const places = series.checks.map(({ day }) => (scale.x(day) / 100) * scale.width);
  const shown = spread(places, (at) => rooms[at] ?? 0);
  // Words that would stand under the mark of the next check, or over the edge, stand in the step's row alone.
  const fits = (at: number): boolean => {
    const [here, next] = [series.checks[at], series.checks[at + 1]];
    return here !== undefined && (rooms[at] ?? 0) <= (((next === undefined ? 100 : scale.x(next.day)) - scale.x(here.day)) / 100) * scale.width;
  };
  const isAfter = (at: number): boolean => shown.has(at) && fits(at);
  /** The last one has no room behind it at the edge: its words stand before it, where nothing else does. */
  const isBefore = (at: number): boolean => at === places.length - 1 && !isAfter(at) && (places[at] ?? 0) - (rooms[at] ?? 0) >= Math.max(0, ...places.slice(0, at).map((place, other) => place + (isAfter(other) ? (rooms[other] ?? 0) : AROUND_PIXELS)));
  return (
    <>
      <Name top={top} name="Checks" remark="" />
      {series.checks.map(({ day, what }, at) => (
        <span key={day}>
          <i className={mark.check} style={placed(scale.x(day), top + 9)} />
          {isAfter(at) ? <span className="plan-picture-check-words" style={placed(scale.x(day), top + 1)}>{checkWords(what)}</span> : null}
          {isBefore(at) ? <span className="plan-picture-check-words-before" style={{ translate: `calc(${scale.x(day)}cqi - 100%) ${top + 1}px` }}>{checkWords(what)}</span> : null}
        </span>
      ))}
    </>
  );
}

/** The first word or two of a check; the whole of it stands in its step's row. */
const checkWords = (what: readonly string[]): string => {
  const [head = '', ...rest] = (what[0] ?? '').split(':');
  // Before a colon stands when; what is looked at stands after it.
  const looked = rest.length > 0 && head.split(' ').length > 2 ? rest.join(':').trim() : head;
  const [first = '', second = ''] = looked.split(/[,;]/)[0]?.split(' ') ?? [];
  return sentence(JOINS.has(second) ? first : `${first} ${second}`.trim());
};

/** Words that lead on to a third one. */
const JOINS: ReadonlySet<string> = new Set(['if', 'of', 'and', 'or', 'the', 'for', 'to', 'at', 'with']);

/** Labels that leave the next one room: places in pixels from the left, kept when far enough from the last kept one. What is always kept is left its room by those before it. */
function spread(places: readonly number[], room: number | ((at: number) => number), always: ReadonlySet<number> = new Set()): ReadonlySet<number> {
  const roomOf = (at: number): number => (typeof room === 'number' ? room : room(at));
  const kept = new Set<number>();
  let free = Number.NEGATIVE_INFINITY;
  for (const [at, place] of places.entries()) {
    const isInTheWay = places.some((other, index) => index > at && always.has(index) && other < place + roomOf(at));
    if (!always.has(at) && (place < free || isInTheWay)) continue;
    kept.add(at);
    free = place + roomOf(at);
  }
  return kept;
}

import { count, dayOfNumber, formatDay } from '../../ui/days';
import { clampToAxis, percentOf } from './axis';
import type { Axis } from './axis';
import { down, nameTop } from './geometry';
import type { Row } from './geometry';
import { roomBeside } from './place-labels';
import type { MedicineLane, Refill } from './series';

const refillsOf = (lane: MedicineLane): readonly Refill[] => lane.episodes.flatMap(({ refills }) => refills).sort((a, b) => a.day - b.day);

/** Opens the supplies behind a bar. */
export function RefillToggle({ lane, opened, onToggle }: { readonly lane: MedicineLane; readonly opened: boolean; readonly onToggle: (lane: string) => void }) {
  const { length } = refillsOf(lane);
  if (length === 0) return null;
  return (
    <button
      type="button"
      className="tl-toggle"
      aria-expanded={opened}
      aria-label={`${count(length, 'refill')} of ${lane.name}`}
      onClick={() => {
        onToggle(lane.id);
      }}
    >
      {opened ? 'hide refills' : count(length, 'refill')}
    </button>
  );
}

/** Each supply where it was handed out, as long as it lasts; an unknown length has no line. */
export function RefillsRow({ lane, row, axis, width }: { readonly lane: MedicineLane; readonly row: Row; readonly axis: Axis; readonly width: number }) {
  const refills = refillsOf(lane);
  const inView = refills.filter(({ day, days }) => day <= axis.to && day + (days ?? 0) >= axis.from);
  const last = inView.at(-1);
  const words = last === undefined ? 'none in this range' : `${inView.length === 1 ? '' : 'last '}${formatDay(dayOfNumber(last.day))}, ${last.days === null ? 'length not recorded' : `${last.days} days`}`;
  const end = last === undefined ? axis.from : clampToAxis(axis, last.day + (last.days ?? 0));
  const fits = roomBeside({ from: end, to: axis.to }, { axis, width }) > words.length;
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(row, 1) }}>
        <small>refills</small>
      </div>
      {inView.map(({ day, days, display }) => (
        <i
          key={`${day} ${display}`}
          className="tl-refill"
          title={`${formatDay(dayOfNumber(day))}: ${display}`}
          style={{ left: `${percentOf(axis, clampToAxis(axis, day))}%`, width: `${percentOf(axis, clampToAxis(axis, day + (days ?? 0))) - percentOf(axis, clampToAxis(axis, day))}%`, top: down(row, 3) }}
        />
      ))}
      {fits ? <span className="tl-beside" style={{ left: `${percentOf(axis, end)}%`, top: down(row) }}>{words}</span> : null}
    </>
  );
}

import { count } from '../../ui/days';
import { percentOf } from './axis';
import type { Axis } from './axis';
import { down, nameTop } from './geometry';
import type { Row } from './geometry';
import { NARROW, SANS_12, placeEvents } from './place-labels';
import type { TimelineSeries } from './series';

/** Each mark is a link: no nearer to the next than the smallest target that a finger hits (WCAG 2.5.8). */
const TARGET_PIXELS = 25;
/** From the middle of a mark to where its words begin, and between its words and the next. */
const MARK_PIXELS = 12;

type WaitingRowProps = { readonly series: TimelineSeries; readonly row: Row; readonly axis: Axis; readonly width: number; readonly inbox: string };

/** Records of the trust inbox where they would stand, as open rings: nothing of them is used yet. */
export function WaitingRow({ series, row, axis, width, inbox }: WaitingRowProps) {
  const dated = series.waiting.flatMap(({ day, text, why }) => (day === null ? [] : [{ day, until: null, title: text, why }]));
  const elsewhere = [
    { words: 'before these days', records: dated.filter(({ day }) => day < axis.from).length },
    { words: 'after them', records: dated.filter(({ day }) => day > axis.to).length },
    { words: 'without a day', records: series.waiting.length - dated.length },
  ].filter(({ records }) => records > 0);
  const placed = placeEvents(dated, { axis, width, noun: 'record', apart: TARGET_PIXELS });
  const whole = elsewhere.map(({ words, records }, place) => (place === 0 ? `${placed.length === 0 ? count(records, 'record') : `${records} more`} ${words}` : `${records} ${words}`)).join(', ');
  const marksEnd = Math.max(0, ...placed.map(({ day, title, side }) => (percentOf(axis, day) / 100) * width + MARK_PIXELS + (title === null || side === 'left' ? 0 : title.length * SANS_12 + MARK_PIXELS)));
  const isShort = placed.length > 0 && (width < NARROW || marksEnd + whole.length * SANS_12 > width);
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(row, 4) }}>
        <span className="tl-nameLine">Trust inbox</span>
      </div>
      {placed.map((group) => (
        <a key={group.day} href={inbox} className="tl-waiting" style={{ left: `${percentOf(axis, group.day)}%`, top: down(row, 1) }} title={group.all.map(({ title }) => title).join('; ')} aria-label={`Waits in the trust inbox: ${group.all.map(({ title }) => title).join('; ')}`}>
          <i className="dotted-ring" aria-hidden="true" />
          {group.title === null || group.side === 'left' ? null : <span>{group.title}</span>}
        </a>
      ))}
      {elsewhere.length === 0 ? null : (
        <a href={inbox} className={placed.length === 0 ? 'tl-label tl-muted' : 'tl-undated'} style={{ ...(placed.length === 0 ? { left: 0 } : {}), top: down(row, 5) }}>
          {isShort ? `${elsewhere.reduce((sum, { records }) => sum + records, 0)} more` : whole}
        </a>
      )}
    </>
  );
}

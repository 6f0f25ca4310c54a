import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import dumbbell from '../charts/dumbbell.module.css';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Fold } from '../ui/fold';
import { count } from '../ui/days';
import { Dumbbells } from './dumbbells';
import { toItemViews } from './to-item-rows';
import type { ItemRow, ItemView } from './to-item-rows';

type ItemViewsProps = { readonly reports: Workspace['chart']['reports']; readonly instruments: Catalog['instruments']; readonly on: string };

/** Every instrument item by item: first report, the one before the newest, the newest. Drawing and table in one. */
export function ItemViews({ reports, instruments, on }: ItemViewsProps) {
  const views = toItemViews(reports, instruments, on);
  if (views.length === 0) return <p className="text-sm text-ink-2">No report yet.</p>;
  return (
    <div className="grid gap-x-7 lg:grid-cols-2">
      {views.map((view) => (
        <section key={view.id} aria-label={`${view.title}, item by item`} className="min-w-0 border-t border-line py-2">
          <Fold summary={<><b className="font-medium text-ink-1">{view.title}</b> {count(view.reports, 'report')}, newest <DateText day={view.now.on} />{view.shows === 'scores' ? '; totals and parts only' : null}</>}>
            <ItemTable view={view} />
          </Fold>
        </section>
      ))}
    </div>
  );
}

export function ItemTable({ view }: { readonly view: ItemView }) {
  const { baseline, last, now, beforeOf, total } = view;
  const rows = total === null ? view.rows : [...view.rows, total];
  return (
    <>
      <Dumbbells rows={rows.map((row) => ({ baseline: share(row, row.baseline), last: share(row, row.last), now: share(row, row.now) }))}>
        <table className={classNames(dumbbell.table, 'item-view-table')}>
          <caption className="sr-only">{view.title}, item by item</caption>
          <thead>
            <tr>
              <th scope="col">{view.shows === 'items' ? 'Item' : 'Score'}</th>
              <th scope="col" aria-hidden="true" className="item-view-scale">{scaleWords(view)}</th>
              {beforeOf === null ? null : <th scope="col">Before<small>{beforeOf}</small></th>}
              {baseline === null ? null : <th scope="col"><i className={dumbbell.ring} aria-hidden="true" />First<small><DateText day={baseline.on} /></small></th>}
              {last === null ? null : <th scope="col"><i className={dumbbell.tick} aria-hidden="true" />Last<small><DateText day={last.on} /></small></th>}
              <th scope="col"><i className={dumbbell.dot} aria-hidden="true" />Now<small><DateText day={now.on} /></small></th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row, place) => (
              <Row key={row.id} row={row} view={view} part={row.part === null || view.rows[place - 1]?.part === row.part ? null : row.part} />
            ))}
          </tbody>
          {total === null ? null : <tfoot><Row row={total} view={view} part={null} /></tfoot>}
        </table>
      </Dumbbells>
      <p className="pb-1 text-xs text-ink-3">{[view.direction === '' ? null : `${sentence(view.direction)}.`, beforeOf === null ? null : `Before: as remembered in the newest report, for the time before ${beforeOf}.`, view.label].filter((part) => part !== null).join(' ')}</p>
    </>
  );
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

type RowProps = { readonly row: ItemRow; readonly view: ItemView; readonly part: string | null };

function Row({ row, view: { beforeOf, baseline, last, total }, part }: RowProps) {
  return (
    <tr>
      <th scope="row">{part === null ? null : <small className="item-view-part">{part}</small>}{row.text}{row === total ? <small className="item-view-range"> {row.min} to {row.max}</small> : null}</th>
      <td aria-hidden="true" data-dumbbell=""><Dumbbell row={row} /></td>
      {beforeOf === null ? null : row === total ? <td /> : <Value value={row.before} missing={row.now === 0 ? 'not asked' : 'not remembered or not answered'} />}
      {baseline === null ? null : <Value value={row.baseline} />}
      {last === null ? null : <Value value={row.last} />}
      <Value value={row.now} strong missing={row === total ? 'no total' : 'not answered'} />
    </tr>
  );
}

const scaleWords = ({ rows }: ItemView): string => {
  const ranges = new Set(rows.map(({ min, max }) => `${min} to ${max}`));
  return ranges.size === 1 ? ([...ranges][0] ?? '') : 'each on its own range';
};

/** Where a value lies between the ends of its range, 0 to 1. */
const share = ({ min, max }: ItemRow, value: number | null): number | null => (value === null ? null : (value - min) / (max - min));

/** The drawing of one row without script and on paper; on a screen the chart is drawn over it, on the same places. */
function Dumbbell({ row }: { readonly row: ItemRow }) {
  const at = (value: number): string => `${(share(row, value) ?? 0) * 100}%`;
  const { baseline, last, now } = row;
  return (
    <div className={classNames(dumbbell.bar, 'item-view-drawn')}>
      {baseline === null || now === null ? null : <u style={{ left: at(Math.min(baseline, now)), right: `calc(100% - ${at(Math.max(baseline, now))})` }} />}
      {last === null ? null : <i className={dumbbell.tick} style={{ left: at(last) }} />}
      {baseline === null ? null : <i className={dumbbell.ring} style={{ left: at(baseline) }} />}
      {now === null ? null : <i className={baseline === now ? dumbbell.dotInRing : dumbbell.dot} style={{ left: at(now) }} />}
    </div>
  );
}

type ValueProps = { readonly value: number | null; readonly strong?: boolean; readonly missing?: string };

function Value({ value, strong = false, missing = 'not answered' }: ValueProps) {
  return <td className="figures">{value === null ? <span title={missing}><i className="dotted-ring inline-block" aria-hidden="true" /><span className="sr-only">{missing}</span></span> : strong ? <b>{value}</b> : value}</td>;
}

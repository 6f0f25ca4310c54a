const BAR = 'rounded-1 bg-skeleton h-4';
const COLUMNS = [
  { area: 'column-questions', rows: ['w-1/3', 'w-4/5', 'w-3/5', 'w-3/4'] },
  { area: 'column-options', rows: ['w-1/4', 'w-full', 'w-full', 'w-full', 'w-full', 'w-full'] },
  { area: 'column-record', rows: ['w-1/3', 'w-2/3', 'w-1/2'] },
] as const;

/** The columns under the timeline while they are being written: their shape, and nobody's data. */
export function ColumnsSkeleton() {
  return (
    <div className="workspace-columns stands-for-later a-frame-later min-h-screen" aria-busy="true">
      {COLUMNS.map(({ area, rows }) => (
        <div key={area} className={`${area} min-w-0`}>
          {rows.map((width, place) => <div key={place} className={`${BAR} ${width} mb-6`} />)}
        </div>
      ))}
    </div>
  );
}

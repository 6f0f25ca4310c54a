import { percentOf } from './axis';
import type { Axis } from './axis';
import { down, nameTop } from './geometry';
import type { Geometry } from './geometry';
import { placeQuotes } from './place-labels';
import type { TimelineSeries } from './series';

type WordsRowProps = { readonly series: TimelineSeries; readonly geometry: Geometry; readonly axis: Axis; readonly width: number; readonly measured: boolean };

/** The patient's own words, each ending at the line down to its report. */
export function WordsRow({ series, geometry, axis, width, measured }: WordsRowProps) {
  const row = geometry.words;
  if (row.height === 0) return null;
  const quotes = placeQuotes(series.words, axis, width);
  const panel = geometry.scores[0];
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(row) }}>
        <span className="tl-nameLine">{series.voice}</span>
      </div>
      {quotes.map((quote, place) => {
        const left = percentOf(axis, quote.day);
        const point = panel?.score.runs.flat().find(({ day }) => day === quote.day);
        const depth = panel === undefined ? 0 : panel.row.height - (((point?.value ?? panel.score.min) - panel.score.min) / (panel.score.max - panel.score.min)) * panel.row.height;
        // Down to the value above the point, else to the base.
        const end = point === undefined || panel === undefined ? depth : depth - 20;
        return (
          // Placed for a desk until the page is measured; a narrow window shows the newest alone till then.
          <div key={quote.day} className={measured || place === quotes.length - 1 ? undefined : 'max-md:hidden'}>
            {panel === undefined ? null : (
              <div
                className="tl-leader"
                style={{ left: `${left}%`, top: down(row, 2), height: `calc(${panel.row.top - row.top + end - 2}px + ${panel.row.place - row.place} * var(--label-band))` }}
              />
            )}
            <a href="#newest-report" className="tl-quote" title={quote.whole ?? undefined} style={{ right: `${100 - left}%`, width: `${quote.widthPixels}px`, top: down(row), height: `${row.height - 4}px` }}>
              <span>“<bdi>{quote.text}</bdi>”{quote.by === null ? null : <small> {quote.by}</small>}</span>
            </a>
          </div>
        );
      })}
    </>
  );
}

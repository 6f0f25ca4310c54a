import type { Prevalence } from '@/server/contracts/evidence';
import { gradeWord } from '../assessment/grade-word';
import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Fold } from '../ui/fold';
import { Prose } from '../ui/prose';
import styles from './evidence.module.css';

type Row = Prevalence['rows'][number];

/** In which order sources and claims stand. */
export const ORDER = 'The strongest evidence first, then what was read furthest, then the newest';
const TICKS = [0, 25, 50, 75, 100];
/** How the mark tells the method; each has a shape of its own. */
const METHODS: readonly (readonly [Row['method'], string])[] = [
  ['questionnaire', 'Disc: questionnaire'],
  ['one-item', 'Ring: one box ticked'],
  ['range', 'Bar: range'],
  ['impression', 'Dashed: impression'],
  ['trials', 'Diamond: trials, the most that was found'],
];
const METHOD_WORDS: Readonly<Record<Row['method'], string>> = { questionnaire: 'questionnaire', 'one-item': 'one box ticked', range: 'range of reports', impression: 'impression', trials: 'randomised trials' };

/** What sources found, each as it was found, on one scale: never averaged, the strongest first and never by value. */
export function ConflictView({ prevalence, shelf }: { readonly prevalence: Prevalence; readonly shelf: ReferenceShelf }) {
  return (
    <>
      <section className="rounded-3 border border-line bg-surface pb-3" aria-label="Share reporting blunting, by source">
        <div className={styles.axis}>
          <p className={`${styles.axisWords} text-xs text-ink-3`}>Who was asked, and how</p>
          <div className={styles.scale} aria-hidden="true">{TICKS.map((tick) => <span key={tick} style={{ left: `${tick}%` }}>{tick === 0 || tick === 100 ? `${tick} %` : tick}</span>)}</div>
          <p className={`${styles.axisStrength} text-right text-xs text-ink-3`}>Strength</p>
        </div>
        <ul>
          {prevalence.rows.map((row) => (
            <li key={row.id} className={styles.source} data-row>
              <div>
                <p className="font-medium">{row.who}</p>
                <p className="text-xs text-ink-3">{row.how}</p>
                <p className="mt-1 flex flex-wrap gap-1"><ReferenceChips ids={row.refs} shelf={shelf} /></p>
              </div>
              <div>
                <Mark row={row} />
                {row.remark === null ? null : <p className="text-xs text-pretty text-ink-2"><Prose>{row.remark}</Prose></p>}
              </div>
              <p className={`${styles.strength} text-xs text-ink-3`}><b className="font-medium text-ink-2">{gradeWord(row.strength)}</b> <span className="md:block">{row.nWords}</span></p>
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-x-4 border-t border-line px-4 pt-2 text-xs text-ink-3">{METHODS.map(([method, words]) => <span key={method}>{words}</span>)}</p>
        <Fold className="px-4" summary="As table"><TableTwin rows={prevalence.rows} /></Fold>
      </section>
      <section aria-labelledby="no-share" className="pt-4">
        <h2 id="no-share" className="scroll-mt-16 pb-1 text-sm">For whom no source gives a share</h2>
        <ul className="border-b border-line text-sm text-ink-2">
          {prevalence.noShare.map(({ who, text, refs }) => (
            <li key={who} className="border-t border-line py-2 text-pretty"><b className="font-medium text-ink-1">{who}</b>: {text}. <span className="inline-flex flex-wrap gap-1"><ReferenceChips ids={refs} shelf={shelf} /></span></li>
          ))}
        </ul>
      </section>
      <div className="grid gap-6 pt-4 lg:grid-cols-2">
        <section aria-labelledby="why-they-differ">
          <h2 id="why-they-differ" className="scroll-mt-16 pb-1 text-sm">Why they differ</h2>
          <ul className="text-sm text-ink-2">
            {prevalence.whyTheyDiffer.map(({ text, refs }) => (
              <li key={text} className="border-t border-line py-2">{text}. <span className="inline-flex flex-wrap gap-1"><ReferenceChips ids={refs} shelf={shelf} /></span></li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="at-the-desk">
          <h2 id="at-the-desk" className="pb-1 text-sm">What may be said at the desk</h2>
          <p className="border-t border-line py-2 text-sm text-pretty text-ink-2">“{prevalence.atTheDesk}”</p>
        </section>
      </div>
    </>
  );
}

function Mark({ row: { low, high, shown, method } }: { readonly row: Row }) {
  const left = method === 'trials' ? 0 : low + (high - low) / 2;
  // Words that would leave the scale stand at its edge.
  const edge = left < 12;
  return (
    <div className={styles.track} role="img" aria-label={`${shown}, ${METHOD_WORDS[method]}`}>
      {low === high ? (
        <i className={method === 'one-item' ? styles.ring : styles.disc} style={{ left: `${high}%` }} />
      ) : (
        <i className={method === 'impression' ? styles.dashed : styles.bar} style={{ left: `${low}%`, width: `${high - low}%` }} />
      )}
      {method === 'trials' ? <i className={styles.diamond} style={{ left: `${high}%` }} /> : null}
      <b className={edge ? styles.fromLeft : undefined} style={{ left: `${edge ? low : left}%` }}>{shown}</b>
    </div>
  );
}

function TableTwin({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <div className="overflow-x-auto" role="group" aria-label="Table of sources" tabIndex={0}>
      <table className="figures w-full text-left text-xs">
        <caption className="sr-only">Share reporting blunting, by source</caption>
        <thead className="text-ink-3">
          <tr>{['Who was asked', 'Method', 'Found', 'People', 'Strength'].map((column) => <th key={column} scope="col" className="py-1 pr-3 font-text">{column}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-3 font-medium">{row.who}</th>
              <td className="py-1 pr-3">{METHOD_WORDS[row.method]}</td>
              <td className="py-1 pr-3 whitespace-nowrap">{row.shown}</td>
              <td className="py-1 pr-3">{row.nWords}</td>
              <td className="py-1">{gradeWord(row.strength)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

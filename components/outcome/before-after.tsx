import type { Catalog } from '@/server/contracts/catalog';
import type { DecisionOutcome, Pair } from '@/server/contracts/outcome';
import dumbbell from '../charts/dumbbell.module.css';
import { reportHref } from '../report/report-href';
import { filledByWords } from '../patient/filled-by';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import css from './before-after.module.css';
import { changeWords, missingWords, VERDICT } from './words';

type BeforeAfterProps = { readonly outcome: DecisionOutcome; readonly instruments: Catalog['instruments']; readonly patientId: string };

/** Totals before and after a decision, each on its instrument's whole range; the table is the drawing's twin. */
export function BeforeAfter({ outcome, instruments, patientId }: BeforeAfterProps) {
  return (
    <div className="min-w-0">
      <table className={classNames(dumbbell.table, css.table)}>
        <caption className="sr-only">Scores before and after the decision of <DateText day={outcome.decidedOn} /></caption>
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col" aria-hidden="true" className={css.scale} />
            <th scope="col"><i className={dumbbell.ring} aria-hidden="true" />Before</th>
            <th scope="col"><i className={dumbbell.dot} aria-hidden="true" />After</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>{outcome.pairs.map((pair) => <Row key={pair.instrument} pair={pair} outcome={outcome} instruments={instruments} patientId={patientId} />)}</tbody>
      </table>
      <dl className="pt-2 text-sm">
        <Verdict title="Response" {...outcome.response} />
        <Verdict title="Remission" {...outcome.remission} />
        <div><dt className="inline font-medium">Return of feeling:</dt> <dd className="inline text-ink-2">{outcome.feeling}</dd></div>
      </dl>
    </div>
  );
}

function Verdict({ title, verdict, why }: { readonly title: string; readonly verdict: DecisionOutcome['response']['verdict']; readonly why: string }) {
  return <div><dt className="inline font-medium">{title}:</dt> <dd className="inline"><b className="font-medium">{VERDICT[verdict]}.</b> <span className="text-ink-2">{why}</span></dd></div>;
}

function Row({ pair, outcome, instruments, patientId }: BeforeAfterProps & { readonly pair: Pair }) {
  const instrument = instruments.find(({ id }) => id === pair.instrument);
  const { before, after, change, days } = pair;
  const range = instrument?.range ?? null;
  return (
    <tr>
      <th scope="row">{instrument?.title ?? pair.instrument}{range === null ? null : <small>{range.min} to {range.max}{pair.instrument === 'sbr' ? ', not validated' : ''}</small>}</th>
      <td aria-hidden="true">{range === null ? null : <Bar min={range.min} max={range.max} before={before?.value ?? null} after={after?.value ?? null} />}</td>
      <Value point={before} missing={missingWords('before', pair, outcome)} patientId={patientId} />
      <Value point={after} missing={missingWords('after', pair, outcome)} patientId={patientId} />
      <td className="figures">{change === null ? <span className="text-ink-3">unknown</span> : <><b>{changeWords(change)}</b><small>{count(days ?? 0, 'day')} between</small></>}</td>
    </tr>
  );
}

function Value({ point, missing, patientId }: { readonly point: Pair['before']; readonly missing: string; readonly patientId: string }) {
  if (point === null) return <td className="text-ink-3">{missing}</td>;
  return (
    <td className="figures">
      <a className="link font-medium" href={reportHref(patientId, point.report)}>{point.value}{point.estimated ? ' estimated' : ''}</a>
      <small><DateText day={point.on} />, {filledByWords(point)}</small>
    </td>
  );
}

type BarProps = { readonly min: number; readonly max: number; readonly before: number | null; readonly after: number | null };

function Bar({ min, max, before, after }: BarProps) {
  const share = (value: number): number => ((value - min) / (max - min)) * 100;
  return (
    <div className={dumbbell.bar}>
      {before === null || after === null ? null : <u style={{ left: `${share(Math.min(before, after))}%`, right: `${100 - share(Math.max(before, after))}%` }} />}
      {before === null ? null : <i className={dumbbell.ring} style={{ left: `${share(before)}%` }} />}
      {after === null ? null : <i className={before === after ? dumbbell.dotInRing : dumbbell.dot} style={{ left: `${share(after)}%` }} />}
    </div>
  );
}

import { DateText } from '../ui/date-text';
import { dayOfNumber } from '../ui/days';
import { changeWords, mgWords } from './plan-words';
import type { PlanSeries } from './to-plan-series';

/** The picture in words: the same days, doses, percentages, windows and checks. */
export function PictureTable({ series }: { readonly series: PlanSeries }) {
  return (
    <div className="overflow-x-auto py-2" tabIndex={0} role="region" aria-label="Plan as table">
      <table className="plan-table figures w-full text-xs">
        <caption className="sr-only">Everything in the picture: doses, predicted occupancy, withdrawal windows and checks by day</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            {series.doses.map(({ drug, name }) => <th key={drug} scope="col">{name}</th>)}
            {series.occupancy.map(({ drug, name }) => <th key={drug} scope="col">Occupancy, {name}</th>)}
            <th scope="col">Withdrawal window</th>
            <th scope="col">Checks until the next step</th>
          </tr>
        </thead>
        <tbody>
          {series.ticks.map((day, at) => {
            const next = series.ticks[at + 1] ?? Number.POSITIVE_INFINITY;
            const windows = series.windows.filter(({ step }) => step === at + 1);
            const checks = series.checks.filter((check) => check.day >= day && check.day < next);
            return (
              <tr key={day}>
                <th scope="row"><DateText day={dayOfNumber(day)} /></th>
                {series.doses.map(({ drug, steps }) => <td key={drug}>{mgWords(steps[at]?.mg ?? 0)}</td>)}
                {series.occupancy.map(({ drug, steps }) => {
                  const here = steps[at];
                  return <td key={drug}>{here === undefined ? null : `${here.percent} %${here.drop === null ? '' : `, ${changeWords(here.drop)} points`}`}</td>;
                })}
                <td>{windows.length === 0 ? 'none' : windows.map(({ drug, from, to, name }) => <span key={drug} className="block"><DateText day={dayOfNumber(from)} form="short" /> to <DateText day={dayOfNumber(to)} />{windows.length > 1 ? `, ${name}` : ''}</span>)}</td>
                <td>{checks.length === 0 ? 'none' : checks.map((check) => <span key={check.day} className="block"><DateText day={dayOfNumber(check.day)} form="short" />: {check.what.join('; ')}</span>)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

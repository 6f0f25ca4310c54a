import { formatNumber } from '../ui/amounts';
import { DateText } from '../ui/date-text';
import { count, shiftDay } from '../ui/days';
import { Prose } from '../ui/prose';
import { drugName } from './drug-name';
import { countWords, lower, mgWords } from './plan-words';
import type { MadePlan, Names } from './types';

/** Quantities to the last dated step, and the directions of each medicine. */
export function PrescribePanel({ made: { plan, directions }, names, isClosed }: { readonly made: MadePlan; readonly names: Names; /** Nothing to prescribe from: what it would take is shown, directions to copy are not. */ readonly isClosed: boolean }) {
  const last = plan.steps.at(-1);
  const days = plan.steps.reduce((sum, step) => sum + (step.days ?? 0), 0);
  return (
    <section aria-labelledby="prescribe-title" className="rounded-3 border border-line bg-surface px-4 pb-3 print:border-0 print:px-0">
      <div className="flex min-h-11 flex-wrap items-center gap-x-3">
        <h2 id="prescribe-title" className="text-lg font-strong">{isClosed ? 'What it would take' : 'To prescribe'}</h2>
        {last === undefined || days === 0 ? null : <p className="text-xs text-ink-3">for {count(days, 'day')}, to <DateText day={shiftDay(last.from, -1)} /></p>}
      </div>
      {plan.quantities.length === 0 ? <p className="pb-2 text-sm text-ink-2">{days === 0 ? 'No step has a last day: nothing is counted.' : 'Nothing is taken in the dated steps.'}</p> : (
        <table className="plan-table figures w-full table-fixed text-sm">
          <thead><tr><th scope="col">Medicine and strength</th><th scope="col" className="w-30 text-right">Amount</th><th scope="col" className="w-14 text-right">Days</th></tr></thead>
          <tbody>
            {plan.quantities.map(({ drug, form, strengthMg, mgPerMl, count, ml, wholeDays }) => (
              <tr key={`${drug} ${form} ${strengthMg ?? mgPerMl ?? ''}`}>
                <th scope="row">{drugName(names, drug)} {strengthMg === null ? `${formatNumber(mgPerMl ?? 0)} mg/mL` : `${formatNumber(strengthMg)} mg`} <span className="font-text text-ink-3">{form}</span></th>
                <td className="text-right whitespace-nowrap">
                  {count === null ? `${formatNumber(ml ?? 0)} mL` : count === Math.ceil(count) ? countWords(count) : <>{Math.ceil(count)} <small className="text-xs text-ink-3">({countWords(count)} used)</small></>}
                </td>
                <td className="text-right">{wholeDays}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {last === undefined || last.doses.length === 0 ? null : (
        <p className="pt-2 text-sm text-pretty text-ink-2">Not counted: {last.doses.map(({ drug, mgPerDay }) => `${lower(drugName(names, drug))} ${mgWords(mgPerDay)} a day`).join(' and ')}, which {last.doses.length === 1 ? 'goes' : 'go'} on from <DateText day={last.from} /> without a last day.</p>
      )}
      {isClosed || directions.length === 0 ? null : (
        <>
          <h3 className="mt-3 mb-1 text-sm font-medium">Directions</h3>
          <dl className="text-sm">{directions.map(({ drug, lines }) => <Direction key={drug} name={drugName(names, drug)} lines={lines} />)}</dl>
        </>
      )}
      <p className="pt-2 text-xs text-ink-3">{isClosed ? 'Closed on this chart: not to prescribe from. Directions stand in the note of a visit in which it was chosen with a reason.' : 'Gamut does not prescribe. Take these into your own prescription.'}</p>
    </section>
  );
}

/** One medicine's directions, as they are to be copied, a line for each stretch of days. */
function Direction({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) {
  return (
    <div className="border-t border-line py-1">
      <dt className="font-medium">{name}</dt>
      {lines.map((line, at) => <dd key={line} className="text-pretty text-ink-2"><Prose>{`${line}${at === lines.length - 1 ? '.' : ';'}`}</Prose></dd>)}
    </div>
  );
}

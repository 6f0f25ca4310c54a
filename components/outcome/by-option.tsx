import type { ByOption } from '@/server/contracts/outcome';
import { count } from '../ui/days';
import { SectionHead } from '../ui/section-head';
import { UnknownText } from '../ui/unknown-text';
import css from './panel.module.css';

const HUNDRED = 100;
const percent = (share: number): string => `${Math.round(share * HUNDRED)} %`;

/** What became of decisions, option by option, with how sure the numbers are and who is missing. */
export function ByOptionTable({ outcomes }: { readonly outcomes: ByOption }) {
  const { options, beingMade, unread, smallest, fromDays, untilDays, words, feeling } = outcomes;
  return (
    <section aria-labelledby="by-option-title" className="pt-8">
      <SectionHead id="by-option-title" title="What became of decisions" note={`PHQ-9 in days ${fromDays} to ${untilDays}, all decisions whose day ${untilDays} is over; takes no filter`} />
      <p className="pb-2 text-sm font-medium">Patients were not randomised: options were chosen for different people, and the differences between these rows are not effects of the options. No advice reads these numbers.</p>
      {unread > 0 ? <p className="pb-2 text-sm"><UnknownText>Not counted: the decisions of {count(unread, 'patient')} in this clinic cannot be read, and half of it would be no number. Report it to your administrator: waiting does not mend it.</UnknownText></p> : options.every(({ n }) => n === 0) && beingMade === 0 ? <p className="pb-2 text-sm"><UnknownText>There is no decision yet whose day {untilDays} is over.</UnknownText></p> : beingMade > 0 ? <p className="pb-2 text-sm"><UnknownText>Counted when the decisions of {count(beingMade, 'patient')} are judged with the present content.</UnknownText></p> : (
        <table className={css.panel}>
          <caption className="sr-only">Outcomes by option</caption>
          <thead><tr><th scope="col">Option</th><th scope="col">Decisions</th><th scope="col">No outcome known</th><th scope="col">Well before</th><th scope="col">Response</th><th scope="col">Remission</th></tr></thead>
          <tbody>
            {options.map(({ id, title, n, missing, wellBefore, judged, response, remission }) => (
              <tr key={id}>
                <th scope="row" data-label="Option">{title}</th>
                <td data-label="Decisions" className="figures">{n ?? `fewer than ${smallest}`}</td>
                <td data-label="No outcome known" className="figures">{missing === null || n === null ? <Hidden isEmpty={n === 0} /> : <>{percent(missing / n)}<small>{missing} of {n}</small></>}</td>
                <td data-label="Well before" className="figures">{wellBefore ?? <Hidden isEmpty={n === 0} />}</td>
                <Shared label="Response" share={response} isEmpty={n === 0 || judged === 0} />
                <Shared label="Remission" share={remission} isEmpty={n === 0 || judged === 0} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="max-w-prose pt-2 text-xs text-ink-3">Shares with their 95 % interval after Wilson, of those with a PHQ-9 before and in the weeks of the review. Groups of fewer than {smallest} are not shown, nor what would let them be reckoned. {words} {feeling}</p>
    </section>
  );
}

const Hidden = ({ isEmpty }: { readonly isEmpty: boolean }) => <span className="text-ink-3">{isEmpty ? 'none' : 'not shown'}</span>;

function Shared({ label, share, isEmpty }: { readonly label: string; readonly share: ByOption['options'][number]['response']; readonly isEmpty: boolean }) {
  return <td data-label={label} className="figures">{share === null ? <Hidden isEmpty={isEmpty} /> : <><b>{percent(share.share)}</b><small>{percent(share.low)} to {percent(share.high)}, of {share.of}</small></>}</td>;
}

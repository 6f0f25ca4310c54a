import type { TaskDetail } from '@/server/contracts/worklist';
import { DateText } from '../ui/date-text';
import { Fold } from '../ui/fold';
import { Prose } from '../ui/prose';

/** The running plan as far as it has come, the withdrawal window that today lies in, and what speaks for which. */
export function PlanWindow({ detail: { plan, signs, criteria } }: { readonly detail: TaskDetail }) {
  if (plan === null) return <p className="border-b border-line py-2 text-sm text-ink-2">No signed plan with dated doses.</p>;
  const now = plan.windows.filter(({ isNow }) => isNow);
  const [window] = now;
  const at = plan.steps.findIndex(({ isNow }) => isNow);
  const near = plan.steps.slice(Math.max(0, at - 1), at + 2);
  return (
    <section aria-label="Plan and withdrawal window" className="border-b border-line py-3 text-sm">
      <p className="font-medium">{window === undefined ? 'Outside a withdrawal window' : `Inside a withdrawal window of ${window.drug}, day ${window.day}`}</p>
      <Steps steps={near} />
      <table className="mt-2 w-full text-xs">
        <thead><tr className="text-left text-ink-3"><th className="py-1 pr-2 font-medium">Feature</th><th className="py-1 pr-2 font-medium">Fits withdrawal</th><th className="py-1 font-medium">Fits relapse</th></tr></thead>
        <tbody>{signs.map(({ feature, withdrawal, relapse }) => <tr key={feature} className="border-t border-line align-top"><th scope="row" className="py-1 pr-2 text-left font-text text-ink-2">{feature}</th><td className="py-1 pr-2">{withdrawal}</td><td className="py-1">{relapse}</td></tr>)}</tbody>
      </table>
      <Fold className="pt-1" summary="The whole plan, and when to hold, slow down, step back or stop">
        <Steps steps={plan.steps} />
        {window === undefined ? null : <p className="pt-1 text-xs text-ink-3">Expected until <DateText day={window.to} />: {plan.words}</p>}
        <dl className="pt-1 text-xs">{criteria.map(({ title, lines }) => <div key={title}><dt className="font-medium">{title}</dt><dd className="pb-1 text-ink-2">{lines.join('; ')}</dd></div>)}</dl>
      </Fold>
    </section>
  );
}

type Shown = NonNullable<TaskDetail['plan']>;

function Steps({ steps }: { readonly steps: Shown['steps'] }) {
  return (
    <ol className="pt-1 text-xs">
      {steps.map(({ n, from, words, isNow }) => (
        <li key={n} aria-current={isNow ? 'step' : undefined} className={isNow ? 'font-medium' : 'text-ink-2'}>
          <DateText day={from} /> <Prose>{words}</Prose>{isNow ? ' (now)' : ''}
        </li>
      ))}
    </ol>
  );
}

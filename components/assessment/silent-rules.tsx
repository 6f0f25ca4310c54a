import { useQuery } from '@tanstack/react-query';
import type { ExplainedRule } from '@/server/contracts/advice';
import { KIND } from '../evidence/rule-line';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { FactWords } from './fact-words';
import { RuleLink } from './rule-link';
import type { OptionId } from './types';

/** The rules of an option that stayed silent: those that cannot be told, then those that do not apply. */
export function SilentRules({ patientId, option }: { readonly patientId: string; readonly option: OptionId }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.advice.silentRules.queryOptions({ patientId, option }));
  if (error !== null) {
    const { message, requestId } = readRefusal(error);
    return <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{message}{requestId === null ? null : ` Request ${requestId}`}</Notice>;
  }
  if (data === undefined) return <p className="py-2 text-sm text-ink-3" role="status">Asking each rule</p>;
  const open = data.rules.filter(({ verdict }) => verdict === 'cannot-tell');
  const decided = data.rules.filter(({ verdict }) => verdict === 'does-not-apply');
  return (
    <div aria-live="polite">
      <p className="pb-1 text-xs text-ink-3">{data.rules.length} rules stayed silent on <DateText day={data.on} />: {open.length} cannot be told, {decided.length} do not apply.</p>
      {open.length === 0 ? null : <ul className="border-t border-line">{open.map((rule) => <SilentRule key={rule.id} rule={rule} />)}</ul>}
      <ul className="border-t border-line">{decided.map((rule) => <SilentRule key={rule.id} rule={rule} />)}</ul>
    </div>
  );
}

function SilentRule({ rule }: { readonly rule: ExplainedRule }) {
  const unknown = rule.verdict === 'cannot-tell';
  const facts = unknown ? rule.missing : rule.facts;
  return (
    <li className="reason">
      <Icon name={unknown ? 'unknown' : 'absent'} />
      <div>
        <p>
          <span className="sr-only">{unknown ? 'Cannot be told: ' : 'Does not apply: '}</span>
          <Prose>{rule.reads}</Prose>
        </p>
        <div className="reason-basis">
          {unknown ? <span>Not known:</span> : facts.length === 0 ? <span>Nothing of the kind is on the chart.</span> : <span>The chart says:</span>}
          <FactWords ids={facts.map(({ id }) => id)} basis={new Map(facts.map((fact) => [fact.id, fact]))} />
        </div>
        <p className="mt-1 text-xs text-ink-3">{KIND[rule.kind]}; it would say: {rule.says} <RuleLink rule={rule.id} /></p>
      </div>
    </li>
  );
}

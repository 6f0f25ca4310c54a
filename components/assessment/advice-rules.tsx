import type { AboutAdvice, ExplainedRule } from '@/server/contracts/advice';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { FactWords } from './fact-words';
import { RuleLink } from './rule-link';

const FACE: Readonly<Record<ExplainedRule['verdict'], { readonly icon: IconName; readonly word: string }>> = {
  applies: { icon: 'present', word: 'Applies' },
  'cannot-tell': { icon: 'unknown', word: 'Cannot be told' },
  'does-not-apply': { icon: 'absent', word: 'Does not apply' },
};
const ORDER = ['applies', 'cannot-tell', 'does-not-apply'] as const;

/** Every rule that was tried, by what it belongs to: the sentence it tests and what the chart says to it. */
export function AdviceRules({ rules }: { readonly rules: AboutAdvice['rules'] }) {
  const owners = [...new Map(rules.map(({ of }) => [of.kind === 'flag' ? 'flags' : of.id, of.kind === 'flag' ? 'Safety flags' : of.title])).entries()];
  return owners.map(([id, title]) => {
    const own = rules.filter(({ of }) => (of.kind === 'flag' ? 'flags' : of.id) === id);
    const counts = ORDER.map((verdict) => own.filter((rule) => rule.verdict === verdict).length);
    return (
      <Fold
        key={id}
        className="border-t border-line"
        summary={<span className="text-sm text-ink-1">{title} <span className="figures text-xs text-ink-3">{counts[0]} apply, {counts[1]} cannot be told, {counts[2]} do not apply</span></span>}
      >
        <ul>{ORDER.flatMap((verdict) => own.filter((rule) => rule.verdict === verdict)).map((rule) => <RuleRow key={rule.id} rule={rule} />)}</ul>
      </Fold>
    );
  });
}

function RuleRow({ rule }: { readonly rule: ExplainedRule }) {
  const { icon, word } = FACE[rule.verdict];
  const facts = rule.verdict === 'cannot-tell' ? rule.missing : rule.facts;
  return (
    <li className="reason">
      <Icon name={icon} />
      <div>
        <p><span className="sr-only">{word}: </span>{rule.reads}</p>
        <div className="reason-basis">
          <span>{word}.</span>
          {facts.length === 0 ? <span>Nothing of the kind is on the chart.</span> : <FactWords ids={facts.map(({ id }) => id)} basis={new Map(facts.map((fact) => [fact.id, fact]))} />}
          <RuleLink rule={rule.id} named />
        </div>
      </div>
    </li>
  );
}

import Link from 'next/link';
import type { Evidence } from '@/server/contracts/evidence';

type Line = Evidence['rules'][number];

export const KIND: Readonly<Record<Line['kind'], string>> = {
  indication: 'Why it fits',
  supports: 'Adds to the case',
  caution: 'To weigh before choosing',
  contraindication: 'Wrong if',
  'missing-information': 'Needed before judging',
  flag: 'Safety flag',
  feature: 'Finding',
};

/** A rule in two sentences: what it says, and what it tests. */
export function RuleLine({ rule, owner = false }: { readonly rule: Line; readonly owner?: boolean }) {
  return (
    <li className="border-t border-line py-2 first:border-t-0" data-row>
      <Link className="text-sm text-pretty hover:underline" href={`/evidence/${rule.id}`} prefetch={false}>{rule.says}</Link>
      <p className="text-xs text-pretty text-ink-3">
        {owner ? `${rule.of.title}, ${KIND[rule.kind].toLowerCase()}. ` : null}When: {rule.reads} <span className="whitespace-nowrap text-ink-2">{rule.id}</span>
      </p>
    </li>
  );
}

/** The rules of one owner under the kinds they have. */
export function RulesByKind({ rules }: { readonly rules: readonly Line[] }) {
  const kinds = [...new Set(rules.map((rule) => `${rule.kind} ${rule.kind === 'feature' ? (rule.speaks ?? '') : ''}`))];
  return kinds.map((kind) => {
    const own = rules.filter((rule) => `${rule.kind} ${rule.kind === 'feature' ? (rule.speaks ?? '') : ''}` === kind);
    const [first] = own;
    if (first === undefined) return null;
    const title = first.kind === 'feature' ? (first.speaks === 'against' ? 'Speaks against it' : 'Speaks for it') : KIND[first.kind];
    return (
      <section key={kind} className="pb-4">
        <h2 className="pb-1 text-sm">{title} <span className="figures font-text text-ink-3">{own.length}</span></h2>
        <ul className="rounded-3 border border-line bg-surface px-4">{own.map((rule) => <RuleLine key={rule.id} rule={rule} />)}</ul>
      </section>
    );
  });
}

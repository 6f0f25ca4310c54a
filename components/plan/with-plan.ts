import type { RouterInputs } from '../trpc/use-trpc';

type Fields = RouterInputs['visits']['save']['fields'];
type Planned = NonNullable<Fields['plan']>;

/**
 * The draft's fields with option and plan in them. A draft has one plan: the option whose plan this one takes the place of is chosen no more, so that no
 * note says both, and the reason that stood there, which may be for that one, goes with it. Else a reason that was shown for changing takes the place of
 * that one; another goes after what stands there.
 */
export function withPlan(fields: Fields, planned: Planned, { why, told }: { readonly why: string | null; readonly told: string }): Fields {
  const before = fields.decision?.kind === 'options' ? fields.decision : { options: [], why: null };
  const others = before.options.filter((option) => option !== planned.option && option !== fields.plan?.option);
  const isReplaced = before.options.some((option) => option !== planned.option && option === fields.plan?.option);
  const stood = isReplaced ? null : before.why;
  return { ...fields, decision: { kind: 'options', options: [...others, planned.option], why: why === null ? stood : reasonAfter(stood ?? '', why, told) }, declined: fields.declined.filter(({ option }) => option !== planned.option), plan: planned };
}

function reasonAfter(stood: string, why: string, told: string): string {
  if (stood === told || stood === '') return why;
  return stood.includes(why) ? stood : `${stood.replace(/[.;\s]+$/, '')}. ${why}`;
}

import { reasonAfter, reasonOf, saidOf, withPlanBeside, withReason } from '../visit/reasons';
import type { RouterInputs } from '../trpc/use-trpc';

type Fields = RouterInputs['visits']['save']['fields'];
type Planned = NonNullable<Fields['plan']>;

/**
 * The draft's fields with option and plan in them. A draft has one plan: the option whose plan this one takes the place of is chosen no more, so that no
 * note says both. Its reason stays with it, out of the note, and comes back when it is chosen again; of a reason said of several at once nobody knows
 * which it is for, so it stays with that one, too. A reason that was shown for
 * changing is taken the place of; another is gone on with.
 */
export function withPlan(fields: Fields, planned: Planned, { why, told }: { readonly why: string | null; readonly told: string }): Fields {
  const before = fields.decision?.kind === 'options' ? fields.decision : { options: [], why: null };
  const isReplaced = (option: Planned['option']): boolean => option !== planned.option && option === fields.plan?.option;
  const options = [...before.options.filter((option) => option !== planned.option && !isReplaced(option)), planned.option];
  const said = saidOf(fields, before.options.find(isReplaced) ?? null);
  const reasons = why === null ? withPlanBeside(said.reasons, planned, fields.plan) : withReason(said.reasons, planned.option, reasonAfter(reasonOf(said.reasons, planned.option), why, told), planned);
  return { ...fields, decision: { kind: 'options', options, why: said.why }, reasons, declined: fields.declined.filter(({ option }) => option !== planned.option), plan: planned };
}

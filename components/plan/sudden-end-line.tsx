import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { lower, sentence } from './plan-words';
import type { MadePlan, PlanPreview } from './types';

/** What says in a plan's warnings that a medicine ends without coming down. */
const AT_ONCE: ReadonlySet<string> = new Set(['ends-in-one-day', 'abrupt-stop']);

export const endsAtOnce = ({ plan }: Pick<MadePlan, 'plan'>): readonly string[] => plan.warnings.filter(({ id }) => AT_ONCE.has(id)).map(({ message }) => message);

/** Facts of the chart that stand at the head of a plan: what a medicine that comes down is recorded for besides depression, and the dose on which the patient was well. */
const HEAD: ReadonlySet<string> = new Set(['recorded-for-more', 'below-the-dose-of-remission', 'scored-at-the-dose']);
export const isOfHead = ({ id }: { readonly id: string }): boolean => HEAD.has(id);
export const settleFirst = ({ plan }: Pick<MadePlan, 'plan'>): MadePlan['plan']['warnings'] => plan.warnings.filter(isOfHead);

/** Whether a plan goes the slower way of a change that the pair table would make in one day. */
export const isSlowerWay = ({ plan }: Pick<MadePlan, 'plan'>, suddenEnd: PlanPreview['suddenEnd']): suddenEnd is NonNullable<PlanPreview['suddenEnd']> => suddenEnd?.slower?.strategy === plan.strategy;

export const slowerWords = ({ direct, ends }: NonNullable<PlanPreview['suddenEnd']>): string => `The pair table’s first way, a ${lower(direct.label)}, would end ${ends}.`;

const askedWords = (parts: PlanPreview['asked'][number]['parts']): string => {
  const said = (head: string, isKept: boolean): string[] => {
    const words = parts.filter((part) => part.isKept === isKept).map((part) => part.words);
    return words.length === 0 ? [] : [`${head}: ${words.join('; ')}.`];
  };
  return [...said('As the reasons ask', true), ...said('Not as the reasons ask', false)].join(' ');
};

/** What is settled first, and that a medicine ends overnight, or that the plan goes the slower way so that none does. */
export function SuddenEndLine({ made, preview: { suddenEnd, asked } }: { readonly made: Pick<MadePlan, 'plan'>; readonly preview: Pick<PlanPreview, 'suddenEnd' | 'asked'> }) {
  const cautions = [...settleFirst(made).map(({ message }) => message), ...endsAtOnce(made)];
  return (
    <>
      {cautions.map((message) => <p key={message} className="mb-1 flex gap-1"><Icon name="caution" className="mt-0.5 flex-none text-caution" /><span className="text-pretty"><Prose>{sentence(message)}</Prose></span></p>)}
      {asked.map(({ rule, parts }) => <p key={rule} className="mb-1 text-pretty"><Prose>{askedWords(parts)}</Prose></p>)}
      {isSlowerWay(made, suddenEnd) ? <p className="mb-1 text-pretty"><Prose>{`${suddenEnd.slower?.label ?? ''}, the slower way. ${slowerWords(suddenEnd)}`}</Prose></p> : null}
    </>
  );
}

import type { Option, Reason } from '../model/assessment';
import type { Knowledge } from '../model/knowledge';
import type { OptionChange, SeenOption } from '../model/option-change';
import { whoRulesOut } from './who-rules-out';

/** What is not recorded is counted for itself. */
const speaks = ({ kind }: Reason): boolean => kind !== 'missing-information';

export const seeOption = ({ id, status, reasons, unknown }: Option): SeenOption => ({ id, status, reasons: reasons.filter(speaks).map(({ rule }) => rule), unknown: unknown.map(({ fact }) => fact) });

/** Options whose status or reasons are not those that were seen, with what is known by now; an option nobody saw is left out. */
export function compareOptions(seen: readonly SeenOption[], options: readonly Option[], knowledge: Pick<Knowledge, 'options' | 'references'>): readonly OptionChange[] {
  return options.flatMap((option): OptionChange[] => {
    const before = seen.find(({ id }) => id === option.id);
    if (before === undefined) return [];
    const now = seeOption(option);
    const added = option.reasons.filter((reason) => speaks(reason) && !before.reasons.includes(reason.rule)).map(({ message }) => message);
    const gone = missing(before.reasons, now.reasons);
    const answered = missing(before.unknown, now.unknown);
    const asked = missing(now.unknown, before.unknown);
    if (before.status === now.status && added.length + gone === 0) return [];
    return [{ id: option.id, title: option.title, was: before.status, now: now.status, wasRuledOut: whoRulesOut(before, knowledge), nowRuledOut: whoRulesOut(now, knowledge), added: [...new Set(added)], gone, answered, asked }];
  });
}

const missing = (from: readonly string[], others: readonly string[]): number => new Set(from.filter((id) => !others.includes(id))).size;

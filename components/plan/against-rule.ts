import { count, dayNumber } from '../ui/days';
import type { PlanPreview } from './types';

/** Days by which a plan is settled after the rule's own; `null` where either of them is missing. */
export const daysLater = ({ outcome, rule }: PlanPreview): number | null => (outcome.kind === 'plan' && rule !== null ? dayNumber(outcome.summary.settledOn) - dayNumber(rule.settledOn) : null);

/** `7 days later`, `1 day sooner`. */
export const laterWords = (days: number): string => `${count(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'sooner'}`;

/** What was turned and what it does to the end, in one line; `null` while every step is the rule's. */
export function againstRule(preview: PlanPreview): string | null {
  const turned = preview.outcome.kind === 'plan' ? preview.outcome.plan.edits.map(({ words }) => words) : [];
  if (turned.length === 0) return null;
  const later = daysLater(preview) ?? 0;
  return `${turned.length > MANY ? `${turned.length} edits to the rule` : turned.join('; ')}: settled ${later === 0 ? 'on the same day' : laterWords(later)}.`;
}

/** More edits than these are counted in one line. */
const MANY = 2;

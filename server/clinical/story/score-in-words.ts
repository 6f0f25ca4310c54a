import type { ScoredReport } from '../facts/facts';
import { dayInWords, daysInWords } from '../words/day';

/** `9`, or `9 (estimated)`. */
export const valueOf = ({ value, report }: ScoredReport): string => `${value}${report.estimated ? ' (estimated)' : ''}`;

/** `9 on 08-Sep-2026`. */
export const inWords = (score: ScoredReport): string => `${valueOf(score)} on ${dayInWords(score.report.on)}`;

/** `4 to 9 (16-Jun to 08-Sep-2026)`. */
export const fromTo = (first: ScoredReport, last: ScoredReport): string => `${valueOf(first)} to ${valueOf(last)} (${daysInWords(first.report.on, last.report.on)})`;

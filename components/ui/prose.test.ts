import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Prose } from './prose';

const markup = (text: string): string => renderToStaticMarkup(createElement(Prose, null, text));
const kept = (text: string): readonly string[] => [...markup(text).matchAll(/<bdi[^>]*>([^<]*)<\/bdi>/g)].map(([, part]) => part ?? '');

describe('a sentence in which figures keep what belongs to them', () => {
  test.each([
    ['takes sertraline 150 mg since May; PHQ-9 4 on 20-Jun-2026', ['150 mg', 'PHQ-9 4', '20-Jun-2026']],
    ['PHQ-9 3 of 27 on 18-Nov-2026; below 5', ['PHQ-9 3 of 27', '18-Nov-2026']],
    ['In the way of relationships 7 of 10.', ['7 of 10']],
    ['Blood pressure at or above 140/90 mmHg; AUDIT-C (score entry only)', ['140/90 mmHg', 'AUDIT-C']],
    ['16.1/10.4 kPa, 3/4 of the days', ['16.1/10.4 kPa']],
    ['since PHQ-9 12-Sep-2026', ['PHQ-9', '12-Sep-2026']],
    ['GAD-7 100 mg', ['GAD-7', '100 mg']],
    ['80.3 % of the transporter', ['80.3 %']],
    ['1 × 150 mg 24-hour extended-release tablet', ['1 × 150 mg', '24-hour']],
    ['1 × 100 mg tablet + ½ × 25 mg tablet; 1½ × 2.5 mg', ['1 × 100 mg', '½ × 25 mg', '1½ × 2.5 mg']],
    ['12 of the 14 days', []],
  ])('%s', (text, parts) => {
    expect(kept(text)).toEqual(parts);
    expect(markup(text).replaceAll(/<[^>]*>/g, '')).toBe(text);
  });
});

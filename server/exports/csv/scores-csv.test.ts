import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { documentOf } from '@/server/clinical/testing/any-document';
import { CORPUS } from '@/server/exports/testing/corpus';
import { loadKnowledge } from '@/server/knowledge/load';
import { cleanText } from '@/server/renderings/note/clean-text';
import { chartScoresCsv, csv, FORMULA, scoresCsv } from './scores-csv';

const document = documentOf(null, loadKnowledge());
const read = (text: string): string[][] => (Papa.parse(text.trimEnd(), { header: false }) as { data: string[][] }).data;

describe('tables for a spreadsheet', () => {
  it('holds every score of the chart, with days before the visit in place of dates', () => {
    const [head = [], ...rows] = read(scoresCsv(document));
    expect(head).toEqual(['instrument', 'version', 'field', 'value', 'estimated', 'filled_by', 'days_before_visit']);
    expect(rows).toContainEqual(['phq9', '', 'total', '3', 'false', 'patient', '2']);
    expect(scoresCsv(document)).not.toMatch(/HALVORSEN|0412|2026|R-2026/);
    expect(scoresCsv(document, { mark: true }).charCodeAt(0)).toBe(0xfeff);
  });

  it('of a chart as it stands counts back from the day of taking it out, and names nobody', () => {
    const { reports } = document.snapshot.chart;
    const [head = [], ...rows] = read(chartScoresCsv(reports, document.snapshot.on));
    expect(head.at(-1)).toBe('days_before_export');
    expect(rows).toEqual(read(scoresCsv(document)).slice(1));
    expect(rows).toHaveLength(reports.reduce((sum, { scores }) => sum + Object.keys(scores).length, 0));
  });

  it('no cell begins as a formula, whatever was typed, and each reads back as it was after its apostrophe', () => {
    const rows = read(csv(['text'], CORPUS.map((text) => [text]))).slice(1);
    const wanted = CORPUS.map(cleanText);
    expect(rows).toHaveLength(wanted.length);
    for (const [index, [cell = '']] of rows.entries()) {
      expect(cell).not.toMatch(FORMULA);
      expect(cell === wanted[index] || cell === `'${wanted[index] ?? ''}`).toBe(true);
    }
  });
});

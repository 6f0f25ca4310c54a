import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { documentOf } from '@/server/clinical/testing/any-document';
import { notValidated } from '@/server/clinical/printed';
import { CORPUS } from '@/server/exports/testing/corpus';
import { loadKnowledge } from '@/server/knowledge/load';
import { cleanText } from '@/server/renderings/note/clean-text';
import { chartScoresCsv, csv, FORMULA, scoresCsv } from './scores-csv';

const document = documentOf(null, loadKnowledge());
const read = (text: string): string[][] => (Papa.parse(text.trimEnd(), { header: false }) as { data: string[][] }).data;

describe('tables for a spreadsheet', () => {
  it('holds every score of the chart, with days before the visit in place of dates', () => {
    const [head = [], ...rows] = read(scoresCsv(document));
    expect(head).toEqual(['instrument', 'version', 'field', 'value', 'estimated', 'filled_by', 'remark', 'days_before_visit']);
    expect(rows).toContainEqual(['phq9', '', 'total', '3', 'false', 'patient', '', '2']);
    expect(scoresCsv(document)).not.toMatch(/HALVORSEN|0412|2026|R-2026/);
    expect(scoresCsv(document, { mark: true }).charCodeAt(0)).toBe(0xfeff);
  });

  it('of a chart as it stands counts back from the day of taking it out, and names nobody', () => {
    const { reports } = document.snapshot.chart;
    const [head = [], ...rows] = read(chartScoresCsv(reports, { on: document.snapshot.on, notValidated: notValidated(loadKnowledge()) }));
    expect(head.at(-1)).toBe('days_before_export');
    expect(rows).toEqual(read(scoresCsv(document)).slice(1));
    expect(rows).toHaveLength(reports.reduce((sum, { scores }) => sum + Object.keys(scores).length, 0));
  });

  it('a score of the structured report says in its own row that it is not validated; others do not, and what was signed before this was kept says nothing', () => {
    const { snapshot } = document;
    const [first] = snapshot.chart.reports;
    if (first === undefined) throw new Error('the story has a report');
    const chart = { ...snapshot.chart, reports: [first, { ...first, id: 'x', instrument: 'sbr', scores: { total_now: 20 } }] };
    const remarks = (printed: typeof snapshot.printed) => read(scoresCsv({ ...document, snapshot: { ...snapshot, chart, printed } })).slice(1).map(([instrument, , , , , , remark]) => [instrument, remark]);
    expect(new Set(remarks(snapshot.printed).map((row) => row.join(':')))).toEqual(new Set(['sbr:not validated', `${first.instrument}:`]));
    const { notValidated: _, ...before } = snapshot.printed;
    expect(remarks(before)).toContainEqual(['sbr', '']);
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

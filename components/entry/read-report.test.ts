import { describe, expect, it } from 'vitest';
import gad7 from '@/server/knowledge/content/instruments/gad7.json';
import odq from '@/server/knowledge/content/instruments/odq.json';
import pcptsd5 from '@/server/knowledge/content/instruments/pcptsd5.json';
import phq9 from '@/server/knowledge/content/instruments/phq9.json';
import sbr from '@/server/knowledge/content/instruments/sbr.json';
import { partsOf } from './instrument-parts';
import type { CatalogInstrument } from './instrument-parts';
import { NO_ONSET, readOnset } from './read-onset';
import { readReport } from './read-report';
import type { TypedReport } from './read-report';

type File = { id: string; title: string; items?: { id: string; text: string }[]; options?: { value: string | number; label: string }[]; fields: { id: string; label: string; min?: number | null; max?: number | null; values?: string[] }[] };
const instrument = (file: File): CatalogInstrument => ({
  id: file.id, title: file.title, fullTitle: file.title, version: null, entry: file.items === undefined ? 'scores' : 'items', labelToShow: null, direction: '',
  items: (file.items ?? []).map(({ id, text }) => ({ id, text, domain: null })),
  options: (file.options ?? []).map(({ value, label }) => ({ value, label })),
  fields: file.fields.map(({ id, label, min = null, max = null, values = null }) => ({ id, label, min, max, values })),
  range: null, bands: [], content: file,
});
const read = (file: File, typed: Partial<TypedReport>) =>
  readReport(instrument(file), partsOf(instrument(file)), { entry: 'items', answers: {}, scores: {}, words: '', onset: NO_ONSET, ...typed });

describe('a questionnaire answered item by item', () => {
  it('keeps what was not answered as not answered, and zero as zero', () => {
    const { answers, scores, wrong } = read(phq9, { answers: { 'phq9-1': '0', 'phq9-2': '3' } });
    expect(answers).toMatchObject({ 'phq9-1': 0, 'phq9-2': 3, 'phq9-9': null });
    expect(scores).toBeNull();
    expect(wrong).toEqual({});
  });
  it('refuses an empty one', () => {
    expect(Object.keys(read(gad7, {}).wrong)).toEqual(['answers.gad7-1']);
  });
  it('does not send items behind a gate that was answered with no', () => {
    expect(read(pcptsd5, { answers: { 'pcptsd5-gate': '0', 'pcptsd5-1': '1' } }).answers).toEqual({ 'pcptsd5-gate': 0 });
    expect(Object.keys(read(pcptsd5, { answers: { 'pcptsd5-1': '1' } }).wrong)).toEqual(['answers.pcptsd5-gate']);
  });
});

describe('the structured blunting report', () => {
  const needed = { 'ctx-self-harm-to-feel': 'no' };
  it('sends before only for what is there now', () => {
    const { answers, wrong } = read(sbr, { answers: { ...needed, 'sbr-joy': '3', 'sbr-joy:before': '1', 'sbr-love': '0', 'sbr-love:before': '2', 'sbr-body': 'skip' } });
    expect(wrong).toEqual({});
    expect(answers).toMatchObject({ 'sbr-joy': 3, 'sbr-joy:before': 1, 'sbr-love': 0, 'sbr-body': 'skip' });
    expect(answers).not.toHaveProperty('sbr-love:before');
  });
  it('sends no before at all when there is no medicine to compare with', () => {
    expect(read(sbr, { answers: { ...needed, 'sbr-anchor-medicine': 'none', 'sbr-joy': '3', 'sbr-joy:before': '1' } }).answers).not.toHaveProperty('sbr-joy:before');
  });
  it('needs the self-harm question answered or declined', () => {
    expect(Object.keys(read(sbr, { answers: { 'sbr-joy': '3' } }).wrong)).toEqual(['answers.ctx-self-harm-to-feel']);
    expect(read(sbr, { answers: { 'sbr-joy': '3', 'ctx-self-harm-to-feel': 'prefer not to say' } }).wrong).toEqual({});
  });
  it('keeps several choices as a list, words line by line and a scale of zero as zero', () => {
    const { answers, words } = read(sbr, {
      answers: { ...needed, 'ctx-wants': ['lower the dose'], 'ctx-wants:text': 'and a holiday', 'ctx-daily-life': '0', 'ctx-dose-link': [] },
      words: '“I watched myself smile.”\n\n I cry less. ',
    });
    expect(answers).toMatchObject({ 'ctx-wants': ['lower the dose'], 'ctx-wants:text': 'and a holiday', 'ctx-daily-life': 0, 'ctx-dose-link': null });
    expect(words).toEqual(['“I watched myself smile.”', 'I cry less.']);
  });
});

describe('scores read off a form', () => {
  it('sends scores and no answers, each within its range', () => {
    const { answers, scores, wrong } = read(odq, { entry: 'scores', scores: { odq20: '55' } });
    expect(answers).toBeNull();
    expect(scores).toMatchObject({ odq20: 55, odq26: null });
    expect(wrong).toEqual({});
  });
  it.each(['300', '55.5', '-1', '5,5', 'x'])('refuses a PHQ-9 total of %s', (total) => {
    expect(Object.keys(read(phq9, { entry: 'scores', scores: { total } }).wrong)).toEqual(['scores.total']);
  });
  it('refuses an empty entry', () => {
    expect(Object.keys(read(phq9, { entry: 'scores' }).wrong)).toEqual(['scores.total']);
  });
});

describe('when it began', () => {
  const onset = (typed: Partial<typeof NO_ONSET>) => readOnset({ ...NO_ONSET, ...typed });
  it('is never narrower than what was said', () => {
    expect(onset({ precision: 'month', month: 'February', year: '2024' })).toMatchObject({ onset: { earliestOn: '2024-02-01', latestOn: '2024-02-29' } });
    expect(onset({ precision: 'season and year', season: 'winter', year: '2025' })).toMatchObject({ onset: { earliestOn: '2025-12-01', latestOn: '2026-02-28' } });
    expect(onset({ precision: 'season and year', season: 'summer', year: '2026' })).toMatchObject({ onset: { earliestOn: '2026-06-01', latestOn: '2026-08-31' } });
    expect(onset({ precision: 'day', day: '15-Jul-2026' })).toMatchObject({ onset: { earliestOn: '2026-07-15', latestOn: '2026-07-15' } });
  });
  it('keeps "not sure" and "always" without days, and nothing as nothing', () => {
    expect(onset({ precision: 'not sure' })).toEqual({ kind: 'onset', onset: { precision: 'not sure', earliestOn: null, latestOn: null } });
    expect(onset({})).toEqual({ kind: 'not-given' });
  });
  it('refuses what is missing, at its own field', () => {
    expect(onset({ precision: 'month', month: 'July', year: '26' })).toMatchObject({ kind: 'refused', field: 'year' });
    expect(onset({ precision: 'day' })).toMatchObject({ kind: 'refused', field: 'day' });
  });
});

import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FlagList } from '@/components/assessment/flag-list';
import type { Flag } from '@/server/clinical/model/assessment';
import type { Workspace } from '@/server/contracts/workspace';
import { assess } from '@/server/clinical/assess';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

const TODAY = localDate('2026-11-24');
const MOST = 1 / 20;

const shownAs = (flags: readonly Flag[], answers: Workspace['flagAnswers']): string => renderToStaticMarkup(createElement(FlagList, { flags, asks: [], answers, plan: null, shelves: { basis: new Map(), answers: new Map(), references: new Map(), stating: new Map(), credited: new Map() } }));

/** Every chart of the demo clinics opened once: what its flags put on the screen. */
const openings = ALL_STORIES.map((story) => {
  const { key, chart } = tellStory(story, TODAY, loadKnowledge());
  const { flags } = assess(chart, loadKnowledge(), TODAY);
  const html = shownAs(flags, []);
  return { key, flags, interruptions: html.match(/role="alert"/g)?.length ?? 0, opened: html.match(/<details[^>]* open/g)?.length ?? 0, html };
});

test('H-10: at most one chart opening in twenty is interrupted, and only by a stop or an emergency', () => {
  const interrupted = openings.filter(({ interruptions }) => interruptions > 0);
  expect(interrupted.length, interrupted.map(({ key }) => key).join(', ')).toBeLessThanOrEqual(Math.floor(openings.length * MOST));
  expect(interrupted.length, 'a stop does interrupt').toBeGreaterThan(0);
  for (const { key, flags, interruptions } of openings) {
    expect(interruptions, key).toBe(flags.filter(({ level }) => level === 'stop' || level === 'emergency').length);
    expect(interruptions, `${key}: no chart opens with more than one`).toBeLessThanOrEqual(1);
  }
});

test('H-10: nothing else opens by itself; what is due today still stands in full sight', () => {
  for (const { key, opened } of openings) expect(opened, key).toBe(0);
  for (const { key, flags, html } of openings) {
    const folded = html.slice(html.indexOf('<details'));
    for (const { level, message, title } of flags) {
      expect(html.includes(escaped(title)), `${key}: ${title}`).toBe(true);
      if (level === 'urgent') expect(html.includes('<details') && folded.includes(escaped(message)), `${key}: ${title} is not folded`).toBe(false);
    }
  }
});

test('H-10: what a prescriber settled interrupts nobody and is told as settled; what was only signed past stands as before, with the reason', () => {
  const raised = openings.filter(({ flags }) => flags.some(({ level }) => level !== 'attention'));
  expect(raised.length).toBeGreaterThan(0);
  for (const { key, flags, interruptions } of raised) {
    const answered = (settled: boolean) => shownAs(flags, flags.map(({ id }) => ({ flag: id, what: 'Asked directly', by: 'Ada Boyd', on: TODAY, settled })));
    expect(answered(true).match(/role="alert"/g) ?? [], key).toEqual([]);
    expect(answered(true), key).toContain('Settled:</b> Asked directly');
    expect(answered(false).match(/role="alert"/g)?.length ?? 0, key).toBe(interruptions);
    expect(answered(false), key).toContain('Stays open:</b> Asked directly');
  }
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

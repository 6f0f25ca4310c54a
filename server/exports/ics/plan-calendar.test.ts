import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import type { NoteDocument } from '@/server/clinical/model/note';
import { documentOf, planFrom } from '@/server/clinical/testing/any-document';
import { anyDraw } from '@/server/exports/testing/any-draw';
import { CORPUS } from '@/server/exports/testing/corpus';
import { readSentences, rowsOf } from '@/server/exports/testing/read-doses';
import { loadKnowledge } from '@/server/knowledge/load';
import { planCalendar } from './plan-calendar';

const knowledge = loadKnowledge();
const RUNS = 300;
const AGREED = { names: true, previous: null, cancel: false };
const SILENT = { names: false, previous: null, cancel: false };

const eventsOf = (text: string): ICAL.Component[] => new ICAL.Component(ICAL.parse(text) as object[]).getAllSubcomponents('vevent');
const value = (event: ICAL.Component, name: string): string => String(event.getFirstPropertyValue(name));
const SWITCH = { from: 5, to: 15, dose: 3, target: 1, region: 0, pace: 1, day: 5, way: 0 };

function switchNote(version = 1): NoteDocument {
  for (let from = 0; from < 60; from += 1) {
    const planned = planFrom({ ...SWITCH, from }, knowledge);
    if (planned !== null && planned.plan.steps.length > 3) {
      const document = documentOf(planned.plan, knowledge);
      return { ...document, snapshot: { ...document.snapshot, version } };
    }
  }
  throw new Error('no plan');
}

describe('the plan in a calendar', () => {
  it('gives back every drug, dose, unit and date of any plan where the patient agreed to names', () => {
    fc.assert(
      fc.property(anyDraw, (draw) => {
        const planned = planFrom(draw, knowledge);
        fc.pre(planned !== null);
        if (planned === null) return;
        const document = documentOf(planned.plan, knowledge);
        const { drugs } = document.snapshot.printed;
        const steps = eventsOf(planCalendar(document, AGREED)).filter((event) => value(event, 'uid').includes('-step-'));
        const read = steps.flatMap((event) => readSentences(value(event, 'description'), drugs.map(({ name }) => name)));
        expect(read).toEqual(rowsOf(planned.plan, drugs));
        expect(steps.map((event) => value(event, 'dtstart'))).toEqual(planned.plan.steps.map(({ from }) => from));
      }),
      { numRuns: RUNS },
    );
  });

  it('names no drug and no dose unless the patient agreed', () => {
    const document = switchNote();
    const text = planCalendar(document, SILENT);
    for (const { name, ingredient } of document.snapshot.printed.drugs) expect(text.toLowerCase()).not.toMatch(new RegExp(`${name}|${ingredient}`, 'i'));
    expect(text).not.toMatch(/\d ?mg/);
    expect(value(eventsOf(text)[1] ?? new ICAL.Component('x'), 'summary')).toBe('Medicine step 2 (see your sheet)');
  });

  it('never says what the clinic calls about: consent to the names of medicines is none to that', () => {
    const document = switchNote();
    const { plan } = document.snapshot;
    if (plan === null) throw new Error('no plan');
    const checkpoints = [...plan.checkpoints, { on: plan.start, what: 'call: suicidal thoughts and mood (under 25)', refs: [] }];
    const looks = eventsOf(planCalendar({ ...document, snapshot: { ...document.snapshot, plan: { ...plan, checkpoints } } }, AGREED)).filter((event) => value(event, 'uid').includes('-look-'));
    expect(looks).toHaveLength(checkpoints.length);
    expect(new Set(looks.map((event) => `${value(event, 'summary')}. ${value(event, 'description')}`))).toEqual(new Set(['Contact with the clinic (see your sheet). The clinic agrees the time with you.']));
  });

  it('every event is a whole day, private, without alarm or guest', () => {
    const text = planCalendar(switchNote(), AGREED);
    for (const event of eventsOf(text)) {
      expect(event.getFirstProperty('dtstart')?.type).toBe('date');
      expect(value(event, 'class')).toBe('PRIVATE');
      expect(event.getAllSubcomponents()).toEqual([]);
    }
    expect(text).not.toMatch(/VALARM|ATTENDEE|ORGANIZER|ATTACH|URL/);
  });

  it('an amended plan replaces: the same ids, a higher sequence, and days that are no more are cancelled', () => {
    const first = switchNote();
    const amended = switchNote(2);
    const shorter = { ...amended, snapshot: { ...amended.snapshot, note: { ...amended.snapshot.note, doseTable: amended.snapshot.note.doseTable.slice(0, 2) } } };
    const before = eventsOf(planCalendar(first, SILENT));
    const after = eventsOf(planCalendar(shorter, { ...SILENT, previous: first }));
    const uids = (events: readonly ICAL.Component[]): string[] => events.map((event) => value(event, 'uid')).sort();
    expect(uids(after)).toEqual(uids(before));
    const sequence = new Map(before.map((event) => [value(event, 'uid'), Number(value(event, 'sequence'))]));
    for (const event of after) expect(Number(value(event, 'sequence'))).toBeGreaterThan(sequence.get(value(event, 'uid')) ?? 99);
    const gone = after.filter((event) => value(event, 'status') === 'CANCELLED').map((event) => value(event, 'uid'));
    expect(gone.length).toBe(first.snapshot.note.doseTable.length - 2);
  });

  it('a stopped plan takes every day out again', () => {
    const document = switchNote();
    const text = planCalendar(document, { ...SILENT, cancel: true });
    expect(text).toContain('METHOD:CANCEL');
    for (const event of eventsOf(text)) expect([value(event, 'status'), value(event, 'sequence')]).toEqual(['CANCELLED', '1']);
    const wrong = { ...document, enteredInError: { why: 'x', by: document.snapshot.author, at: document.snapshot.signedAt } };
    expect(planCalendar(wrong, SILENT)).toContain('METHOD:CANCEL');
  });

  it('folds at 75 octets in CRLF, and no text adds an event, an alarm or a line of its own', () => {
    const document = switchNote();
    const { plan } = document.snapshot;
    if (plan === null) throw new Error('no plan');
    for (const text of CORPUS) {
      const checkpoints = plan.checkpoints.map((entry) => ({ ...entry, what: text }));
      const drugs = document.snapshot.printed.drugs.map((drug) => ({ ...drug, name: text }));
      const out = planCalendar({ ...document, snapshot: { ...document.snapshot, plan: { ...plan, checkpoints }, printed: { ...document.snapshot.printed, drugs } } }, AGREED);
      expect(out.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
      expect(out.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(eventsOf(out)).toHaveLength(plan.steps.length + checkpoints.length);
      expect(new ICAL.Component(ICAL.parse(out) as object[]).getAllSubcomponents().every(({ name }) => name === 'vevent')).toBe(true);
    }
  });

  it('the same snapshot gives the same calendar', () => {
    expect(planCalendar(switchNote(), AGREED)).toBe(planCalendar(switchNote(), AGREED));
  });
});

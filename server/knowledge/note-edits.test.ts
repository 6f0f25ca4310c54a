import { describe, expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { note } from '@/server/clinical/note';
import { sharePercent } from '@/server/clinical/note/similarity';
import { seal } from '@/server/clinical/note/seal';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Chart } from '@/server/clinical/model/chart';
import { addDays } from '@/server/clinical/model/local-date';
import type { Note, Segment } from '@/server/clinical/model/note';
import type { SinceVisit } from '@/server/clinical/model/since';
import type { Visit } from '@/server/clinical/model/visit';
import { sha256 } from '@/server/clinical/model/sha256';
import { aFollowUp } from '@/server/clinical/testing/a-follow-up';
import { aNoteDocument, aVisit } from '@/server/clinical/testing/a-note';
import { loadKnowledge } from './load';
import { json } from './plain-json';
import { keptWithout } from './testing/kept-without';
import { readVignettes } from './testing/read-vignettes';

const knowledge = loadKnowledge();
const vignettes = readVignettes();
const story = vignettes.find(({ id }) => id === 'dose-linked-blunting');
if (story === undefined) throw new Error('the dose-linked story is gone');
const { chart, on } = story;

const compose = (visit: Partial<Visit> = {}, told: Chart = chart): Note =>
  note({ visit: aVisit(on, visit), assessment: assess(told, knowledge, on), plan: null, chart: told, knowledge, order: 'apso' });
const segments = ({ sections }: Note): readonly Segment[] => sections.flatMap((section) => section.segments);
const find = (made: Note, id: string): Segment | undefined => segments(made).find((segment) => segment.id === id);

const machine = find(compose(), 'assessment.mood')?.text ?? '';
const edited = { edits: { 'assessment.mood': 'Mood is well.' }, editBases: { 'assessment.mood': { section: 'assessment', text: machine } } } satisfies Partial<Visit>;
const withoutMood: Chart = { ...chart, reports: chart.reports.filter(({ instrument }) => instrument !== 'phq9') };

describe('an edited sentence', () => {
  test('keeps the machine’s wording, its place and what it rests on', () => {
    expect(find(compose(edited), 'assessment.mood')).toMatchObject({ origin: 'edited', text: 'Mood is well.', before: machine, stale: false, refs: find(compose(), 'assessment.mood')?.refs });
  });

  test('is stale once its fact reads otherwise', () => {
    expect(find(compose(edited, withoutMood), 'assessment.mood')).toMatchObject({ text: 'Mood is well.', before: machine, stale: true });
  });

  test('stays, stale, when the machine would no longer say it at all', () => {
    const visit = { edits: { 'subjective.quote': 'Says a lot.' }, editBases: { 'subjective.quote': { section: 'subjective', text: 'x' } } } satisfies Partial<Visit>;
    expect(find(compose(visit, { ...chart, reports: [] }), 'subjective.quote')).toMatchObject({ origin: 'edited', stale: true, before: 'x' });
  });
});

describe('a sentence left out', () => {
  test('is gone, and comes back when its wording changed since', () => {
    const visit = { removed: ['assessment.mood'], editBases: { 'assessment.mood': { section: 'assessment', text: machine } } } satisfies Partial<Visit>;
    expect(find(compose(visit), 'assessment.mood')).toBeUndefined();
    expect(find(compose(visit, withoutMood), 'assessment.mood')).toBeDefined();
  });
});

test('H-10: what was decided and why, what is taken over and a raised flag are not left out of the note', () => {
  const visit = { decision: { kind: 'options', options: ['bupropion-augmentation'], why: 'Agreed with neurology' } } satisfies Partial<Visit>;
  const must = segments(compose(visit)).filter(({ id }) => /^assessment\.(?:decision|although|flag)|^checks\.unknown/.test(id));
  expect(must.map(({ text }) => text).join(' ')).toContain('Reason: Agreed with neurology.');
  expect(must.map(({ id }) => id)).toEqual(expect.arrayContaining(['assessment.decision', 'checks.unknown']));
  const left = compose({ ...visit, removed: [...must.map(({ id }) => id), 'assessment.mood'], editBases: { 'assessment.mood': { section: 'assessment', text: machine } } });
  expect(segments(left)).toEqual(expect.arrayContaining(must));
  expect(find(left, 'assessment.mood')).toBeUndefined();
  for (const blank of ['', ' \n\u200b']) {
    const emptied = compose({ ...visit, edits: Object.fromEntries(must.map(({ id }) => [id, blank])), editBases: Object.fromEntries(must.map(({ id, text }) => [id, { section: 'assessment' as const, text }])) });
    expect(segments(emptied)).toEqual(segments(compose(visit)));
  }
});

test('a day of return is said once it is chosen', () => {
  const said = (returnOn: Visit['on'] | null): string | undefined => find(compose({ decision: { kind: 'not-today', why: '', returnOn } }), 'assessment.decision')?.text;
  expect(said(null)).toBe('No decision today. The day of return is not chosen yet.');
  expect(said(addDays(on, 14))).toMatch(/^No decision today\. Return on \d\d-[A-Z][a-z]{2}-\d{4}\.$/);
});

test('a typed sentence stands in its section, as typed', () => {
  const text = '  =1+1 ‮ her sister\r\nwill call ';
  expect(find(compose({ typed: [{ id: 't1', section: 'plan', text }] }), 't1')).toMatchObject({ origin: 'typed', text, before: null });
});

test('the order of sections is the clinic’s', () => {
  const visit = aVisit(on);
  const input = { visit, assessment: assess(chart, knowledge, on), plan: null, chart, knowledge } as const;
  expect(note({ ...input, order: 'apso' }).sections[0]?.id).toBe('assessment');
  expect(note({ ...input, order: 'soap' }).sections.map(({ id }) => id)).toEqual(['subjective', 'objective', 'assessment', 'checks', 'basis']);
});

describe.each(vignettes.map((one) => [one.id, one] as const))('taking a record out of %s', (_, one) => {
  test('takes out, or rewords, every sentence that rested on it alone', () => {
    expect(keptWithout({ ...one, knowledge })).toEqual([]);
  });
});

test('the seal is over the very text that is kept, and moves with any change', () => {
  const { snapshot, sha256: sum } = aNoteDocument({ chart, on, knowledge });
  const { text } = seal(snapshot);
  expect(sha256(text)).toBe(sum);
  expect(seal({ ...snapshot, version: 2 }).sha256).not.toBe(sum);
  expect(seal(structuredClone(snapshot))).toEqual({ text, sha256: sum });
  expect(canonicalJson(json(JSON.parse(text)))).toBe(text);
});

describe('what happened since the note before', () => {
  const told = (since?: SinceVisit | null): Note => note({ visit: aVisit(on), assessment: assess(chart, knowledge, on), plan: null, chart, knowledge, order: 'apso', ...(since === undefined ? {} : { since }) });
  const ids = (made: Note): string[] => segments(made).map(({ id }) => id);

  test('is not in a first note, and one signed before it was kept reads and seals as it did', () => {
    expect(told(null)).toEqual(told());
    expect(ids(told()).filter((id) => id.includes('since'))).toEqual([]);
    const { since: _since, ...before } = aNoteDocument({ chart, on, knowledge }).snapshot;
    expect(seal(before).text).not.toContain('since":');
    expect(note({ ...before, knowledge, order: before.note.order })).toEqual(before.note);
  });

  test('is told with what stands behind each sentence', () => {
    const made = told(aFollowUp(on));
    expect(ids(made).filter((id) => id.includes('since'))).toEqual(['assessment.since-alerts', 'assessment.since-scores', 'assessment.since-verdict', 'subjective.since-contacts', 'objective.since-changes', 'checks.since-late', 'checks.since-done']);
    expect(find(made, 'subjective.since-contacts')?.refs.map(({ id }) => id)).toEqual(['note:R-2026-000003', 'contact:c4', 'contact:c3', 'contact:c2', 'contact:c1']);
    expect(find(made, 'assessment.since-scores')?.refs.filter(({ type }) => type === 'fact').map(({ id }) => chart.reports.some((report) => report.id === id))).toContain(true);
  });

  test('leaves no task, contact or red-flag answer behind that it does not name', () => {
    const since = aFollowUp(on);
    const behind = new Set(segments(told(since)).flatMap(({ refs }) => refs.map(({ id }) => id)));
    for (const id of [...since.contacts.map((one) => `contact:${one.id}`), ...[...since.done, ...since.late].map((one) => `task:${one.id}`), ...since.alerts.map((one) => `alert:${one.id}`)]) expect(behind).toContain(id);
  });

  test('says that nobody spoke with the patient and that no report came, and does not call it well', () => {
    const made = told({ ...aFollowUp(on, { days: 1 }), contacts: [], done: [], late: [], alerts: [] });
    expect(find(made, 'subjective.since-contacts')?.text).toMatch(/no contact is logged\.$/);
    expect(find(made, 'assessment.since-scores')?.text).toContain('none since');
    expect(find(made, 'assessment.since-verdict')?.text).toMatch(/Remission: cannot be told\. No PHQ-9 total since the start\.$/);
  });
});

describe('the share identical to the last note', () => {
  const said = (text: string): Note => ({ ...compose(), sections: [{ id: 'plan', title: 'Plan', segments: [{ id: 's', origin: 'typed', text, refs: [], before: null, stale: false }] }] });
  test('counts words in runs of five or more', () => {
    expect(sharePercent(said('one two three four five six seven eight nine ten'), said('one two three four five x y z'))).toBe(50);
    expect(sharePercent(said('one two three four'), said('one two three four'))).toBe(0);
    expect(sharePercent(compose(), compose())).toBe(100);
  });
  test('is not known without a note before', () => expect(sharePercent(compose(), null)).toBeNull());
});

test('a blood pressure is said with the unit of the record', () => {
  const measured = (unit: string | null): string | undefined => {
    const pressure = (observation: string, value: number): Chart['observations'][number] => ({ id: observation, observation, codings: [], text: observation, value, valueText: null, unit, low: null, high: null, on, provenance: { source: 'clinician', by: null, recordedOn: null, resource: null } });
    return find(compose({}, { ...chart, observations: [pressure('systolic-bp', 121), pressure('diastolic-bp', 78)] }), 'objective.measured')?.text;
  };
  expect(measured('mm[Hg]')).toMatch(/^Blood pressure 121\/78 mmHg on /);
  expect(measured(null)).toMatch(/^Blood pressure 121\/78 on /);
});

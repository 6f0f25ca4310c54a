import { describe, expect, test } from 'vitest';

import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Chart } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import { readBundle } from '@/server/imports/fhir/read-bundle';
import { loadKnowledge } from '@/server/knowledge/load';
import { recordBundle } from '@/server/renderings/fhir/record-bundle';
import type { WholeRecord } from '@/server/renderings/fhir/record-bundle';
import { withFact } from '@/server/renderings/fhir/record-resources';
import { ALL_STORIES } from './all-stories';
import { tellStory } from './story/tell-story';

const knowledge = loadKnowledge();
const on = localDate('2026-11-24');

/** Ids as the database gives them: the stories' own are told apart by their kind only. */
function withUuids(chart: Chart): Chart {
  let number = 0;
  const named = <Fact extends { readonly id: string }>(list: readonly Fact[]): Fact[] => list.map((fact) => ({ ...fact, id: `${fact.id.split(':')[0] ?? ''}:00000000-0000-4000-8000-${String((number += 1)).padStart(12, '0')}` }));
  return { ...chart, conditions: named(chart.conditions), allergies: named(chart.allergies), episodes: named(chart.episodes), observations: named(chart.observations), reports: named(chart.reports), lifeEvents: named(chart.lifeEvents), confirmations: named(chart.confirmations), waiting: named(chart.waiting) };
}

function recordOf(chart: Chart): WholeRecord {
  const person = { id: '6f2f6a1e-94b3-4a11-8a3c-111111111111', family: 'Quill', given: 'Robin', otherNames: ['Robin Reed'], sex: chart.patient.sex, birthOn: chart.patient.birthOn, birthText: null, deceasedOn: null, phone: '555 0100', email: null, address: '1 Mill Lane', identifiers: [{ system: 'urn:test:mrn', label: 'MRN', value: '0412' }] } as const;
  return { person, clinic: 'Riverside', chart, waiting: chart.waiting.map((fact) => ({ ...fact, original: [{ label: 'Record', value: fact.text }] })), notes: [], flagAnswers: [], corrections: [], disclosures: [], at: '2026-11-24T15:00:00.000Z' };
}
type Bundle = ReturnType<typeof recordBundle>;
const bundleOf = (chart: Chart): Bundle => recordBundle({ record: recordOf(chart), instruments: knowledge.instruments });

function readBack(bundle: object, region: 'US' | 'UK') {
  const read = readBundle(JSON.stringify(bundle), { knowledge, region, on, today: on });
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** What a chart says, without where its facts stand and in which order. */
function content(chart: Chart): unknown {
  const bare = (list: readonly object[]): string[] => list.map((fact) => canonicalJson({ ...fact, id: null, provenance: null })).sort();
  return { ...chart, conditions: bare(chart.conditions), allergies: bare(chart.allergies), episodes: bare(chart.episodes), observations: bare(chart.observations), reports: bare(chart.reports), lifeEvents: bare(chart.lifeEvents), confirmations: bare(chart.confirmations), waiting: bare(chart.waiting) };
}

describe.each(ALL_STORIES.map((story) => [story.key, story] as const))('the whole record of %s', (_, story) => {
  const chart = withUuids(tellStory(story, on, knowledge).chart);
  const region = chart.patient.country === 'GB' ? 'UK' : 'US';

  test('reads back as the same chart, in any order, each entry with one disposition', () => {
    const bundle = bundleOf(chart);
    for (const shown of [bundle, { ...bundle, entry: bundle.entry?.toReversed() }]) {
      const { chart: again, taken, merged, waiting, leftOut } = readBack(shown, region);
      expect(content(again)).toEqual(content(chart));
      expect(taken.length + merged.length + waiting.length + leftOut.length).toBe(bundle.entry?.length);
      expect(waiting.length).toBe(chart.waiting.length);
    }
  });
});

test('a yes and the "still unknown" of the same day both travel, in any order', () => {
  const [first] = ALL_STORIES;
  if (first === undefined) throw new Error('no story');
  const chart = withUuids(tellStory(first, on, knowledge).chart);
  const said = (['present', 'unknown'] as const).map((value, index) => ({ id: `confirmation:00000000-0000-4000-9000-00000000000${index}`, fact: 'derived:newPsychosis', value, detail: null, on: localDate('2026-11-12'), by: null }));
  const bundle = bundleOf({ ...chart, confirmations: said });
  for (const entry of [bundle.entry, bundle.entry?.toReversed()]) {
    expect(readBack({ ...bundle, entry }, 'US').chart.confirmations.map(({ value }) => value).sort()).toEqual(['present', 'unknown']);
  }
});

describe('a record that was changed on the way', () => {
  const story = ALL_STORIES.map((one) => withUuids(tellStory(one, on, knowledge).chart)).find(({ episodes, lifeEvents, confirmations }) => episodes.some(({ steps, drugId }) => steps.length > 0 && drugId !== null) && lifeEvents.length > 0 && confirmations.length > 0);
  if (story === undefined) throw new Error('no such story');
  const whole = bundleOf(story);
  const changed = (from: RegExp, to: string, type: string): Bundle => ({ ...whole, entry: (whole.entry ?? []).map((entry) => (entry.resource?.resourceType === type ? { ...entry, resource: JSON.parse(JSON.stringify(entry.resource).replace(from, to)) as NonNullable<typeof entry.resource> } : entry)) });

  test('in its doses is read by what stands there, never by what stood beside it', () => {
    const before = readBack(whole, 'US').chart.episodes.flatMap(({ steps }) => steps.map(({ microgramsPerDay }) => microgramsPerDay));
    const bundle = changed(/("numerator":\{"value":)[0-9.]+/g, '$17', 'MedicationStatement');
    const { chart } = readBack(bundle, 'US');
    expect(before.length).toBeGreaterThan(0);
    expect(chart.episodes.flatMap(({ steps }) => steps.map(({ microgramsPerDay }) => microgramsPerDay)).filter((dose) => dose !== null && dose !== 7000)).toEqual([]);
  });

  test('in the fact beside it is not believed', () => {
    const { chart } = readBack(changed(/\\"microgramsPerDay\\":[0-9]+/g, '\\"microgramsPerDay\\":9000', 'MedicationStatement'), 'US');
    expect(JSON.stringify(chart.episodes)).not.toContain('9000,');
  });

  test('in what FHIR has no resource for waits for a person, and is no answer', () => {
    const { chart, waiting } = readBack(changed(/\\"value\\":\\"(absent|present)\\"/g, '\\"value\\":\\"unknown\\"', 'Basic'), 'US');
    expect(chart.confirmations).toEqual([]);
    expect(waiting.length).toBeGreaterThanOrEqual(story.confirmations.length);
  });

  test('to a day that cannot be, its hash made anew, is not taken as a fact', () => {
    const [entry] = whole.entry ?? [];
    const subject = { reference: entry?.fullUrl ?? '' };
    const event = withFact({ resourceType: 'Basic' as const, id: 'late', code: { text: 'x' }, subject }, { kind: 'life-event', by: null, fact: { title: 'Still to come', kind: 'other', on: localDate('2027-01-01'), untilOn: null } });
    const { chart, waiting } = readBack({ ...whole, entry: [...(whole.entry ?? []), { resource: event }] }, 'US');
    expect(chart.lifeEvents.map(({ title }) => title)).not.toContain('Still to come');
    expect(waiting.map(({ resource }) => resource)).toContain('Basic/late');
  });
});

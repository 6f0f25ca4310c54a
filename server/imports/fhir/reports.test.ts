import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { LOINC, PHQ9_ANSWERS, PHQ9_ITEMS, aPhq9Response, anObservation, coded, quantity, type Json, type Resource } from './testing/bundles';
import { dispositionOf, readingWith } from './testing/reading';

const { read } = readingWith(loadKnowledge());

const ANSWERS = [2, 2, 2, 2, 1, 1, 2, 0, 0] as const;
const TOTAL = '44261-6';
const PANEL = '44249-1';
const itemsAsObservations = (answers: readonly number[]): Resource[] =>
  answers.map((answer, at) => anObservation(PHQ9_ITEMS[at] ?? '', { valueCodeableConcept: coded(LOINC, PHQ9_ANSWERS[answer] ?? '') }));
const total = (value: Json, over: Record<string, Json> = {}): Resource => anObservation(TOTAL, { ...(typeof value === 'string' ? { valueString: value } : { valueInteger: value }), ...over });
const panel = (over: Record<string, Json> = {}): Resource =>
  anObservation(PANEL, { hasMember: [...PHQ9_ITEMS, TOTAL].map((code) => ({ reference: `Observation/o-${code}` })), ...over });

describe('a PHQ-9', () => {
  it('as panel, items and a total in words is one report', () => {
    const result = read([panel(), ...itemsAsObservations(ANSWERS), total('12')]);
    expect(result.chart.reports).toMatchObject([{ id: `Observation/o-${PANEL}`, instrument: 'phq9', on: '2026-01-15', scores: { total: 12 }, answers: { 'phq9-1': 2, 'phq9-9': 0 } }]);
    expect(result.taken).toHaveLength(2);
    expect(result.merged).toHaveLength(10);
    expect(result.chart.observations).toEqual([]);
  });

  it('as a response, with nested items, and the same as observations, is one report', () => {
    const flat = aPhq9Response(ANSWERS, 12);
    const nested = { ...flat, item: [{ linkId: '/44249-1', item: (flat.item as readonly { linkId: string }[]).map((item) => ({ ...item, linkId: `/44249-1${item.linkId}` })) }] };
    for (const response of [flat, nested]) {
      const result = read([response, panel(), ...itemsAsObservations(ANSWERS), total(12)]);
      expect(result.chart.reports).toMatchObject([{ id: 'QuestionnaireResponse/q1', scores: { total: 12 } }]);
      expect(result.waiting).toEqual([]);
    }
  });

  it('with a total but without the self-harm answer waits: the total would count it as zero', () => {
    const result = read([panel(), ...itemsAsObservations(ANSWERS.slice(0, 8)), total(12)]);
    expect(result.chart.reports).toEqual([]);
    expect(result.waiting.map(({ why }) => why)).toEqual(expect.arrayContaining([expect.stringContaining('phq9-9 is not answered')]));
  });

  it.each<[string, Record<string, Json>]>([
    ['integer', { valueInteger: 14 }],
    ['quantity', { valueQuantity: quantity(14, '{score}') }],
    ['quantity without a unit', { valueQuantity: { value: 14 } }],
  ])('total alone as %s is a report', (_name, over) => {
    expect(read([anObservation(TOTAL, over)]).chart.reports).toMatchObject([{ instrument: 'phq9', scores: { total: 14 }, answers: {} }]);
  });

  it('total on the code of the panel is taken and said', () => {
    const result = read([anObservation(PANEL, { valueInteger: 9 })]);
    expect(result.chart.reports).toMatchObject([{ scores: { total: 9 } }]);
    expect(result.notes.join()).toContain('on the code of the panel');
  });

  it.each<[string, Record<string, Json>, string]>([
    ['300', { valueInteger: 300 }, 'value-out-of-range'],
    ['28', { valueInteger: 28 }, 'value-out-of-range'],
    ['-1', { valueInteger: -1 }, 'value-out-of-range'],
    ['12.5', { valueQuantity: quantity(12.5, '{score}') }, 'value-out-of-range'],
    ['"moderate"', { valueString: 'moderate' }, 'value-not-readable'],
    ['"12/27"', { valueString: '12/27' }, 'value-not-readable'],
    ['"012"', { valueString: '012' }, 'value-not-readable'],
    ['"12,0"', { valueString: '12,0' }, 'value-not-readable'],
  ])('total of %s waits and is no report', (_name, over, doubt) => {
    const result = read([anObservation(TOTAL, over)]);
    expect(result.chart.reports).toEqual([]);
    expect(dispositionOf(result, `Observation/o-${TOTAL}`).list).toBe('waiting');
    expect(result.inbox[0]?.doubts).toEqual([doubt]);
    expect(result.chart.waiting).toMatchObject([{ kind: 'report' }]);
  });

  describe('total written as text', () => {
    it.each<[string, Resource[]]>([
      ['alone', [total('14')]],
      ['with one item missing', [...itemsAsObservations(ANSWERS.slice(1)), total('14')]],
      ['on the code of the panel', [anObservation(PANEL, { valueString: '14' })]],
      ['in a response with items missing', [aPhq9Response(ANSWERS.slice(1), '14')]],
    ])('%s waits, and one click takes it', (_name, resources) => {
      const result = read(resources);
      expect(result.chart.reports.filter(({ scores }) => Object.keys(scores).length > 0)).toEqual([]);
      expect(result.waiting).toHaveLength(1);
      expect(result.inbox).toMatchObject([{ kind: 'report', doubts: ['total-as-text'] }]);
      expect(result.inbox[0]?.why).toContain('“14”');
      const [choice, last] = result.inbox[0]?.choices ?? [];
      expect(choice).toMatchObject({ label: 'PHQ-9 total 14', does: 'fact', facts: [{ fact: { instrument: 'phq9', on: '2026-01-15', scores: { total: 14 } } }] });
      expect(choice?.replaces).toEqual(result.chart.reports.map(({ id }) => id));
      expect(last).toMatchObject({ id: 'leave-out', facts: [] });
    });

    it('keeps the answers beside it on both sides of the click', () => {
      const [missing, ...rest] = ANSWERS;
      const result = read([...itemsAsObservations(ANSWERS).slice(1), total('14')]);
      expect(missing + rest.length).toBe(10);
      expect(Object.keys(result.chart.reports[0]?.answers ?? {})).toHaveLength(8);
      expect(result.inbox[0]?.choices[0]?.facts).toMatchObject([{ fact: { answers: result.chart.reports[0]?.answers ?? {}, scores: { total: 14 } } }]);
    });

    it('is part of a set whose items say the same, and a doubt about one whose items say otherwise', () => {
      const same = read([...itemsAsObservations(ANSWERS), total('12')]);
      expect([same.inbox, same.chart.reports.map(({ scores }) => scores)]).toEqual([[], [{ total: 12 }]]);
      const other = read([...itemsAsObservations(ANSWERS), total('15')]);
      expect(other.inbox[0]?.doubts).toEqual(['total-differs-from-items']);
      expect(other.inbox[0]?.choices.map(({ id }) => id)).toEqual(['total-15', 'items-12', 'leave-out']);
    });

    it('of another instrument waits under its name', () => {
      expect(read([anObservation('70274-6', { valueString: '11' })]).inbox[0]?.choices[0]?.label).toBe('GAD-7 total 11');
    });
  });

  it('item as text is an answer only as the answer is written', () => {
    const asText = (text: string) => read([anObservation(PHQ9_ITEMS[0] ?? '', { valueString: text })]);
    expect(asText('2').chart.reports).toMatchObject([{ answers: { 'phq9-1': 2 } }]);
    expect(asText('Several days').chart.reports).toMatchObject([{ answers: { 'phq9-1': 1 } }]);
    for (const text of ['2.0', '2-3', 'two']) expect(asText(text).inbox[0]?.doubts, text).toEqual(['value-out-of-range']);
  });

  it('total that cannot be leaves the answers beside it standing', () => {
    const result = read([...itemsAsObservations(ANSWERS), total(300)]);
    expect(result.chart.reports).toMatchObject([{ scores: { total: 12 } }]);
    expect(dispositionOf(result, `Observation/o-${TOTAL}`).list).toBe('waiting');
  });

  it('whose items add up to another total waits, and keeps only the answer on self-harm', () => {
    const answers = [2, 2, 2, 2, 1, 1, 2, 0, 3];
    const result = read([aPhq9Response(answers, 12)]);
    expect(dispositionOf(result, 'QuestionnaireResponse/q1').list).toBe('waiting');
    expect(result.chart.reports).toMatchObject([{ answers: { 'phq9-9': 3 }, scores: {} }]);
    expect(Object.keys(result.chart.reports[0]?.answers ?? {})).toEqual(['phq9-9']);
    const [item] = result.inbox;
    expect(item?.doubts).toEqual(['total-differs-from-items']);
    expect(item?.choices.map((choice) => choice.id)).toEqual(['total-12', 'items-15', 'leave-out']);
    expect(item?.choices[1]?.facts).toMatchObject([{ fact: { scores: { total: 15 } } }]);
    expect(item?.choices[1]?.replaces).toEqual(['QuestionnaireResponse/q1']);
  });

  it('with one answer that is none keeps the answer on self-harm', () => {
    const response = aPhq9Response([2, 2, 2, 2, 1, 1, 2, 7, 2], undefined);
    const result = read([response]);
    expect(result.inbox[0]?.doubts).toEqual(['value-out-of-range']);
    expect(result.chart.reports).toMatchObject([{ answers: { 'phq9-9': 2 } }]);
    expect(Object.keys(result.chart.reports[0]?.answers ?? {})).toEqual(['phq9-9']);
  });

  it('with an answer left out has no total: not answered is not zero (H-13)', () => {
    const result = read([aPhq9Response([2, 2, 2, 2, 1, 1, 2, 0], undefined)]);
    expect(result.chart.reports[0]?.answers).not.toHaveProperty('phq9-9');
    expect(result.chart.reports[0]?.scores).toEqual({});
  });

  it('of another day or another result of the same day is another report', () => {
    const later = total(5, { id: 'later', effectiveDateTime: '2026-03-01' });
    const other = total(15, { id: 'other' });
    expect(read([total(12), later, other]).chart.reports.map((report) => [report.on, report.scores.total]).sort()).toEqual([['2026-01-15', 12], ['2026-01-15', 15], ['2026-03-01', 5]]);
  });

  it('keeps the difficulty with it', () => {
    const difficulty = anObservation('69722-7', { valueCodeableConcept: coded(LOINC, 'LA6573-5') });
    expect(read([total(12), difficulty]).chart.reports[0]?.answers).toEqual({ 'phq9-difficulty': 'somewhat' });
  });

  it.each(['in-progress', 'stopped', 'entered-in-error'])('response that is %s is left out', (status) => {
    expect(read([aPhq9Response(ANSWERS, 12, { status })]).leftOut).toHaveLength(1);
  });

  it('says who filled it in', () => {
    expect(read([aPhq9Response(ANSWERS, 12, { source: { reference: 'Patient/p1' } })]).chart.reports[0]?.filledBy).toBe('patient');
    expect(read([aPhq9Response(ANSWERS, 12, { source: { reference: 'RelatedPerson/r1' } })]).chart.reports[0]?.filledBy).toBe('carer');
    expect(read([aPhq9Response(ANSWERS, 12)]).chart.reports[0]?.filledBy).toBe('unknown');
  });
});

it('a GAD-7 total, an AUDIT-C total and a PCL-5 total are reports of their instruments', () => {
  const result = read([anObservation('70274-6', { valueInteger: 11 }), anObservation('75626-2', { valueInteger: 5 }), anObservation('101698-9', { valueInteger: 40 })]);
  expect(result.chart.reports.map((report) => [report.instrument, report.scores]).sort()).toEqual([['auditc', { 'auditc-total': 5 }], ['gad7', { total: 11 }], ['pcl5', { 'pcl5-total': 40 }]]);
});

it('a response to another questionnaire is left out with its name', () => {
  const other: Resource = { resourceType: 'QuestionnaireResponse', id: 'q9', status: 'completed', subject: { reference: 'Patient/p1' }, questionnaire: 'http://example.org/Questionnaire/intake', authored: '2026-01-01', item: [{ linkId: '1', answer: [{ valueString: 'x' }] }] };
  expect(dispositionOf(read([other]), 'QuestionnaireResponse/q9')).toMatchObject({ list: 'leftOut', entry: { what: 'intake' } });
});

describe('a total over an incomplete answer set', () => {
  const eight = (value: number | undefined): Resource => {
    const whole = aPhq9Response(ANSWERS, value);
    return { ...whole, item: (whole.item as readonly Json[]).filter((_item, at) => at !== 3) };
  };
  const withTotal = (value: number) => read([eight(value)]);

  it('is marked as estimated, and a total alone or over all items is not', () => {
    expect(withTotal(11).chart.reports).toMatchObject([{ scores: { total: 11 }, estimated: true }]);
    expect(read([aPhq9Response(ANSWERS, 12)]).chart.reports).toMatchObject([{ estimated: false }]);
    expect(read([total(12)]).chart.reports).toMatchObject([{ estimated: false }]);
  });

  it.each([[9, true], [10, false], [13, false], [14, true]])('of %d over answers of 10 and one missing: waits %s', (value, waits) => {
    expect(withTotal(value).waiting.length > 0).toBe(waits);
  });

  it('without a stated total gives none', () => {
    expect(read([eight(undefined)]).chart.reports).toMatchObject([{ scores: {}, estimated: false }]);
  });
});

import { describe, expect, test } from 'vitest';

import { assess } from '@/server/clinical/assess';
import { previewPlan } from '@/server/clinical/preview-plan';
import { closedChoice } from '@/server/clinical/options/closed-choice';
import { NOTE_WORDS, note, wordsIn } from '@/server/clinical/note';
import { readForNote } from '@/server/clinical/note/reading';
import type { NoteInput } from '@/server/clinical/note/reading';
import { sourceRows } from '@/server/clinical/note/sources';
import { unaskedForSafety } from '@/server/clinical/note/safety-sentences';
import type { Chart, Confirmation } from '@/server/clinical/model/chart';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { addDays } from '@/server/clinical/model/local-date';
import type { OptionId } from '@/server/clinical/model/ids';
import type { Reason } from '@/server/clinical/model/assessment';
import type { Snapshot } from '@/server/clinical/model/note';
import { NO_STEERING } from '@/server/clinical/model/plan';
import type { PlanRequest } from '@/server/clinical/model/plan';
import type { Visit } from '@/server/clinical/model/visit';
import { aFollowUp } from '@/server/clinical/testing/a-follow-up';
import { aNoteDocument, aVisit } from '@/server/clinical/testing/a-note';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { followUpInWords } from '@/server/clinical/follow-up/follow-up-of';
import { dayInWords } from '@/server/clinical/words/day';
import { OF_THE_PAIR } from '@/server/clinical/taper/warnings';
import { loadKnowledge } from './load';
import { readVignettes } from './testing/read-vignettes';
import { unfounded } from './testing/unfounded';

const knowledge = loadKnowledge();
const labels = new Set(knowledge.references.flatMap(({ id, type }) => (type === 'label' ? [id] : [])));

/** What the chart holds of medicines, of how it began, of what came in since and of what is late: of these no sentence pays for another. */
const ON_RECORD = ['assessment.onset', 'assessment.diagnoses', 'assessment.since-alerts', 'subjective.wants', 'subjective.adherence', 'subjective.self-harm', 'objective.since-changes', 'objective.medicines', 'checks.since-late', 'checks.allergies'];

/** What speaks against the options of a note, of the medicines that are planned. */
function objectionsOf({ assessment, note: { options }, plan }: Snapshot): readonly Reason[] {
  const planned = plan?.to.map(({ drug }) => drug) ?? null;
  const concerns = (members: readonly string[]): boolean => planned === null || members.length === 0 || members.some((member) => planned.some((drug) => drug.startsWith(member)));
  return assessment.options.filter(({ id }) => options.includes(id)).flatMap(({ reasons }) => reasons.filter(({ speaks, kind, appliesTo }) => speaks === 'against' && kind !== 'missing-information' && concerns(appliesTo)));
}

describe.each(readVignettes().map((one) => [one.id, one] as const))('note of %s', (_, { chart, on }) => {
  const documents = OPTION_IDS.map((option) => aNoteDocument({ chart, on, knowledge }, { option })).concat(aNoteDocument({ chart, on, knowledge }), aNoteDocument({ chart, on, knowledge }, { since: aFollowUp(on) }));
  const inputs = documents.map(({ snapshot }): NoteInput => ({ ...snapshot, knowledge, order: 'apso' }));

  test('has no number without an origin', () => {
    for (const [place, { snapshot }] of documents.entries()) {
      const input = inputs[place];
      if (input === undefined) continue;
      for (const { segments } of snapshot.note.sections) {
        for (const segment of segments) expect(unfounded(segment, input), `${segment.id}: ${segment.text}`).toEqual([]);
      }
    }
  });

  test('keeps to its words, names what it rests on and says nothing that cannot be said', () => {
    for (const { snapshot } of documents) {
      const segments = snapshot.note.sections.flatMap((section) => section.segments);
      expect(wordsIn(segments.filter(({ id }) => !/^(assessment|plan)\.(flag|although|unasked|against)\./.test(id) && !['checks.unknown', 'assessment.rests-on', 'plan.label-warnings', 'plan.follow-up', 'subjective.quote', 'assessment.since-alerts', 'assessment.safety-asked', 'assessment.safety-unasked', ...ON_RECORD].includes(id))), segments.map(({ id, text }) => `${id} ${text}`).join('\n')).toBeLessThanOrEqual(NOTE_WORDS);
      for (const { id, text, refs } of snapshot.note.sections.flatMap(({ segments }) => segments)) {
        expect(refs.length, id).toBeGreaterThan(0);
        expect(text, id).not.toMatch(/undefined|null|NaN|Infinity|\.0 mg|recommended|\.\.| {2}/);
      }
    }
  });

  test('carries every flag, and every contraindication of what was chosen', () => {
    for (const { snapshot } of documents) {
      const rules = new Set(snapshot.note.sections.flatMap(({ segments }) => segments.flatMap(({ refs }) => refs.map(({ id }) => id))));
      for (const { id } of snapshot.assessment.flags) expect(rules).toContain(id);
      for (const { rule } of objectionsOf(snapshot)) expect(rules).toContain(rule);
    }
  });

  test('H-17: names every warning of a label and every contact with what it is for, however long it grows', () => {
    for (const { snapshot } of documents) {
      const segments = snapshot.note.sections.flatMap((section) => section.segments);
      const text = segments.map((segment) => segment.text).join(' ').toLowerCase();
      for (const { message, refs } of [...objectionsOf(snapshot), ...(snapshot.plan?.warnings ?? []).filter(({ id }) => !OF_THE_PAIR.has(id))]) {
        if (refs.some((ref) => labels.has(ref)) && !message.includes(' (listed beside')) expect(text).toContain(message.toLowerCase());
      }
      const followUp = segments.find(({ id }) => id === 'plan.follow-up')?.text.toLowerCase();
      for (const { what, kind } of followUpInWords(snapshot.visit, snapshot.plan, readForNote({ ...snapshot, knowledge, order: 'apso' }))) if (kind !== 'return') expect(followUp).toContain(what.replace(/\.$/, '').toLowerCase());
    }
  });

  test('H-10: says of what was chosen although it is closed that it is, and under which status', () => {
    for (const { snapshot } of documents) {
      const segments = snapshot.note.sections.flatMap((section) => section.segments);
      for (const option of snapshot.assessment.options.filter(({ id }) => snapshot.note.options.includes(id))) {
        const said = segments.find(({ id }) => id === `assessment.although.${option.id}`)?.text ?? null;
        const closed = closedChoice(option, snapshot.plan);
        if (closed === null) expect(said, option.id).toBeNull();
        if (closed === 'contraindicated') expect(said, option.id).toContain('ruled out on this chart');
        if (closed === 'not-applicable') expect(said, option.id).toContain(option.deciding.split(' (here')[0]);
      }
    }
  });

  test('H-17: nothing is called unknown of which the chart holds an answer, without that answer', () => {
    const answers = new Map<string, unknown>(chart.reports.flatMap(({ instrument, answers: given, on: day }) => Object.entries(given).flatMap(([item, value]) => (value === null || day > on ? [] : [[`answer:${instrument}.${item}`, value] as const]))));
    for (const { snapshot } of documents) {
      const [option] = snapshot.assessment.options.filter(({ id }) => snapshot.note.options.includes(id));
      const said = snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'checks.unknown');
      for (const { id } of said?.refs ?? []) {
        const isHeld = answers.has(id === 'derived:doseResponse' ? 'answer:sbr.ctx-dose-link' : id) || chart.confirmations.some(({ fact, on: day }) => fact === id && day <= on);
        if (isHeld) expect(said?.refs.some((ref) => chart.reports.some((report) => report.id === ref.id) || chart.confirmations.some((one) => one.id === ref.id)) === true && /\((?:last )?a(?:nswered|sked) /.test(said.text), `${option?.id ?? ''} ${id}: ${said?.text ?? ''}`).toBe(true);
      }
    }
  });

  test('takes over what a plan of the option says is taken over, no more and no less', () => {
    for (const { snapshot } of documents) {
      const [option, ...others] = snapshot.note.options;
      if (option === undefined || others.length > 0) continue;
      const { from, to } = snapshot.plan ?? { from: [], to: [] };
      const { standing } = previewPlan({ option, request: { from, to, strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on }, start: null }, { chart, on, knowledge, region: 'US' });
      if (standing === null) continue;
      const said = snapshot.note.sections.flatMap(({ segments }) => segments.filter(({ id }) => id === 'checks.unknown')).map(({ text }) => text);
      expect(said, option).toEqual(standing.takenOver.length === 0 ? [] : [`Not known, taken over: ${standing.takenOver.map(({ words }) => words).join('; ')}.`]);
    }
  });

  test('names every allergy and every follow-up, however many there are', () => {
    for (const { snapshot } of documents) {
      const segments = snapshot.note.sections.flatMap((section) => section.segments);
      for (const { id, text } of segments.filter((segment) => ['checks.allergies', 'plan.follow-up'].includes(segment.id))) expect(text, id).not.toMatch(/and \d+ more/);
    }
  });

  test('H-17: choosing takes away and shortens nothing that is on record', () => {
    const made = (choice: Partial<NoteInput>, { snapshot }: (typeof documents)[number]) => note({ ...snapshot, since: aFollowUp(on, { days: 300 }), knowledge, order: 'apso', ...choice }).sections.flatMap(({ segments }) => segments);
    const told = (...of: Parameters<typeof made>): Readonly<Record<string, string>> => Object.fromEntries(made(...of).filter(({ id }) => ON_RECORD.includes(id)).map(({ id, text }) => [id, text]));
    const [first] = documents;
    if (first === undefined) return;
    const before = told({ visit: { ...first.snapshot.visit, decision: null, plan: null }, plan: null }, first);
    expect(before).toHaveProperty(['checks.since-late']);
    for (const document of documents) {
      expect(told({}, document), document.snapshot.note.options.join()).toEqual(before);
      // What was done may give way down to one thing and how many more.
      expect(made({}, document).find(({ id }) => id === 'checks.since-done')?.text).toMatch(/^Follow-up done: contact in week 4 \(\d\d-[A-Z][a-z]{2}-\d{4}\)(?:; .+)? and [1-9]\d* more\.$/);
    }
  });

  test('is the same for the same inputs, and leaves them alone', () => {
    const [input] = inputs;
    if (input === undefined) return;
    expect(note(structuredClone(input))).toEqual(note(input));
  });
});

test('the row of the chart names the engine that assessed it, not the one of today', () => {
  const [vignette] = readVignettes();
  if (vignette === undefined) throw new Error('there is no vignette');
  const { snapshot } = aNoteDocument({ ...vignette, knowledge });
  const [row] = sourceRows([{ type: 'derived', id: 'chart' }], { ...snapshot, assessment: { ...snapshot.assessment, engine: '0.1.0' }, knowledge, order: 'apso' });
  expect(row?.lines).toContain('Engine 0.1.0');
});

describe('allergies in the note', () => {
  const [vignette] = readVignettes();
  if (vignette === undefined) throw new Error('there is no vignette');
  const { chart, on } = vignette;
  const said = (value: 'present' | 'absent'): Confirmation => ({ id: 'confirmation:allergy', fact: 'allergy:sertraline', value, detail: null, on, by: null });
  const told = (over: Partial<Chart>): string | undefined => {
    const { snapshot } = aNoteDocument({ chart: { ...chart, allergies: [], confirmations: [], received: { ...chart.received, allergies: true }, ...over }, on, knowledge });
    return snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'checks.allergies')?.text;
  };

  test('none is said of what was asked with its day, of a list that came as of the list, of everything after a question for everything alone', () => {
    expect(told({ confirmations: [said('absent')] })).toBe(`Allergies: none on the list received; none to sertraline (asked ${dayInWords(on)}); other allergies not asked.`);
    expect(told({ confirmations: [said('absent')], received: { ...chart.received, allergies: false } })).toBe(`Allergies: none to sertraline (asked ${dayInWords(on)}); other allergies not asked.`);
    expect(told({ confirmations: [said('absent'), { ...said('absent'), id: 'confirmation:any', fact: 'allergy:any' }] })).toBe(`Allergies: none, asked ${dayInWords(on)}.`);
    expect(told({})).toBe('Allergies: none on the list received, not asked.');
    expect(told({ received: { ...chart.received, allergies: false } })).toBe('Allergies: not asked, no list received.');
  });

  test('one that was only told in an answer is named', () => {
    expect(told({ confirmations: [said('present')] })).toBe(`Allergies: sertraline (said ${dayInWords(on)}).`);
  });
});

test('H-10: each medicine that the plan begins and the chart rules out is named, also of an option that does not apply', () => {
  const request: PlanRequest = { from: [{ drug: 'sertraline', mgPerDay: 150 }], to: [{ drug: 'vortioxetine', mgPerDay: 10 }, { drug: 'mirtazapine', mgPerDay: 15 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null };
  const although = (patient: PatientBuilder): string | undefined => {
    const { snapshot } = aNoteDocument({ chart: patient.build(), on: TODAY, knowledge }, { option: 'other-switch', request });
    return snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.although.other-switch')?.text;
  };
  const taking = () => aPatient().aged(40).withLists().taking('sertraline', [['2026-01-01', 150]]);
  expect(although(taking().diagnosed('F33.1').allergicTo('mirtazapine'))).toBe('Chosen although mirtazapine is ruled out on this chart.');
  expect(although(taking().diagnosed('F33.1').allergicTo('mirtazapine').allergicTo('vortioxetine'))).toBe('Chosen although vortioxetine and mirtazapine are ruled out on this chart.');
  expect(although(taking().allergicTo('mirtazapine'))).toMatch(/^Chosen although mirtazapine is ruled out on this chart\. Not applicable besides\. Not on this chart: depression/);
});

describe('H-17: what is asked for safety and nobody answered', () => {
  const story = readVignettes().find(({ id }) => id === 'relapse-taken-for-blunting');
  if (story === undefined) throw new Error('the story of a relapse is gone');
  const { chart, on } = story;
  const key = 'derived:acuteSuicidalIdeationMdd';
  const said = (value: Confirmation['value']): Confirmation => ({ id: 'confirmation:now', fact: key, value, detail: null, on, by: null });
  const told = (confirmations: readonly Confirmation[], visit: Partial<Visit> = {}): readonly (readonly [string, string])[] => {
    const { snapshot } = aNoteDocument({ chart: { ...chart, confirmations: [...chart.confirmations.filter(({ fact }) => fact !== key), ...confirmations] }, on, knowledge }, { visit });
    return snapshot.note.sections.flatMap(({ segments }) => segments.map(({ id, text }) => [id, text] as const)).filter(([id]) => id.startsWith('assessment.safety-'));
  };

  test('stands in the note as not asked, with why, and is not left out of it', () => {
    const text = 'Not asked: suicidal thoughts now. The chart asks for it: moderately severe or severe depression.';
    expect(told([])).toEqual([['assessment.safety-unasked', text]]);
    expect(told([], { removed: ['assessment.safety-unasked'], editBases: { 'assessment.safety-unasked': { section: 'assessment', text } } })).toEqual([['assessment.safety-unasked', text]]);
  });

  test('is told with why nobody asked, which is asked for until somebody did', () => {
    const notAsked = [{ question: 'suicidal-now', why: 'Her mother was in the room' }];
    const stillUnknown = told([said('unknown')], { notAsked });
    expect(stillUnknown.map(([id]) => id), 'asked today: no reason why it was not').not.toContain('assessment.safety-why');
    expect(told([], { notAsked })[1]).toEqual(['assessment.safety-why', 'Why not asked, suicidal thoughts now: Her mother was in the room.']);
    expect(told([said('absent')], { notAsked })).toHaveLength(1);
    const asks = (confirmations: readonly Confirmation[]): readonly boolean[] => {
      const of = { chart: { ...chart, confirmations: [...chart.confirmations.filter(({ fact }) => fact !== key), ...confirmations] }, on };
      return unaskedForSafety(readForNote({ ...of, visit: aVisit(on), assessment: assess(of.chart, knowledge, on), plan: null, knowledge, order: 'apso' })).map(({ asksWhy }) => asksWhy);
    };
    expect([asks([]), asks([said('unknown')]), asks([said('absent')])]).toEqual([[true], [false], []]);
  });

  test('stands with its answer once it was answered today, and as unknown where it stayed so', () => {
    expect(told([said('absent')])).toEqual([['assessment.safety-asked', `Asked on ${dayInWords(on)}: suicidal thoughts now, no.`]]);
    expect(told([said('present')])).toEqual([['assessment.safety-asked', `Asked on ${dayInWords(on)}: suicidal thoughts now, yes.`]]);
    expect(told([said('unknown')])[0]?.[1]).toContain(`Asked on ${dayInWords(on)}, still unknown: suicidal thoughts now.`);
  });

  test.each(['by itself', 'by a flag'])('where somebody asked, no note says that nobody did: put %s', (way) => {
    const newest = chart.reports.filter(({ instrument }) => instrument === 'phq9').sort((a, b) => (a.on < b.on ? 1 : -1))[0];
    const reports = chart.reports.map((report) => (report === newest && way === 'by a flag' ? { ...report, answers: { ...report.answers, 'phq9-9': 1 } } : report));
    const unasked = (...confirmations: readonly (readonly [Confirmation['value'], number])[]): string | undefined => {
      const asked = confirmations.map(([value, daysAgo], place): Confirmation => ({ ...said(value), id: `confirmation:${place}`, on: addDays(on, -daysAgo) }));
      const { snapshot } = aNoteDocument({ chart: { ...chart, reports, confirmations: [...chart.confirmations.filter(({ fact }) => fact !== key), ...asked] }, on, knowledge });
      return snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.safety-unasked')?.text;
    };
    const day = (daysAgo: number): string => dayInWords(addDays(on, -daysAgo));
    expect(unasked(['unknown', 0])).toContain(`Asked on ${day(0)}, still unknown: suicidal thoughts now.`);
    expect(unasked(['unknown', 3])).toContain(`Asked on ${day(3)}, still unknown: suicidal thoughts now.`);
    expect(unasked(['absent', 20])).toContain(`Last answered no on ${day(20)}, too old to count: suicidal thoughts now.`);
    expect(unasked(['unknown', 30], ['absent', 20])).toContain(`Last answered no on ${day(20)}, too old to count: `);
    expect(unasked(['absent', 20], ['unknown', 5])).toContain(`Asked on ${day(5)}, still unknown: `);
    expect(unasked(['present', 40], ['unknown', 5])).toContain(`Asked on ${day(5)}, still unknown: suicidal thoughts now (yes on ${day(40)}).`);
    expect(unasked(['present', 40])).toContain(`Last answered yes on ${day(40)}, not asked today: suicidal thoughts now. `);
    expect(unasked()).toContain('Not asked: suicidal thoughts now.');
  });

  test('stands there where a flag puts it in its own words, until that flag is settled', () => {
    const newest = chart.reports.filter(({ instrument }) => instrument === 'phq9').sort((a, b) => (a.on < b.on ? 1 : -1))[0];
    const raised: Chart = { ...chart, confirmations: chart.confirmations.filter(({ fact }) => fact !== key), reports: chart.reports.map((report) => (report === newest ? { ...report, answers: { ...report.answers, 'phq9-9': 1 } } : report)) };
    const ids = (settled: boolean): readonly string[] => aNoteDocument({ chart: raised, on, knowledge }, { visit: { cleared: [{ flag: 'phq9-item9', what: 'Asked directly', by: 'Ada Boyd', on, settled }] } }).snapshot.note.sections.flatMap(({ segments }) => segments.map(({ id }) => id));
    expect(ids(false)).toContain('assessment.safety-unasked');
    expect(ids(true)).not.toContain('assessment.safety-unasked');
  });
});

test('H-02: the medicine of the onset is not told as taken where it was stopped since', () => {
  const onset = (patient: PatientBuilder): string | undefined =>
    aNoteDocument({ chart: patient.build(), on: TODAY, knowledge }).snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.onset')?.text;
  const stopped = aPatient().aged(40).withLists().numbSince(-330).taking('sertraline', [[-400, 50], [-350, 100]], { drugId: 'sertraline', stop: -210 });
  expect(onset(stopped.taking('bupropion', [[-800, 150]], { drugId: 'bupropion-xl' }))).toMatch(/sertraline went from 50 to 100 mg on 07-Dec-2025, stopped 26-Apr-2026\.$/);
  expect(onset(stopped.taking('sertraline', [[-100, 50]], { drugId: 'sertraline' }))).toMatch(/, stopped 26-Apr-2026, taken again since 14-Aug-2026\.$/);
});

describe('what speaks against the choice', () => {
  const against = (id: string, option: OptionId): string => {
    const story = readVignettes().find((one) => one.id === id);
    if (story === undefined) throw new Error(`the story ${id} is gone`);
    const { snapshot } = aNoteDocument({ ...story, knowledge }, { option });
    return snapshot.note.sections.flatMap(({ segments }) => segments).find((segment) => segment.id === `assessment.against.${option}`)?.text ?? '';
  };

  test('H-09: what sets the status of the option is named, and first, in every note', () => {
    let seen = 0;
    for (const { chart, on } of readVignettes()) {
      for (const option of OPTION_IDS) {
        const { snapshot } = aNoteDocument({ chart, on, knowledge }, { option });
        const { deciding, status } = snapshot.assessment.options.find(({ id }) => id === option) ?? { deciding: '', status: 'fits' };
        const said = snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === `assessment.against.${option}`)?.text;
        if (status !== 'with-caution' || said === undefined || deciding.includes(' (')) continue;
        seen += 1;
        expect(said.replace(/ \([a-z, ]+\)/, ''), option).toContain(`Speaks against it: ${deciding}`);
      }
    }
    expect(seen).toBeGreaterThan(10);
  });

  test('H-09: a weightier caution goes before the others, and none of weight is only counted', () => {
    expect(against('relapse-taken-for-blunting', 'bupropion-switch')).toMatch(/^Speaks against it: Prominent anxiety/);
    expect(against('bipolar', 'dose-reduction')).toContain('On a lower dose of this medicine the PHQ-9 was 10 or more');
  });
});

describe('H-10: what is said to be changed against the rule’s plan', () => {
  const told = (id: string, option: OptionId, over: Partial<PlanRequest> = {}): Readonly<Record<string, string>> => {
    const story = readVignettes().find((one) => one.id === id);
    if (story === undefined) throw new Error(`the story ${id} is gone`);
    const { request } = previewPlan({ option, request: null, start: story.on }, { chart: story.chart, on: story.on, knowledge, region: 'US' });
    if (request === null) throw new Error('nothing is proposed');
    const { snapshot } = aNoteDocument({ ...story, knowledge }, { option, request: { ...request, ...over } });
    expect(snapshot.plan?.edits.map((edit) => edit.id)).toContain('pace');
    return Object.fromEntries(snapshot.note.sections.flatMap(({ segments }) => segments.flatMap((one) => (['plan.edits', 'plan.asked'].includes(one.id) ? [[one.id, one.text]] : []))));
  };

  test('the prescriber changed: what the reasons of the chart ask for, and nobody touched, is told as theirs', () => {
    expect(told('seizures-not-asked', 'dose-reduction')).toEqual({ 'plan.asked': 'Planned as the reasons of this chart ask: slower than the rule.' });
    expect(told('seizures-not-asked', 'dose-reduction', { pace: 'faster' })['plan.edits']).toMatch(/^Changed against the rule’s plan: faster /);
  });

  test('moves a dose: a pace that changes nothing is not in the note', () => {
    expect(told('alcohol-and-cannabis', 'bupropion-augmentation')).toEqual({});
  });
});

test('names the mood diagnoses that the chart has as active, and none that is over', () => {
  const story = readVignettes().find(({ id }) => id === 'bipolar');
  if (story === undefined) throw new Error('the story of a bipolar disorder is gone');
  const told = (conditions: Chart['conditions']): string | undefined => aNoteDocument({ chart: { ...story.chart, conditions }, on: story.on, knowledge }).snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.diagnoses')?.text;
  expect(told(story.chart.conditions)).toBe('Recorded as active: bipolar II disorder, major depressive disorder.');
  expect(told(story.chart.conditions.map((condition) => ({ ...condition, clinicalStatus: 'resolved' })))).toBeUndefined();
  expect(told([])).toBeUndefined();
});

describe('H-10: why something was chosen', () => {
  const sentence = (visit: Partial<Visit>): string => {
    const { snapshot } = aNoteDocument({ chart: aPatient().taking('sertraline', [['2026-01-05', 100]], { drugId: 'sertraline' }).build(), on: TODAY, knowledge }, { option: 'watchful-waiting', visit });
    return snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'assessment.decision')?.text ?? '';
  };
  const both = ['therapy-referral', 'watchful-waiting'] as const;
  const [refer, watch] = both.map((id) => knowledge.options.find((option) => option.id === id)?.title ?? id);

  test('stands with the option that it is for, where several are chosen', () => {
    const reasons = [{ option: both[1], why: 'Exams first' }, { option: both[0], why: 'She asks for it' }];
    expect(sentence({ decision: { kind: 'options', options: both, why: null }, reasons })).toMatch(new RegExp(`Reason for “${refer ?? ''}”: She asks for it\\. Reason for “${watch ?? ''}”: Exams first\\.$`));
    expect(sentence({ decision: { kind: 'options', options: [both[1]], why: null }, reasons })).toMatch(/\. Reason: Exams first\.$/);
  });

  test('reads as it always did where it was said of all', () => {
    expect(sentence({ decision: { kind: 'options', options: both, why: 'She asks for it' } })).toMatch(/^Chosen: [^.]+; [^.]+\. Reason: She asks for it\.$/);
  });
});

describe('H-17: what safety needs is said whole, however long the note grows', () => {
  const words = ['I stopped painting in the spring, and in the summer I stopped seeing my sister and the people from work as well.', 'I scratched the paint off the wall just to be doing something.', 'I want to feel anything. Even if it hurts.'];
  const told = (toFeel: string, option: OptionId, patient = aPatient().aged(21)): ReadonlyMap<string, string> => {
    const chart = patient.withLists().diagnosed('F32.1').taking('sertraline', [['2026-06-01', 100]]).reported('sbr', TODAY, { 'ctx-self-harm-to-feel': toFeel, 'ctx-wants': ['to feel something'] }, { words }).reported('phq9', TODAY, { 'phq9-9': toFeel === 'no' ? 0 : 1 }, { scores: { total: 17 } }).confirmedPresent('item:adherence', 'most-days').build();
    const { snapshot } = aNoteDocument({ chart, on: TODAY, knowledge }, { option });
    return new Map(snapshot.note.sections.flatMap(({ segments }) => segments.map(({ id, text }) => [id, text])));
  };

  test.each(OPTION_IDS)('the words of a report that a flag rests on, with %s chosen', (option) => {
    expect(told('yes, a thought', option).get('subjective.quote')).toContain(`“${words.join(' ')}”`);
  });

  test('what the patient wants stands however long the note', () => {
    for (const option of OPTION_IDS) expect([...told('yes, a thought', option).keys()], option).toContain('subjective.wants');
  });

  test('a wish has its day and who said it: the report’s apart from what was said in the visit', () => {
    const said = told('yes, a thought', 'dose-reduction');
    expect(said.get('subjective.wants')).toBe(`Wants from this visit: to feel something (patient’s report, ${dayInWords(TODAY)}).`);
    expect(said.get('plan.prefers')).toBe(`The patient prefers, said in the visit of ${dayInWords(TODAY)}: mornings, and as few tablets as can be.`);
  });

  test('a label’s warning is never behind a count', () => {
    expect(told('yes, a thought', 'manage-relapse').get('assessment.against.manage-relapse')).toContain('Boxed warning: an increase or a new medicine needs early contact.');
  });
});

describe('treating the depression after two trials', () => {
  const told = readVignettes().find(({ id }) => id === 'two-failed-trials');
  const segments = told === undefined ? [] : aNoteDocument({ chart: told.chart, on: told.on, knowledge }, { option: 'manage-relapse' }).snapshot.note.sections.flatMap((section) => section.segments);
  const saying = (id: string): string => segments.find((segment) => segment.id === id)?.text ?? '';

  test('names each trial that ended without benefit, with its dose and its weeks', () => {
    const weeks = String.raw`\d+ weeks at \d+ mg or more \(highest`;
    expect(saying('assessment.trials')).toMatch(new RegExp(String.raw`^Ended without benefit after an adequate trial: sertraline ${weeks} 200 mg\) to \d\d-\w{3}-\d{4}; escitalopram ${weeks} 20 mg\) to \d\d-\w{3}-\d{4}\.$`));
  });

  const depressed = aPatient().aged(40).withLists().diagnosed('F33.1', { since: -1200 }).taking('escitalopram', [[-100, 10]], { drugId: 'escitalopram' }).numbSince(-50);
  const sertraline = (patient: typeof depressed, steps: Parameters<typeof depressed.taking>[1], stop: number) => patient.taking('sertraline', steps, { drugId: 'sertraline', stop, stopReason: 'no-benefit', id: `medication:until${stop}` });
  const trials = (patient: typeof depressed) => aNoteDocument({ chart: patient.build(), on: TODAY, knowledge }, { option: 'watchful-waiting' }).snapshot.note.sections.flatMap((section) => section.segments).find(({ id }) => id === 'assessment.trials')?.text;
  const ended = (days: number): string => dayInWords(addDays(TODAY, days));

  test.each([
    ['a later course of a week lends it no dose', sertraline(sertraline(depressed, [[-900, 50]], -816), [[-500, 200]], -493), `12 weeks at 50 mg to ${ended(-816)}`],
    ['each of two adequate courses has its own', sertraline(sertraline(depressed, [[-900, 50]], -816), [[-500, 200]], -400), `12 weeks at 50 mg to ${ended(-816)} and 14 weeks at 50 mg or more (highest 200 mg) to ${ended(-400)}`],
    ['a high dose of the last days is the highest, not that of all weeks', sertraline(depressed, [[-700, 50], [-560, 200]], -555), `20 weeks at 50 mg or more (highest 200 mg) to ${ended(-555)}`],
    ['weeks below the usual dose are not among them', sertraline(depressed, [[-700, 25], [-600, 50]], -550), `7 weeks at 50 mg to ${ended(-550)}`],
    ['nor are those after it was lowered', sertraline(depressed, [[-700, 50], [-640, 25]], -600), `8 weeks at 50 mg to ${ended(-641)}`],
  ])('the dose of one trial never stands with the weeks of another: %s', (_, patient, words) => {
    expect(trials(patient)).toBe(`Ended without benefit after an adequate trial: sertraline ${words}.`);
  });

  test('names the medicine to which the chart does not point, whatever is chosen', () => {
    expect(saying('assessment.causes.away')).toContain('medicine-associated blunting (duloxetine)');
  });
});

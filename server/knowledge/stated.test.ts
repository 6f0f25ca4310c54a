import { describe, expect, test } from 'vitest';
import type { Reference } from '@/server/clinical/model/evidence-content';
import { loadKnowledge } from './load';

const knowledge = loadKnowledge();
const works = new Map(knowledge.references.map((work) => [work.id, work]));
const OWN = 'project-judgement';
const UNCONFIRMED_PASSAGE = /passage[^.;]*not confirmed/i;

type Sentence = { readonly id: string; readonly says: string; readonly refs: readonly string[] };
/** Every sentence that an assessment or a plan shows with sources of its own. */
const sentences: readonly Sentence[] = [
  ...knowledge.options.flatMap(({ rules }) => rules.map(({ id, message, refs }) => ({ id, says: message, refs }))),
  ...knowledge.flags.map(({ id, message, refs }) => ({ id, says: message, refs })),
  ...knowledge.switching.planWarnings.map(({ id, message, refs }) => ({ id, says: message, refs })),
  ...knowledge.switching.chartLimits.map(({ id, message, refs }) => ({ id, says: message, refs })),
];
const stated = sentences.filter(({ refs }) => !refs.includes(OWN));
const named = sentences.filter(({ refs }) => refs[0] !== OWN);

const read = (ref: string): Reference => {
  const work = works.get(ref);
  if (work === undefined) throw new Error(`no entry: ${ref}`);
  return work;
};
/** What the library recorded of a work: title, people, findings of every reading, and what its reader confirmed. */
const recordOf = (work: Reference): string => [work.id, ...work.aliases, work.title, work.population ?? '', work.finding, work.verification, ...work.otherReadings.map(({ finding }) => finding)].join(' ').replace(/spravato/gi, 'esketamine');
const recordsOf = ({ refs }: Sentence): string => refs.map((ref) => recordOf(read(ref))).join(' ');
const failing = (list: readonly Sentence[], holds: (sentence: Sentence) => boolean): readonly string[] => list.filter((one) => !holds(one)).map(({ id }) => id);

/** What a sentence is about, and the words by which a record would show that it speaks of it. */
const SUBJECTS: readonly (readonly [RegExp, RegExp])[] = [
  [/sexual/i, /sexual/i],
  [/pregnan|fetus/i, /pregnan|fet(us|al)/i],
  [/breast|milk/i, /breast|milk|lactation/i],
  [/bipolar|mania/i, /bipolar|mania/i],
  [/psychosis|psychotic/i, /psychosis|psychotic|schizophrenia/i],
  [/kidney|renal/i, /kidney|renal/i],
  [/liver|cirrhosis/i, /liver|hepatic|cirrhosis/i],
  [/\bQT\b|heart.rhythm/i, /\bQT\b|torsade/i],
  [/blood pressure|pressure above/i, /blood pressure/i],
  [/sodium/i, /sodium|hyponatr/i],
  [/seizure/i, /seizure/i],
  [/relapse/i, /relapse/i],
  [/withdrawal/i, /withdrawal/i],
  [/pupil|narrow angles/i, /angle|glaucoma/i],
  [/CYP2D6/, /CYP2D6/],
  [/boxed warning/i, /boxed warning|suicidal/i],
  [/thyroid/i, /thyroid/i],
  [/weight/i, /weight/i],
  [/hypersensitivity/i, /hypersensitivity/i],
  [/therapy/i, /therap|exposure|CBT/i],
  [/six months/i, /six months/i],
];

describe('a sentence that is shown with a source', () => {
  test('leads with a work that was read, or says that it is our own', () => {
    expect(sentences.length).toBeGreaterThan(250);
    expect(failing(sentences, ({ refs: [lead = OWN] }) => lead === OWN || !/^not[- ](confirmed|found|read)|^original not found|^only the title/i.test(read(lead).verification))).toEqual([]);
  });

  test('is not shown with a work in which the passage was not confirmed', () => {
    expect(read('longo-johnson-2000').verification).toMatch(UNCONFIRMED_PASSAGE);
    expect(failing(sentences, ({ refs }) => !refs.some((ref) => UNCONFIRMED_PASSAGE.test(read(ref).verification)))).toEqual([]);
  });

  test('is stated in a reading that was read, word for word', () => {
    const readings = (ref: string): readonly { readonly text: string; readonly how: string }[] => { const { finding, verification, otherReadings } = read(ref); return [{ text: finding, how: verification }, { text: verification, how: verification }, ...otherReadings.map((one) => ({ text: one.finding, how: one.verification }))]; };
    const unread = /^not[- ](confirmed|found|read)|paper not opened|taken from/i;
    expect(knowledge.stated.length).toBeGreaterThan(90);
    expect(knowledge.stated.filter(({ by }) => !by.every(({ ref, words }) => readings(ref).some(({ text, how }) => text.includes(words) && !unread.test(how)))).map(({ sentence }) => sentence)).toEqual([]);
  });

  test('is not an explanation or a question that a commercial page or an unread passage carries', () => {
    const others = [...knowledge.causes, ...knowledge.questions].map(({ id, refs }) => ({ id, refs }));
    expect(others.filter(({ refs }) => refs.some((ref) => UNCONFIRMED_PASSAGE.test(read(ref).verification)) || (refs[0] !== undefined && read(refs[0]).type === 'commercial-page')).map(({ id }) => id)).toEqual([]);
  });

  test('names no medicine of which none of its works speaks, unless it says that it is in part our own', () => {
    const medicines = [...new Set(knowledge.drugs.map(({ id }) => id.split('-')[0] ?? id))].filter((name) => name.length > 4);
    expect(medicines).toContain('bupropion');
    expect(failing(stated, (one) => medicines.every((name) => !one.says.toLowerCase().includes(name) || recordsOf(one).toLowerCase().includes(name)))).toEqual([]);
  });

  test('is about what its works are about: a subject of the sentence stands in a record', () => {
    expect(failing(stated, (one) => SUBJECTS.every(([inSentence, inRecord]) => !inSentence.test(one.says) || inRecord.test(recordsOf(one))))).toEqual([]);
  });

  test('has no number that none of its works has, unless it says that it is in part our own', () => {
    expect(failing(stated, (one) => [...one.says.matchAll(/\d+(?:\.\d+)?/g)].every(([number]) => new RegExp(String.raw`(?<![\d.])${number.replace('.', String.raw`\.`)}(?![\d.]*\d)`).test(recordsOf(one))))).toEqual([]);
  });

  test('that tells only what the patient wants or what the chart lacks is our own', () => {
    const own = named.filter(({ says }) => /^Patient (prefers|finds)|^No (recent|baseline)|screen not recorded|^Record what|^Confirm what|^Ask about/.test(says)).map(({ id }) => id);
    // The label itself asks for blood pressure before the first dose.
    expect(own.toSorted()).toEqual(['ba-bp-missing', 'bs-bp-missing']);
  });
});

test('words that no record has are called our own, and no work is credited with them', () => {
  const own = new Map(knowledge.stated.map(({ sentence, ours }) => [sentence, ours]));
  for (const [sentence, words] of [
    ['bs-seizure', 'Bupropion lowers the seizure threshold'], ['ba-seizure', 'Bupropion lowers the seizure threshold'],
    ['bs-htn', 'Hypertension, heart disease or nicotine patch'], ['ba-htn', 'Hypertension, heart disease or nicotine patch'], ['relapse', 'depression is returning or getting worse'], ['relapse', 'depression is active'],
  ] as const) expect(own.get(sentence), sentence).toContain(words);
});

test('what a read work states is not called our own alone', () => {
  const leads = new Map(sentences.map(({ id, refs }) => [id, refs[0] ?? OWN]));
  for (const [sentence, work] of [
    // Who asks, and that a change is a time of high risk, stands in the guideline; how often both come together, in the one study that looked.
    ['phq9-item9', 'nice-ng222'], ['self-harm-to-feel', 'nice-ng222'], ['suicide-risk-recorded', 'nice-ng222'], ['dr-safety', 'nice-ng222'], ['dr-sexual', 'opbroek-2002'],
    ['ba-cyp2d6-ad', 'kennedy-2002'], ['bs-cyp2d6-vortioxetine', 'label-trintellix'], ['bs-cyp2d6-venlafaxine', 'kennedy-2002'], ['bs-seasonal', 'label-bupropion-xl'], ['bs-relapse-risk', 'sps-monitoring'],
    ['dr-partial', 'bylsma-2008'], ['mr-anhedonia', 'bylsma-2008'], ['mr-rise', 'lowe-2004-phq9'], ['ww-stopping', 'christensen-2022-part4'],
  ] as const) expect(leads.get(sentence), sentence).toBe(work);
});

describe('a sentence about two medicines that meet', () => {
  type Node = { readonly fact?: string; readonly drug?: string; readonly class?: string; readonly all?: readonly Node[]; readonly any?: readonly Node[]; readonly not?: Node };
  const leaves = (node: Node): readonly Node[] => [...(node.all ?? []), ...(node.any ?? [])].flatMap(leaves).concat(node.fact === undefined ? [] : [node]);
  const membersOf = new Map(knowledge.codes.drugClasses.map(({ id, ingredients }) => [id, ingredients]));
  const meeting = knowledge.options.flatMap(({ rules }) => rules).filter(({ when, message }) => leaves(when as Node).every(({ fact }) => fact === 'medication') && /\bCYP|raise|\blevels?\b|combined|may fail/i.test(message));

  test('leads with a work that names the medicine on the chart, or says that it is our own', () => {
    expect(meeting.map(({ id }) => id)).toEqual(expect.arrayContaining(['bs-cyp2d6', 'ba-cyp2d6', 'bs-prodrug-opioid', 'ba-citalopram', 'os-vor-2d6']));
    const crooked = meeting.flatMap(({ id, when, refs: [lead = OWN] }) =>
      lead === OWN ? [] : leaves(when as Node).flatMap(({ drug, class: group }) => (drug === undefined ? (membersOf.get(group ?? '') ?? []) : [drug])).filter((name) => !recordOf(read(lead)).toLowerCase().includes(name.toLowerCase())).map((name) => `${id}: ${name}`));
    // Two sentences say by themselves that the medicine is treated alike; two speak of a kind (a strong CYP2D6 inhibitor, a broad inducer), and that these are of it is the rule's.
    expect([...new Set(crooked)].sort()).toEqual([
      'ba-escitalopram: escitalopram', 'ba-thioridazine: pimozide', 'bs-thioridazine: pimozide', 'os-vor-2d6: quinidine', 'os-vor-inducer: carbamazepine', 'os-vor-inducer: phenytoin', 'os-vor-inducer: rifampin',
    ]);
  });
});

import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { PersonScript, StoryScript } from '../story/script';
import type { FollowedScript } from './script';

type Told = {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly person: PersonScript;
  readonly medicine: { readonly id: string; readonly display: string; readonly form: string; readonly mg: number };
  /** Day of the visit; everything told lies before it. */
  readonly visitOn: number;
  readonly words: string;
  readonly now?: string;
  /** Answers of the PHQ-9 at the beginning, in between and before the visit; lifted and well if left out. */
  readonly mood?: readonly [string, string, string];
};

/** A chart of the same make: a depression that lifted on one medicine, and a feeling that went with it, asked about in full. */
const told = ({ key, title, summary, person, medicine, visitOn, words, now = '222222222112', mood = ['222222210', '001101000', '001100000'] }: Told): StoryScript => ({
  key, clinic: 'riverside', title, summary, person,
  conditions: [{ code: DIAGNOSES.singleDepression, since: visitOn - 400 }],
  medicines: [{ id: medicine.id, display: medicine.display, form: medicine.form, indication: 'Depression', startReason: 'First depressive episode', steps: [{ from: visitOn - 390, mg: medicine.mg / 2 }, { from: visitOn - 330, mg: medicine.mg }] }],
  observations: [...bloodPressure(visitOn - 330, 122, 78), ...bloodPressure(visitOn - 1, 120, 76)],
  reports: [
    phq9(visitOn - 390, mood[0], 'very'), phq9(visitOn - 200, mood[1], 'not-difficult'), phq9(visitOn - 1, mood[2], 'not-difficult'), gad7(visitOn - 1, '1010000'),
    blunting({
      on: visitOn - 1, now, before: '000000110000', onset: { month: visitOn - 300 }, words: [words],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 6, wants: ['change medicine', 'lower the dose'] },
    }),
  ],
  asked: [{ on: visitOn - 1, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop', 'bipolar', 'liver', ...(person.sex === 'female' ? (['pregnancy', 'could-be-pregnant'] as const) : [])] }],
});

const mail = (name: string): string => `${name}@patients.example`;

/** A day of the coordinator: late and due, waiting, not reached, asked and answered, to read and unsigned. */
export const FOLLOWED: readonly FollowedScript[] = [
  {
    story: told({
      key: 'followed-late-call', title: 'A switch in its second week', visitOn: -12, words: 'The choir sang and I counted the pillars.',
      summary: 'A church organist, twelve days into a change from escitalopram to bupropion. The call of the first week was not made.',
      person: { family: 'Ostrander', given: 'Wilhelmina', sex: 'female', age: 44, birthdayWas: 88, mrn: '0501', phone: '+1 202-555-0181', email: mail('w.ostrander') },
      medicine: { id: 'escitalopram', display: 'Escitalopram', form: 'tablet', mg: 20 },
    }),
    visit: { on: -12, option: 'bupropion-switch' },
    acts: [],
  },
  {
    story: told({
      key: 'followed-unreached', title: 'Nobody picks up', visitOn: -12, words: 'My dog died and I looked up the bus times.',
      summary: 'A bus driver, in the second week of a lower dose of sertraline. Three calls rang out; the clinic’s rule proposes a letter.',
      person: { family: 'Quarles', given: 'Desmond', sex: 'male', age: 57, birthdayWas: 203, mrn: '0502', phone: '+1 202-555-0182', email: null },
      medicine: { id: 'sertraline', display: 'Sertraline', form: 'tablet', mg: 150 },
    }),
    visit: { on: -12, option: 'dose-reduction' },
    acts: [
      { kind: 'contact', on: -4, outcome: 'no-answer' },
      { kind: 'contact', on: -3, outcome: 'voicemail', words: 'Asked to ring back in the morning' },
      { kind: 'contact', on: -2, outcome: 'no-answer' },
    ],
  },
  {
    story: told({
      key: 'followed-pressure-today', title: 'Bupropion added two weeks ago', visitOn: -15, words: 'I taste the sauce and think: salt.',
      summary: 'A line cook with bupropion added to sertraline two weeks ago. The blood pressure of day 14 is due.',
      person: { family: 'Tsukuda', given: 'Marisol', sex: 'female', age: 33, birthdayWas: 41, mrn: '0503', phone: '+1 202-555-0183', email: mail('m.tsukuda') },
      medicine: { id: 'sertraline', display: 'Sertraline', form: 'tablet', mg: 100 },
    }),
    visit: { on: -15, option: 'bupropion-augmentation' },
    acts: [{ kind: 'up-to-date', on: -1, answers: { mood: 'better' } }],
  },
  {
    story: told({
      key: 'followed-waiting', title: 'A report is out', visitOn: -28, words: 'Everybody says I am doing so well.', now: '111111111111',
      summary: 'A surveyor who chose to wait and look again. The report of week four was sent and is not back.',
      person: { family: 'Vandermeer', given: 'Piet', sex: 'male', age: 49, birthdayWas: 12, mrn: '0504', phone: '+1 202-555-0184', email: mail('p.vandermeer') },
      medicine: { id: 'citalopram', display: 'Citalopram', form: 'tablet', mg: 20 },
    }),
    visit: { on: -28, option: 'watchful-waiting', why: 'He wants a month without another change before he decides' },
    acts: [{ kind: 'link', on: -1, opened: true }],
  },
  {
    story: told({
      key: 'followed-next-week', title: 'The first step down', visitOn: -3, words: 'I apologised to my sister and felt nothing, not even relief.',
      summary: 'A notary three days into a lower dose of paroxetine; the call about withdrawal falls into the coming week.',
      person: { family: 'Abernethy-Roe', given: 'Clementine', sex: 'female', age: 61, birthdayWas: 150, mrn: '0505', phone: '+1 202-555-0185', email: mail('c.abernethy') },
      medicine: { id: 'paroxetine', display: 'Paroxetine', form: 'tablet', mg: 40 },
    }),
    visit: { on: -3, option: 'dose-reduction' },
    acts: [{ kind: 'task', on: -2, what: 'Ring about the pharmacy’s question', due: 1 }],
  },
  {
    story: told({
      key: 'followed-came-back', title: 'Feeling came back', visitOn: -63, words: 'I know the film is funny.',
      summary: 'A sign painter nine weeks after sertraline was lowered. Feeling and mood are better; the review of weeks 8 to 12 is open.',
      person: { family: 'Fairweather-Boone', given: 'Otis', sex: 'male', age: 38, birthdayWas: 77, mrn: '0506', phone: '+1 202-555-0186', email: mail('otis.fb') },
      medicine: { id: 'sertraline', display: 'Sertraline', form: 'tablet', mg: 100 },
    }),
    visit: { on: -63, option: 'dose-reduction' },
    acts: [
      { kind: 'report', report: blunting({ on: -42, now: '111211111111', before: '000000110000', words: ['A joke got through on Tuesday.'], context: { dailyLife: 3, relationships: 4 } }) },
      { kind: 'report', report: phq9(-42, '001100000', 'not-difficult') },
      { kind: 'up-to-date', on: -20, answers: { mood: 'better' } },
      { kind: 'report', report: blunting({ on: -2, now: '000011000001', before: '000000110000', words: ['I cried at a shop window. I have missed that.'], context: { dailyLife: 1, relationships: 1 } }) },
      { kind: 'report', report: phq9(-2, '000100000', 'not-difficult') },
    ],
  },
  {
    story: told({
      key: 'followed-question', title: 'Dizzy on the second step', visitOn: -24, words: 'Even the good weather is only weather.',
      summary: 'A roofer on the way down from venlafaxine. He was dizzy on a ladder; the coordinator asked, the prescriber answered.',
      person: { family: 'Lindqvist', given: 'Thaddeus', sex: 'male', age: 46, birthdayWas: 99, mrn: '0507', phone: '+1 202-555-0187', email: null },
      medicine: { id: 'venlafaxine-xr', display: 'Venlafaxine XR', form: 'extended-release capsule', mg: 150 },
    }),
    visit: { on: -24, option: 'dose-reduction' },
    acts: [
      { kind: 'up-to-date', on: -10, answers: { withdrawal: 'mild' } },
      { kind: 'question', on: -1, text: 'Dizzy on the ladder since the last step, gone when he sits. Hold the step?', answer: 'Hold this step for two more weeks. No ladders until then. Ring him again on Thursday.' },
    ],
  },
  {
    story: told({
      key: 'followed-return', title: 'Not today', visitOn: -21, words: 'Ask me after the exams.',
      summary: 'A night-school teacher who wanted to decide after her pupils’ exams. She comes back tomorrow.',
      person: { family: 'Pemberton-Ashe', given: 'Ruth', sex: 'female', age: 52, birthdayWas: 31, mrn: '0508', phone: '+1 202-555-0188', email: mail('ruth.pa') },
      medicine: { id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', mg: 40 },
    }),
    visit: { on: -21, returnOn: 1, why: 'Exams of her pupils until then; she asks to decide afterwards.' },
    acts: [],
  },
  {
    story: told({
      key: 'followed-draft', title: 'Decided, not signed', visitOn: -4, words: 'The grandchildren came and went.',
      summary: 'A retired stonemason. The visit of four days ago stands as a draft.',
      person: { family: 'Kowalczuk', given: 'Bohdan', sex: 'male', age: 66, birthdayWas: 5, mrn: '0509', phone: '+1 202-555-0189', email: null },
      medicine: { id: 'sertraline', display: 'Sertraline', form: 'tablet', mg: 100 },
    }),
    visit: { on: -4, draft: true },
    acts: [],
  },
  {
    story: told({
      key: 'followed-response', title: 'Mood answered, feeling in part', visitOn: -49, words: 'The ward round is over and I have no idea how anybody felt.', mood: ['333222210', '222221110', '222221110'],
      summary: 'A ward clerk whose depression had lifted only in part; it was to be treated first. Seven weeks on the PHQ-9 has fallen by half, the report of numbness by less.',
      person: { family: 'Castellanos-Wray', given: 'Imogen', sex: 'female', age: 36, birthdayWas: 64, mrn: '0510', phone: '+1 202-555-0190', email: mail('i.castellanos') },
      medicine: { id: 'sertraline', display: 'Sertraline', form: 'tablet', mg: 150 },
    }),
    visit: { on: -49, option: 'manage-relapse', why: 'The mood has lifted in part only; that is treated first, and what she feels is looked at again with it' },
    acts: [
      { kind: 'up-to-date', on: -22, answers: { mood: 'better' } },
      { kind: 'report', report: phq9(-21, '111111000', 'not-difficult') },
      { kind: 'report', report: blunting({ on: -21, now: '212222212112', before: '000000110000', words: ['Mornings are lighter. The colours are not back.'], context: { dailyLife: 4, relationships: 5 } }) },
    ],
  },
  {
    story: told({
      key: 'followed-remission', title: 'Well again on another medicine', visitOn: -80, words: 'My grandson ran at me and I thought of the carpet.', mood: ['333322210', '222222100', '222212110'],
      summary: 'A carpet fitter changed from citalopram to bupropion eleven weeks ago. The PHQ-9 is below the bound of remission and the report of numbness is far lower.',
      person: { family: 'Haverstock', given: 'Leopold', sex: 'male', age: 54, birthdayWas: 121, mrn: '0511', phone: '+1 202-555-0191', email: mail('l.haverstock') },
      medicine: { id: 'citalopram', display: 'Citalopram', form: 'tablet', mg: 20 },
    }),
    visit: { on: -80, option: 'bupropion-switch' },
    acts: [
      { kind: 'up-to-date', on: -24, answers: { mood: 'better' } },
      { kind: 'report', report: phq9(-45, '111111000', 'not-difficult') },
      { kind: 'report', report: phq9(-18, '100100100', 'not-difficult') },
      { kind: 'report', report: blunting({ on: -18, now: '000101001001', before: '000000110000', words: ['I laughed so hard on the stairs that I had to sit down.'], context: { dailyLife: 1, relationships: 1 } }) },
      { kind: 'up-to-date', on: -2 },
    ],
  },
  {
    story: told({
      key: 'followed-no-response', title: 'Eight weeks, and no lower', visitOn: -58, words: 'I read the same page until it is time to sleep.', mood: ['333222210', '222222110', '222222110'],
      summary: 'A proof-reader, eight weeks after escitalopram was replaced by bupropion. Neither the PHQ-9 nor the report of numbness has moved; the review is open.',
      person: { family: 'Nakagawa-Ruiz', given: 'Delphine', sex: 'female', age: 41, birthdayWas: 140, mrn: '0512', phone: '+1 202-555-0192', email: mail('d.nakagawa') },
      medicine: { id: 'escitalopram', display: 'Escitalopram', form: 'tablet', mg: 20 },
    }),
    visit: { on: -58, option: 'bupropion-switch' },
    acts: [
      { kind: 'up-to-date', on: -20, answers: { mood: 'same' } },
      { kind: 'report', report: phq9(-9, '222221110', 'very') },
      { kind: 'report', report: blunting({ on: -9, now: '222222222112', before: '000000110000', words: ['No better. I keep the appointments because they are in the book.'], context: { dailyLife: 6, relationships: 6 } }) },
    ],
  },
  {
    story: told({
      key: 'followed-not-told', title: 'No report since the change', visitOn: -36, words: 'The tide goes out and so do I.', mood: ['333222210', '222221210', '222222110'],
      summary: 'A harbour pilot five weeks into a change from sertraline to bupropion. He answers the telephone and no report: what became of it cannot be computed.',
      person: { family: 'Brzezicki', given: 'Casimir', sex: 'male', age: 59, birthdayWas: 18, mrn: '0513', phone: '+1 202-555-0193', email: null },
      medicine: { id: 'sertraline', display: 'Sertraline', form: 'tablet', mg: 100 },
    }),
    visit: { on: -36, option: 'bupropion-switch' },
    acts: [{ kind: 'up-to-date', on: -12, answers: { mood: 'same' } }],
  },
];

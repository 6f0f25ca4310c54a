import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import type { AnswerValue } from '../model/chart';
import { aPatient, TODAY } from '../testing/a-patient';

const knowledge = loadKnowledge();
const taking = aPatient().aged(34).taking('sertraline', [[-200, 100]]);
const raisedBy = (chart: ReturnType<typeof taking.build>, id: string) => assess(chart, knowledge, TODAY).flags.find((flag) => flag.id === id);
const answering = (answer: AnswerValue) => raisedBy(taking.reported('sbr', -1, { 'ctx-self-harm-to-feel': answer }).build(), 'self-harm-to-feel');

describe('a flag over a self-harm answer', () => {
  const ANSWERS: readonly (readonly [string, RegExp, RegExp])[] = [
    ['yes, a thought', /^Thinking of self-harm/, /thought about hurting themselves/],
    ['yes, and I have thought how', /^Has thought how/, /and how/],
    ['yes, and I have done it', /^Has hurt themselves/, /have done it/],
    ['prefer not to say', /^Declined to say/, /declined to say/],
  ];

  it.each(ANSWERS)('says what the report says: %s', (answer, title, message) => {
    expect(answering(answer)?.title).toMatch(title);
    expect(answering(answer)?.message).toMatch(message);
  });

  it('says it of that answer alone', () => {
    for (const [answer] of ANSWERS) {
      expect(ANSWERS.filter(([, title]) => title.test(answering(answer)?.title ?? '')).map(([own]) => own)).toEqual([answer]);
      expect(answering(answer)?.message).not.toMatch(/, or /);
    }
  });

  it('told without its answer, in a list or among what came since a note, says that there is an answer and not which', () => {
    const { title = '', message = '' } = knowledge.flags.find(({ id }) => id === 'self-harm-to-feel') ?? {};
    expect(title).toMatch(/^An answer about/);
    expect(message).not.toMatch(/wanting/);
    expect(message).toMatch(/thoughts of hurting themselves so as to feel something, or declined to say/);
  });

  it('has the same words for what to ask whatever was answered', () => {
    const ask = knowledge.flags.find(({ id }) => id === 'self-harm-to-feel')?.ask ?? '';
    expect(ask).toMatch(/means and recent acts/);
    for (const [answer] of ANSWERS) expect(answering(answer)?.message).toContain(ask);
  });
});

describe('a flag over the PHQ-9', () => {
  const relapse = (totals: readonly (readonly [number, number])[]) => raisedBy(totals.reduce((patient, [on, total]) => patient.scored('phq9', on, total), taking).build(), 'relapse');

  it('does not say that a depression returns which was there all along', () => {
    expect(relapse([[-60, 19], [-2, 17]])?.title).toBe('Depression active');
    expect(relapse([[-2, 17]])?.title).toBe('Depression active');
  });

  it('leaves open whether it returns or gets worse where the score went up', () => {
    expect(relapse([[-60, 4], [-2, 11]])?.title).toBe('Depression returning or getting worse');
    expect(relapse([[-60, 14], [-2, 20]])?.title).toBe('Depression returning or getting worse');
  });
});

it('every flag that can be urgent says what to ask, or names an act and no question', () => {
  const acts = ['serotonin-toxicity', 'seizure-on-treatment', 'valproate-pregnancy', 'relapse'];
  const urgent = knowledge.flags.filter(({ level, escalation }) => [level, escalation?.level].some((one) => one === 'urgent' || one === 'emergency'));
  expect(urgent.filter(({ ask }) => (ask ?? null) === null).map(({ id }) => id).sort()).toEqual(acts.sort());
});

import { describe, expect, it, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import type { AnswerValue } from '../model/chart';
import { addDays } from '../model/local-date';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const taking = aPatient().aged(34).taking('sertraline', [[-200, 100]]);
const TO_FEEL = 'ctx-self-harm-to-feel';
const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
const flagsOf = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).flags;
const raisedAs = (patient: PatientBuilder, id: string) => flagsOf(patient).filter((flag) => flag.id === id).map(({ level, openSince }) => [level, openSince ?? null]);
const told = (day: number, answer: AnswerValue, patient = taking) => patient.reported('sbr', day, { [TO_FEEL]: answer });

describe('H-17: an answer of danger that nobody answered does not fall silent when its days are over', () => {
  it.each(['yes, a thought', 'yes, and I have thought how', 'yes, and I have done it', 'prefer not to say'])('self-harm so as to feel: %s', (answer) => {
    expect(raisedAs(told(-14, answer), 'self-harm-to-feel')).toEqual([[expect.stringMatching(/urgent|emergency/), null]]);
    for (const days of [15, 29, 400]) expect(raisedAs(told(-days, answer), 'self-harm-to-feel')).toEqual([['attention', addDays(TODAY, -days)]]);
  });

  it('says which day and which words, holds nothing back, and stands first among what asks for attention', () => {
    const [flag] = flagsOf(told(-30, 'yes, a thought').planning('bupropion', [[1, 150]]));
    expect(flag).toMatchObject({ id: 'self-harm-to-feel', level: 'attention', blocks: [], openSince: '2026-10-23', facts: ['report:sbr:2026-10-23:0'] });
    expect(flag?.title).toContain('23-Oct-2026');
    expect(flag?.around.map(({ words }) => words)).toEqual(['Answered: “yes, a thought” on 23-Oct-2026.']);
  });

  it('is over with a newer answer to the same question, and with no other', () => {
    const yes = told(-30, 'yes, a thought');
    expect(raisedAs(told(-20, 'no', yes), 'self-harm-to-feel')).toEqual([]);
    expect(raisedAs(told(-20, 'skip', yes), 'self-harm-to-feel')).toEqual([['attention', '2026-10-23']]);
    expect(raisedAs(yes.reported('sbr', -3, { 'sbr-joy': 3 }), 'self-harm-to-feel')).toEqual([['attention', '2026-10-23']]);
    expect(raisedAs(yes.reported('phq9', -3, { 'phq9-9': 0 }).confirmedAbsent(THOUGHTS, -3), 'self-harm-to-feel')).toEqual([['attention', '2026-10-23']]);
  });

  it('a newer yes raises the flag itself, once', () => {
    expect(raisedAs(told(-2, 'yes, a thought', told(-30, 'yes, a thought')), 'self-harm-to-feel')).toEqual([['urgent', null]]);
  });

  test('item 9 of the PHQ-9, a screen entered by a clinician, and thoughts said aloud', () => {
    expect(raisedAs(taking.reported('phq9', -40, { 'phq9-9': 2 }), 'phq9-item9')).toEqual([['attention', '2026-10-13']]);
    expect(raisedAs(taking.reported('phq9', -40, { 'phq9-9': 2 }).scored('phq9', -3, 2), 'phq9-item9')).toEqual([['attention', '2026-10-13']]);
    expect(raisedAs(taking.reported('phq9', -40, { 'phq9-9': 2 }).reported('phq9', -20, { 'phq9-9': 0 }), 'phq9-item9')).toEqual([]);
    // A total of nothing is nothing on every item; one of a form that was begun may lack the item.
    expect(raisedAs(taking.reported('phq9', -40, { 'phq9-9': 2 }).scored('phq9', -3, 0), 'phq9-item9')).toEqual([]);
    expect(raisedAs(taking.reported('phq9', -40, { 'phq9-9': 2 }).reported('phq9', -3, { 'phq9-1': 0 }, { scores: { total: 0 } }), 'phq9-item9')).toEqual([['attention', '2026-10-13']]);
    expect(raisedAs(taking.reported('phq9', -40, { 'phq9-9': 2 }).reported('phq9', -3, {}, { scores: { total: 0 }, estimated: true }), 'phq9-item9')).toEqual([['attention', '2026-10-13']]);
    const screened = taking.reported('cssrs', -100, {}, { scores: { 'cssrs-ideation': 4, 'cssrs-behaviour-3mo': false } });
    expect(flagsOf(screened).find(({ id }) => id === 'suicide-risk-recorded')).toMatchObject({ level: 'attention', openSince: '2026-08-14', around: [{ words: 'Most severe ideation, past month: 4 on 14-Aug-2026.' }, { words: 'Suicidal behaviour in the past 3 months: no on 14-Aug-2026.' }] });
    const said = taking.confirmedPresent(THOUGHTS, null, -31);
    expect(flagsOf(said).find(({ id }) => id === 'suicide-risk-recorded')).toMatchObject({ level: 'attention', openSince: '2026-10-22', facts: [`confirmation:${THOUGHTS}`], around: [{ words: 'Answered yes on 22-Oct-2026.' }] });
    expect(raisedAs(taking.confirmedPresent(THOUGHTS, null, -31).confirmedAbsent(THOUGHTS, -5), 'suicide-risk-recorded')).toEqual([]);
  });

  it('who never said yes has nothing left open', () => {
    expect(flagsOf(told(-30, 'no').reported('phq9', -30, { 'phq9-9': 0 })).filter(({ openSince }) => openSince !== undefined)).toEqual([]);
  });
});

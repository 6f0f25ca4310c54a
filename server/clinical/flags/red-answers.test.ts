import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { pagesOf, canBeAsked } from '@/server/services/report-requests/form';
import type { AnswerValue } from '../model/chart';
import { redFlagsOf } from './red-answers';

const { flags, instruments } = loadKnowledge();
const asked = instruments.filter(canBeAsked);

/** Which answers are red, written down by hand from the content: nothing else that a patient can answer is. */
const RED: Readonly<Record<string, { readonly flag: string; readonly answers: readonly AnswerValue[] }>> = {
  'phq9-9': { flag: 'phq9-item9', answers: [1, 2, 3] },
  'ctx-self-harm-to-feel': { flag: 'self-harm-to-feel', answers: ['yes, a thought', 'yes, and I have thought how', 'yes, and I have done it', 'prefer not to say'] },
};
/** Instruments whose answers together are red: less need for sleep, inner restlessness or two signs of activation; one severe sign of withdrawal. */
const TOGETHER: Readonly<Record<string, { readonly flag: string; readonly isRed: (answers: Readonly<Record<string, AnswerValue>>) => boolean }>> = {
  'activation-check': { flag: 'mania-activation', isRed: (answers) => answers['act-sleep'] === 1 || answers['act-restless'] === 1 || Object.values(answers).filter((answer) => answer === 1).length >= 2 },
  'withdrawal-check': { flag: 'withdrawal-severe', isRed: (answers) => Object.values(answers).includes(3) },
};

type Question = { readonly id: string; readonly answers: readonly AnswerValue[] };
const questionsOf = (id: string): Question[] =>
  pagesOf(asked.filter((instrument) => instrument.id === id), null).flatMap(({ id: page, choices, declined, ends, kind }) =>
    kind === 'text' || kind === 'onset' ? [] : [{ id: page, answers: [declined, ...(ends === null ? choices.map(({ value }) => value) : [ends.min, ends.max])] }],
  );
const raisedBy = (instrument: string, answers: Readonly<Record<string, AnswerValue>>): string[] =>
  asked.filter(({ id }) => id === instrument).flatMap((content) => redFlagsOf(flags, content, answers).map(({ id }) => id)).sort();
const expected = (instrument: string, answers: Readonly<Record<string, AnswerValue>>): string[] => {
  const red = Object.entries(answers).flatMap(([id, answer]) => (RED[id]?.answers.includes(answer) === true ? [RED[id].flag] : []));
  const together = TOGETHER[instrument];
  return [...new Set([...red, ...(together?.isRed(answers) === true ? [together.flag] : [])])].sort();
};

describe.each(asked.map(({ id }) => id))('%s', (id) => {
  const questions = questionsOf(id);

  test('every single answer to every question fires its flag at once, or none', () => {
    let red = 0;
    for (const { id: question, answers } of questions) {
      for (const answer of answers) {
        const given = { [question]: answer };
        expect(raisedBy(id, given), `${question}: ${String(answer)}`).toEqual(expected(id, given));
        red += expected(id, given).length;
      }
    }
    expect(red > 0).toBe(['phq9', 'sbr', ...Object.keys(TOGETHER)].includes(id));
  });

  test('every pair of answers fires exactly the flags of its two', () => {
    for (const [place, first] of questions.entries()) {
      for (const second of questions.slice(place + 1)) {
        for (const a of first.answers) {
          for (const b of second.answers) {
            const given = { [first.id]: a, [second.id]: b };
            const raised = raisedBy(id, given);
            if (raised.join() !== expected(id, given).join()) expect(raised, JSON.stringify(given)).toEqual(expected(id, given));
          }
        }
      }
    }
  });
});

test('the activation check in every combination of all its answers fires as the content says, and only then', () => {
  const id = 'activation-check';
  const questions = questionsOf(id);
  const ways = questions.reduce((sum, { answers }) => sum * answers.length, 1);
  for (let way = 0; way < ways; way += 1) {
    let rest = way;
    const given: Record<string, AnswerValue> = {};
    for (const { id: question, answers } of questions) {
      given[question] = answers[rest % answers.length] ?? null;
      rest = Math.floor(rest / answers.length);
    }
    if (raisedBy(id, given).join() !== expected(id, given).join()) expect(raisedBy(id, given), JSON.stringify(given)).toEqual(expected(id, given));
  }
  expect(ways).toBeGreaterThan(500);
});

test('a question that was declined or not reached is no red answer, but for the one about self-harm, where declining is', () => {
  for (const [id, { flag }] of Object.entries(RED)) {
    const instrument = id.startsWith('phq9') ? 'phq9' : 'sbr';
    expect(raisedBy(instrument, {})).toEqual([]);
    expect(raisedBy(instrument, { [id]: null })).toEqual([]);
    expect(raisedBy(instrument, { [id]: 'prefer not to say' })).toEqual(id === 'ctx-self-harm-to-feel' ? [flag] : []);
  }
});

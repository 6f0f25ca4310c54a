import type { z } from 'zod';
import { insertConfirmations } from '@/db/queries/facts/insert-facts';
import type { Chart } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { QuestionContent } from '@/server/clinical/model/question-content';
import type { answerQuestionInput } from '@/server/contracts/question';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { actOnPatient, wrongField } from '../patient-act';
import { isAnsweredSince, offeredChoice } from './offered-choice';

type Given = z.output<typeof answerQuestionInput>;
type Answer = Given['answers'][number];

const SPOKEN: readonly QuestionContent['answer'][] = ['yes-no', 'choice', 'number'];

/** The chart that is asked about, on the day of asking. */
type Asked = { readonly chart: Chart; readonly on: LocalDate };

function checkDetail(question: QuestionContent, { value, detail }: Answer, { field, ...asked }: Asked & { readonly field: string }): void {
  if (value === 'unknown') {
    if (detail !== null) throw wrongField(field, 'What is not known has no value.');
    return;
  }
  switch (question.answer) {
    case 'choice': {
      const choice = typeof detail === 'string' ? offeredChoice(question, detail, asked) : undefined;
      if (choice === undefined && typeof detail === 'string' && isAnsweredSince(question, detail, asked)) throw new AppError('changed-meanwhile');
      if (choice === undefined) throw wrongField(field, 'This is none of the choices.');
      if (choice.means !== value) throw wrongField(field, `This choice means ${choice.means}.`);
      return;
    }
    case 'number':
      if (typeof detail !== 'number' || !Number.isFinite(detail) || detail < 0) throw wrongField(field, 'A number from zero up is needed.');
      return;
    default:
      if (detail !== null) throw wrongField(field, 'This question is answered with yes, no or still unknown.');
  }
}

export function checkAnswers(question: QuestionContent, answers: readonly Answer[], asked: Asked): void {
  if (!SPOKEN.includes(question.answer)) {
    throw new AppError('invalid-input', { sentence: 'This question is answered by entering the value in its form.' });
  }
  const facts = answers.map(({ fact }) => fact);
  if (new Set(facts).size !== facts.length) throw wrongField('answers', 'One fact is answered twice.');
  answers.forEach((answer, index) => {
    if (!question.facts.some(({ key }) => key === answer.fact)) throw wrongField(`answers.${index}.fact`, 'The question does not cover this fact.');
    checkDetail(question, answer, { field: `answers.${index}.detail`, ...asked });
  });
}

/** What was said when asked: one confirmation for each fact, with who and when. */
export const answerQuestion = (ctx: ServiceContext, input: Given): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'question:answer',
    event: 'question.answered',
    objectKind: 'confirmation',
    change: async ({ db, entry, on, chart, ctx: { actor } }, { questionId, answers }) => {
      const question = loadKnowledge().questions.find(({ id }) => id === questionId);
      if (question === undefined) throw wrongField('questionId', 'The content has no such question.');
      checkAnswers(question, answers, { chart, on });
      await insertConfirmations(
        db,
        entry,
        answers.map(({ fact, value, detail }) => ({ confirmation: { fact, value, detail, on, by: actor.name }, questionId })),
      );
      return { objectId: questionId, details: { facts: answers.length } };
    },
  });

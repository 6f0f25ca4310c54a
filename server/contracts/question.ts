import { z } from 'zod';
import { factIdInput, patientAct } from './fields';

export const answerQuestionInput = z.object({
  ...patientAct,
  /** `fact` of the assessment's question. */
  questionId: z.string().min(1).max(200),
  /** One entry for each fact the question covers; each becomes a confirmation of its own. */
  answers: z
    .array(
      z.object({
        fact: z.string().min(1).max(200),
        value: z.enum(['present', 'absent', 'unknown']),
        /** Value of the choice, or the number asked for; `null` for plain yes and no. */
        detail: z.union([z.string().max(200), z.number(), z.null()]).default(null),
      }),
    )
    .min(1)
    .max(60),
});

/** Sets going, or takes back, that whoever prescribes this medicine is asked whether it can be lowered. */
export const askPrescriberInput = z.object({ ...patientAct, episodeId: factIdInput('medication'), ask: z.boolean() });

/** Takes back one's own or another's answer; the history keeps both. */
export const withdrawAnswerInput = z.object({ ...patientAct, confirmationId: factIdInput('confirmation') });

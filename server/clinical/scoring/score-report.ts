import type { AnswerValue } from '../model/chart';
import type { InstrumentContent } from '../model/instrument-content';
import type { Knowledge } from '../model/knowledge';
import { scoreActivationCheck } from './activation-check';
import { scoreBluntingReport } from './blunting-report';
import { scoreEnteredFields } from './entered-fields';
import { scoreGad7 } from './gad7';
import { scorePcPtsd5 } from './pcptsd5';
import { scorePhq9 } from './phq9';
import { scoreWithdrawalCheck } from './withdrawal-check';

export type Answers = Readonly<Record<string, AnswerValue>>;
export type Scores = Readonly<Record<string, number | string | boolean | null>>;

/** Scores of one answer set: `null` where the instrument's rule for missing items gives none, never zero. */
export type Scored = {
  readonly scores: Scores;
  /** The total was made from an incomplete answer set by the instrument's rule. */
  readonly estimated: boolean;
  /** Entered values that were refused, in words. */
  readonly refused: readonly string[];
};

/**
 * Scores the answers to an instrument of the content; for an instrument entered by score only, checks the entered fields.
 * `null` for an instrument the content does not know.
 */
export function scoreReport(instrument: string, answers: Answers, knowledge: Pick<Knowledge, 'instruments'>): Scored | null {
  const content = knowledge.instruments.find(({ id }) => id === instrument);
  return content === undefined ? null : scoreAnswers(content, answers);
}

/** As `scoreReport`, with the instrument at hand. */
export function scoreAnswers(instrument: InstrumentContent, answers: Answers): Scored {
  switch (instrument.id) {
    case 'phq9':
      return scorePhq9(instrument, answers);
    case 'gad7':
      return scoreGad7(instrument, answers);
    case 'pcptsd5':
      return scorePcPtsd5(instrument, answers);
    case 'sbr':
      return scoreBluntingReport(instrument, answers);
    case 'activation-check':
      return scoreActivationCheck(instrument, answers);
    case 'withdrawal-check':
      return scoreWithdrawalCheck(instrument, answers);
    default:
      return scoreEnteredFields(instrument, answers);
  }
}

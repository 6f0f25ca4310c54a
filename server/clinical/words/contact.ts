import type { ContactOutcome } from '../model/follow-up';

export const OUTCOME_WORDS: Readonly<Record<ContactOutcome, string>> = { reached: 'Reached', voicemail: 'Voicemail left', 'no-answer': 'No answer', 'wrong-number': 'Wrong number', letter: 'Letter sent' };

import type { CallAnswers } from '@/server/contracts/task-act';

const WORDS: { readonly [Question in keyof CallAnswers]: Readonly<Record<NonNullable<CallAnswers[Question]>, string>> } = {
  doses: { yes: 'doses taken as planned', partly: 'doses partly taken as planned', no: 'doses not taken as planned', 'not-sure': 'not sure about the doses' },
  withdrawal: { none: 'no withdrawal symptoms', mild: 'mild withdrawal symptoms', troublesome: 'troublesome withdrawal symptoms', severe: 'severe withdrawal symptoms' },
  activation: { no: 'no activation', yes: 'activation', 'not-sure': 'not sure about activation' },
  mood: { better: 'mood better', same: 'mood the same', worse: 'mood worse' },
  urgent: { no: 'nothing urgent', yes: 'something urgent' },
};

const asked = <Value extends string>(words: Readonly<Record<Value, string>>, value: Value | null): string[] => (value === null ? [] : [words[value]]);

/** What was answered, as one line; nothing that was not asked. */
export function callWords({ doses, withdrawal, activation, mood, urgent }: CallAnswers): string {
  const said = [...asked(WORDS.doses, doses), ...asked(WORDS.withdrawal, withdrawal), ...asked(WORDS.activation, activation), ...asked(WORDS.mood, mood), ...asked(WORDS.urgent, urgent)].join(', ');
  return said === '' ? '' : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

import { describe, expect, it } from 'vitest';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import type { Flag } from '@/server/clinical/model/assessment';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { flagStates } from './blockers';
import { answerTo, raisedHash } from './flag-answers';

const knowledge = loadKnowledge();
const raised = (id: string): Flag => {
  const content = knowledge.flags.find((flag) => flag.id === id);
  if (content === undefined) throw new Error(id);
  const { title, level, message, refs, blocks } = content;
  return { id: content.id, title, level, message, facts: [], refs, blocks, around: [] };
};
const settled = (flag: Flag): FlagAnswerRow => ({ flag: flag.id, raisedSha256: raisedHash(flag), what: 'Will see the addiction service', settled: true, on: '2026-11-24', by: 'Ada', overtaken: false });
const stateOf = (flag: Flag) => flagStates({ flags: [flag] } as unknown as Parameters<typeof flagStates>[0], { answers: [settled(flag)], plan: null, knowledge, day: localDate })[0];

describe('a stop that the content lets nobody override', () => {
  it.each(['alcohol-sedative-abrupt', 'maoi-gap', 'maoi-start-gap'])('is open or a stop, never settled, whatever was answered: %s', (id) => {
    const flag = raised(id);
    expect(answerTo(flag, [settled(flag)])).toMatchObject({ settled: false });
    expect(stateOf(flag)).toMatchObject({ maySettle: false, answer: { settled: false } });
  });

  it('is told from one that an answer settles', () => {
    const flag = raised('self-harm-to-feel');
    expect(stateOf(flag)).toMatchObject({ maySettle: true, state: 'answered', answer: { settled: true } });
  });
});

import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { ruleFaces } from '@/server/services/evidence/rule-faces';
import { recordsThatState, sortSources, statedIn } from './sort-sources';

const works = new Map(loadKnowledge().references.map((work) => [work.id, work]));
const workOf = (id: string) => {
  const work = works.get(id);
  if (work === undefined) throw new Error(`no entry: ${id}`);
  return work;
};
const sorted = (id: string): Readonly<Record<string, readonly string[]>> => {
  const face = ruleFaces().get(id);
  if (face === undefined) throw new Error(`no rule: ${id}`);
  return Object.fromEntries(Object.entries(sortSources(face, face.refs.map(workOf))).map(([kind, list]) => [kind, list.map((work) => work.id)]));
};

describe('the works under a sentence', () => {
  test('are its sources only where their record states it', () => {
    expect(sorted('dr-sexual')).toEqual({ stating: ['opbroek-2002'], beside: [], unread: [], prompting: [] });
    expect(sorted('bs-severe')).toEqual({ stating: [], beside: ['nice-ng222'], unread: [], prompting: [] });
    expect(sorted('th-benzo')).toEqual({ stating: ['vadod-ptsd-2023'], beside: [], unread: [], prompting: [] });
    expect(sorted('m-sexual').stating).toEqual(['opbroek-2002']);
    expect(sorted('o-ap')).toEqual({ stating: ['morant-2023'], beside: [], unread: [], prompting: ['page-verywell', 'page-mission-connection'] });
    expect(sorted('bs-maoi').stating).toEqual(['label-bupropion-xl', 'smpc-bupropion-eu']);
  });

  test('a work that nobody opened is not said to have been read, and a commercial page only prompted it', () => {
    expect(sorted('os-maoi')).toEqual({ stating: ['label-trintellix'], beside: ['smpc-vortioxetine-eu'], unread: ['label-mirtazapine'], prompting: [] });
    expect(sorted('self-harm-to-feel')).toEqual({ stating: ['nice-ng222'], beside: ['stanley-2018'], unread: [], prompting: ['page-ketamine-clinic', 'page-mission-connection'] });
  });

  test('of a flag that says several sentences are those of the sentence that is read', () => {
    const face = ruleFaces().get('relapse');
    const under = (sentence: string | undefined): readonly string[] => sortSources({ stated: statedIn(face?.stated ?? null, sentence ?? '') }, face?.refs.map(workOf) ?? []).stating.map(({ id }) => id);
    expect(under(face?.alsoSays[0])).toEqual(['lowe-2004-phq9']);
    expect(under(face?.says)).toEqual(['kroenke-2001-phq9']);
  });

  test('no source stands over a sentence of which every word is our own, and each says whose the rest is', () => {
    for (const face of ruleFaces().values()) {
      const { stating } = sortSources(face, face.refs.map(workOf));
      expect(stating.length > 0, face.id).toBe(face.stated !== null);
      expect((face.stated?.ours.length ?? 0) > 0, face.id).toBe(face.stated !== null && face.refs.includes('project-judgement'));
    }
  });
});

describe('what stands under a sentence of a work', () => {
  test('is the reading that has the words, also where another reading comes first', () => {
    expect(recordsThatState(workOf('nice-ng222'), ['Continue treatment at least six months after remission'])).toEqual([{ label: 'Found on another reading', text: expect.stringContaining('Continue treatment at least six months after remission') as string }]);
  });

  test('is what it found where it was read beside it', () => {
    expect(recordsThatState(workOf('opbroek-2002'), [])).toEqual([{ label: 'Found', text: workOf('opbroek-2002').finding }]);
  });
});

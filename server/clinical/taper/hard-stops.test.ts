import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { HardStop, Limit } from '../model/plan-content';
import { brokenStop, NOBODY, requiredGap, togetherAlready } from './hard-stops';
import type { PlanPatient } from './hard-stops';
import { planTerms } from './terms';
import type { Track } from './tracks';

const knowledge = loadKnowledge();
const terms = planTerms(knowledge);
/** `citalopram 0:20 7:40` in milligrams from each day on. */
const track = (text: string): Track => {
  const [drug = '', ...events] = text.split(' ');
  return { drug, events: events.map((event) => ({ day: Number(event.split(':')[0]), dose: 1000 * Number(event.split(':')[1]) })) };
};
type Beside = { readonly from?: Readonly<Record<string, number>>; readonly patient?: Partial<PlanPatient>; readonly begun?: readonly string[] };
/** Id and words before the rule; `null` where no stop is broken. */
function broken(tracks: readonly string[], { from = {}, patient = {}, begun = [] }: Beside = {}): string | null {
  const found = brokenStop(tracks.map(track), { terms, patient: { ...NOBODY, ...patient }, from: new Map(Object.entries(from).map(([drug, mg]) => [drug, mg * 1000])), begun: new Set(begun) });
  return found === null ? null : `${found.code}: ${found.message.split(' (')[0] ?? ''}`;
}

describe('the gap that content asks for', () => {
  const gap = (days: number): Limit => ({ kind: 'gap', from: ['sertraline'], to: ['mirtazapine'], days });
  const stop = (id: string, days: number): HardStop => ({ id, rule: id, days, limits: [gap(days)], refs: [], review: { status: 'draft', reviewer: null, reviewedOn: null, dueOn: null } });
  const asked = (...stops: readonly HardStop[]) => {
    const { days, stop: named } = requiredGap(planTerms({ ...knowledge, switching: { ...knowledge.switching, hardStops: stops } }), 'sertraline', 'mirtazapine');
    return `${days} ${named?.id ?? 'of the pair'}`;
  };

  it('is the longest, whichever stop stands first; of two as long the first', () => {
    expect([asked(stop('a', 14), stop('b', 21)), asked(stop('b', 21), stop('a', 14)), asked(stop('a', 14), stop('b', 14)), asked()]).toEqual(['21 b', '21 b', '14 a', '0 of the pair']);
  });

  it('of the pair is named by a stop that asks for as many days, and kept where every stop asks for fewer', () => {
    expect([requiredGap(terms, 'fluoxetine', 'phenelzine').stop?.id, requiredGap(terms, 'sertraline', 'phenelzine').stop]).toEqual(['fluoxetine-maoi', null]);
    expect(requiredGap(terms, 'sertraline', 'phenelzine').days).toBe(14);
  });

  it('is none between a medicine and itself', () => {
    expect(broken(['phenelzine 0:45'], { patient: { before: [{ drug: 'phenelzine', day: -5 }] } })).toBe(null);
    expect(broken(['phenelzine 0:45'], { patient: { unclear: [{ id: 'm1', drug: 'phenelzine', called: 'phenelzine', kind: 'stopped', words: 'is recorded as stopped without a day' }] } })).toBe(null);
    expect(broken(['tranylcypromine 0:30'], { patient: { before: [{ drug: 'phenelzine', day: -5 }] } })).toBe('into-maoi: 5 full days free of phenelzine before tranylcypromine, 14 needed');
  });
});

describe('two that may not meet', () => {
  it('break a stop when they share a day, however few', () => {
    expect(broken(['phenelzine 0:45 10:0', 'sertraline 5:50'], { from: { phenelzine: 45 }, begun: ['phenelzine', 'sertraline'] })).toBe('maoi-overlap: phenelzine and sertraline would be taken on the same day');
    expect(broken(['phenelzine 0:45 10:0', 'sertraline 24:50'], { from: { phenelzine: 45 }, begun: ['phenelzine'] })).toBe(null);
  });

  it('are named where they are taken together already, and only they', () => {
    expect(togetherAlready(['sertraline', 'phenelzine'], NOBODY, terms)?.message).toMatch(/^phenelzine and sertraline are taken together already/);
    expect(togetherAlready(['sertraline', 'fluoxetine'], NOBODY, terms)).toBe(null);
  });

  it('count one that may be taken still, also for what ends, but not one that is over', () => {
    const unclear = (drug: string, kind: PlanPatient['unclear'][number]['kind']): Beside => ({ from: { sertraline: 50 }, begun: ['sertraline'], patient: { unclear: [{ id: 'm1', drug, called: drug, kind, words: 'is not clear' }] } });
    expect(broken(['sertraline 0:50 7:0'], unclear('phenelzine', 'perhaps-taken'))).toBe('maoi-overlap: sertraline would be taken beside phenelzine, which is not clear');
    expect(broken(['sertraline 0:50 7:0'], unclear('phenelzine', 'to-begin'))).toBe(null);
    expect(broken(['sertraline 0:50'], unclear('phenelzine', 'to-begin'))).toBe('maoi-overlap: sertraline would be taken beside phenelzine, which is not clear');
    expect(broken(['sertraline 0:50'], unclear('clomipramine', 'stopped'))).toBe(null);
  });
});

describe('a ceiling', () => {
  it('is broken by the dose above it, and by a lower dose as long as another medicine still acts', () => {
    expect(broken(['citalopram 0:60'])).toBe('citalopram-ceiling: 60 mg of citalopram is above 40 mg');
    expect(broken(['citalopram 0:40'])).toBe(null);
    const clears = 'citalopram-ceiling: 40 mg of citalopram is above 20 mg, the limit for 42 days after the last fluoxetine';
    const after = (day: number) => broken(['fluoxetine 0:20 7:0', `citalopram ${day}:40`], { from: { fluoxetine: 20 } });
    expect([after(7), after(48), after(49)]).toEqual([clears, clears, null]);
    expect(broken(['citalopram 0:20 6:40'], { patient: { before: [{ drug: 'fluoxetine', day: -36 }] } })).toBe(null);
    expect(broken(['citalopram 0:20 5:40'], { patient: { before: [{ drug: 'fluoxetine', day: -36 }] } })).toBe(clears);
  });
});

describe('the first days of bupropion XL', () => {
  const early = 'bupropion-dose: 300 mg of bupropion XL before 4 days on 150 mg';

  it('are four at 150 mg for who begins it', () => {
    expect([broken(['bupropion-xl 0:150 3:300']), broken(['bupropion-xl 0:150 4:300']), broken(['bupropion-xl 7:150 10:300']), broken(['bupropion-xl 0:0'])]).toEqual([early, null, early, null]);
    expect(broken(['bupropion-xl 0:300', 'sertraline 0:300'], { from: { sertraline: 300 } })).toBe(early);
  });

  it('are not asked of who took as much in another form up to the day before', () => {
    const from = { 'bupropion-sr': 300 };
    expect([broken(['bupropion-xl 5:300', 'bupropion-sr 0:300 5:0'], { from }), broken(['bupropion-xl 0:300'], { from })]).toEqual([null, null]);
    expect([broken(['bupropion-xl 6:300', 'bupropion-sr 0:300 5:0'], { from }), broken(['bupropion-xl 5:300', 'bupropion-sr 0:300 4:200 5:0'], { from })]).toEqual([early, early]);
  });

  it('count from its first day in the chart where it is taken already, and for nothing else', () => {
    const since = (drug: string, day: number, mg: number): Beside => ({ from: { [drug]: mg }, begun: [drug], patient: { since: new Map([[drug, day]]) } });
    expect([broken(['bupropion-xl 0:150 1:300'], since('bupropion-xl', -2, 150)), broken(['bupropion-xl 0:150 2:300'], since('bupropion-xl', -2, 150))]).toEqual([`${early}: the chart has it for 3`, null]);
    expect([broken(['bupropion-xl 0:300'], since('bupropion-xl', -1, 300)), broken(['sertraline 0:200'], since('sertraline', -1, 50))]).toEqual([null, null]);
  });
});

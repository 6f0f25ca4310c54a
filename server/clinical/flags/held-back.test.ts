import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { assess } from '../assess';
import type { isSettled } from './held-back';
import { addDays } from '../model/local-date';
import type { Chart } from '../model/chart';
import { aNoteDocument } from '../testing/a-note';
import { heldBack, holdsSigning, isKnownBlock, openHolds, stillToCome } from './held-back';

const knowledge = loadKnowledge();
const amount = (drug: string, mgPerDay: number) => ({ drug, mgPerDay });
const lower = { from: [amount('sertraline', 100)], to: [amount('sertraline', 50)] };
const added = { from: [amount('sertraline', 100)], to: [amount('sertraline', 100), amount('bupropion-xl', 150)] };
const swap = { from: [amount('sertraline', 100)], to: [amount('bupropion-xl', 150)] };

test('every block of the content is one that the program knows', () => {
  expect(knowledge.flags.flatMap(({ blocks }) => blocks).filter((block) => !isKnownBlock(block))).toEqual([]);
});

describe('what a plan does beside a flag', () => {
  test('a taper is held back by the flags that say so, whether something new begins or not', () => {
    expect(heldBack(['next taper step'], lower, knowledge)).toEqual(['next taper step']);
    expect(heldBack(['signing the note', 'starting or dispensing a taper plan'], swap, knowledge)).toEqual(['starting or dispensing a taper plan']);
    expect(heldBack(['next taper step', 'starting or dispensing a taper plan'], added, knowledge)).toEqual([]);
    expect(heldBack(['next taper step'], null, knowledge)).toEqual([]);
  });

  test('a rise is held back by other words than a fall', () => {
    expect(heldBack(['next dose increase or next switch step', 'bupropion increase'], added, knowledge)).toEqual(['next dose increase or next switch step', 'bupropion increase']);
    expect(heldBack(['next dose increase or next switch step', 'bupropion increase', 'ketamine pathway'], lower, knowledge)).toEqual([]);
  });

  test('doses are compared by ingredient: another form at the same dose neither rises nor falls, a higher one rises, a product with two ingredients is a start', () => {
    const course = (from: readonly [string, number], to: readonly [string, number]) => ({ from: [amount(...from)], to: [amount(...to)] });
    const words = ['bupropion increase', 'next dose increase or next switch step', 'next taper step', 'starting or dispensing a taper plan'];
    expect(heldBack(words, course(['bupropion-sr', 300], ['bupropion-xl', 300]), knowledge)).toEqual([]);
    expect(heldBack(words, course(['venlafaxine-ir', 150], ['venlafaxine-xr', 150]), knowledge)).toEqual([]);
    expect(heldBack(words, course(['bupropion-sr', 200], ['bupropion-xl', 300]), knowledge)).toEqual(words.slice(0, 2));
    expect(heldBack(words, course(['bupropion-xl', 300], ['bupropion-sr', 200]), knowledge)).toEqual(words.slice(2));
    expect(holdsSigning('signing a bupropion start', course(['bupropion-sr', 300], ['bupropion-xl', 300]), knowledge)).toBe(false);
    expect(holdsSigning('signing a bupropion start', course(['sertraline', 100], ['dextromethorphan-bupropion', 90]), knowledge)).toBe(true);
  });

  test('a block that nobody wrote down here holds every signature', () => {
    expect(holdsSigning('signing anything at all', null, knowledge)).toBe(true);
    expect(holdsSigning('signing a bupropion start', lower, knowledge)).toBe(false);
    expect(holdsSigning('signing a bupropion start', swap, knowledge)).toBe(true);
    expect(holdsSigning('next taper step', lower, knowledge)).toBe(false);
  });
});

/** A chart whose depression returns while a lower dose is planned. */
const returning = readVignettes().map(({ chart, on }) => ({ chart, on, flags: assess(chart, knowledge, on).flags })).find(({ flags, chart, on }) => flags.some(({ blocks }) => blocks.includes('next taper step')) && planned(chart, on));

function planned(chart: Chart, on: Parameters<typeof addDays>[0]): boolean {
  const { plan } = aNoteDocument({ chart, on, knowledge }, { option: 'dose-reduction' }).snapshot;
  return plan !== null && heldBack(['next taper step'], plan, knowledge).length > 0;
}

describe('the note of a plan beside a flag that holds back a taper', () => {
  if (returning === undefined) throw new Error('no vignette has a taper beside such a flag');
  const { chart, on, flags } = returning;
  const flag = flags.find(({ blocks }) => blocks.includes('next taper step'));
  if (flag === undefined) throw new Error('no flag');
  const sentences = (cleared: readonly { readonly settled?: boolean }[]) => {
    const visit = { cleared: cleared.map((answer) => ({ flag: flag.id, what: 'Seen weekly, agreed with the patient', by: 'Ada Boyd', on, ...answer })) };
    const { snapshot } = aNoteDocument({ chart, on, knowledge }, { option: 'dose-reduction', visit });
    return Object.fromEntries(snapshot.note.sections.flatMap(({ segments }) => segments.map(({ id, text }) => [id, text])));
  };

  test('says so in the plan while it is open, with the reason beside the flag', () => {
    const open = sentences([{ settled: false }]);
    expect(open[`plan.flag.${flag.id}`]).toMatch(/^Beside an open flag: .+, which holds back: .*next taper step/);
    expect(open[`assessment.flag.${flag.id}`]).toContain('Stays open: Seen weekly, agreed with the patient (Ada Boyd, ');
    expect(sentences([])[`plan.flag.${flag.id}`]).toBeDefined();
  });

  test('says settled once it is, and what was answered before this was kept as it was', () => {
    const settled = sentences([{ settled: true }]);
    expect(settled[`plan.flag.${flag.id}`]).toBeUndefined();
    expect(settled[`assessment.flag.${flag.id}`]).toContain('Settled: Seen weekly');
    expect(sentences([{}])[`assessment.flag.${flag.id}`]).toMatch(/\. Seen weekly, agreed/);
  });

  test('the rest of a plan that is over holds nothing back', () => {
    const { plan } = aNoteDocument({ chart, on, knowledge }, { option: 'dose-reduction' }).snapshot;
    if (plan === null) throw new Error('no plan');
    expect(heldBack(['next taper step'], stillToCome(plan, addDays(plan.start, -1)), knowledge)).toEqual(['next taper step']);
    expect(heldBack(['next taper step'], stillToCome(plan, addDays(plan.steps.at(-1)?.from ?? plan.start, 1)), knowledge)).toEqual([]);
  });
});

describe('settled or not is told in one place', () => {
  const flag = { id: 'withdrawal-severe', title: 'Severe withdrawal', level: 'urgent', message: '', facts: [], refs: [], blocks: ['next taper step'] } as unknown as Parameters<typeof openHolds>[0][number];
  const holdsWith = (answer: Parameters<typeof isSettled>[0]) => openHolds([flag], lower, { knowledge, answerTo: () => answer }).map(({ held }) => held);

  test('only what was said to be settled is: not what nobody answered, what was signed past, or what was answered before this was asked', () => {
    for (const open of [undefined, null, {}, { settled: null }, { settled: false }]) expect(holdsWith(open)).toEqual([['next taper step']]);
    expect(holdsWith({ settled: true })).toEqual([]);
  });
});

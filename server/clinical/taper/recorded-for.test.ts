import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from '../model/local-date';
import type { Amount } from '../model/plan';
import { NO_STEERING } from '../model/plan';
import { plan } from '../plan';
import { aPatient } from '../testing/a-patient';

const knowledge = loadKnowledge();
const amounts = (text: string): Amount[] => text.split(' ').filter((part) => part !== '').map((part) => ({ drug: part.split(':')[0] ?? '', mgPerDay: Number(part.split(':')[1]) }));
function said(indication: string | null, [from, to]: readonly [string, string], drug = 'duloxetine', drugId = drug): readonly string[] {
  const mg = amounts(from)[0]?.mgPerDay ?? 0;
  const chart = aPatient().aged(50).withLists().taking(drug, [['2026-01-01', mg]], { drugId, indication }).build();
  const made = plan({ from: amounts(from), to: amounts(to), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, chart, knowledge, localDate('2026-12-01'));
  if (!made.ok) throw new Error(made.error.message);
  return made.value.warnings.filter(({ id }) => id === 'recorded-for-more').map(({ message }) => message);
}
const END = ['duloxetine:60', 'vortioxetine:10'] as const;
const LOWER = ['duloxetine:60', 'duloxetine:30'] as const;

describe('a medicine that the chart has for more than depression', () => {
  it('is named with what it is recorded for where it ends or comes down, and what is asked is who looks after the rest', () => {
    expect(said('Depression and back pain', END)).toEqual(['Duloxetine is recorded for depression and back pain and ends here: who treats back pain after?']);
    expect(said('Depression and back pain', LOWER)).toEqual(['Duloxetine is recorded for depression and back pain and comes down here: who looks after back pain meanwhile?']);
  });

  it.each([['PTSD', 'PTSD'], ['OCD', 'OCD'], ['Depression, panic; migraine', 'panic and migraine'], ['Social anxiety', 'social anxiety']])('whatever else it is: %s', (indication, rest) => {
    expect(said(indication, END)[0]).toContain(`who treats ${rest} after?`);
  });

  it.each([
    ['Generalised anxiety', 'generalised anxiety'], ['GAD', 'GAD'], ['Bulimia nervosa', 'bulimia nervosa'], ['PMDD', 'PMDD'], ['ADHD', 'ADHD'], ['Depression and IBS', 'IBS'], ['Premature ejaculation', 'premature ejaculation'], ['F41.1', 'F41.1'],
    ['Depression (GAD)', 'GAD'], ['F33.1; F41.1', 'F41.1'], ['Major depressive disorder, recurrent, moderate, with stuttering', 'stuttering'], ['Depression, anxiety not controlled', 'anxiety'],
  ])('known word or not: %s', (indication, rest) => {
    expect(said(indication, END)).toEqual([expect.stringContaining(`who treats ${rest} after?`)]);
  });

  it.each(['Depression, no anxiety', 'Depression without anxiety', 'Depression with no anxiety', 'Depression, anxiety ruled out', 'Depression (recurrent)', 'Depression, third episode, in partial remission', 'MDD', 'F33.1', 'F32', 'Low mood', 'Unknown', 'Depression, severe without psychotic symptoms', 'Not anxiety'])('nobody is asked who treats what is not there: %s', (indication) => {
    expect(said(indication, END)).toEqual([]);
  });

  it('and is not named where it is for depression alone, nothing is recorded, or it stays', () => {
    for (const indication of ['Depression', 'Major depressive disorder, recurrent, moderate', 'Depression after birth', 'Not stated', null]) expect(said(indication, END), String(indication)).toEqual([]);
    expect(said('Depression and back pain', ['duloxetine:60', 'duloxetine:60 bupropion-xl:150'])).toEqual([]);
  });

  it('nor where another form of it goes on', () => {
    expect(said('Depression and panic', ['bupropion-sr:300', 'bupropion-xl:300'], 'bupropion', 'bupropion-sr')).toEqual([]);
    expect(said('Depression and panic', ['bupropion-xl:300', 'sertraline:50'], 'bupropion', 'bupropion-xl')).toHaveLength(1);
  });
});

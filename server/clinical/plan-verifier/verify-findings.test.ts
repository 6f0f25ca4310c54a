import { expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { brokenPlans } from '../testing/broken-plans';
import { verifyPlan } from './verify-plan';

const knowledge = loadKnowledge();
const plans = brokenPlans(knowledge);

/** Everything that the verifier says about each broken plan: step, day, medicine, rule and words. Read one by one against the plan. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'a dose that rises': [
    '3 2026-12-15 sertraline rises: sertraline rises from 50 to 100 mg',
    '4 2026-12-22 sertraline cut: sertraline falls from 100 to 12.5 mg, more than 50 %',
    '3 2026-12-15 sertraline occupancy: occupancy is 85.4, the step says 70.3',
    '3 2026-12-15 sertraline occupancy: the drop of occupancy is not 9.4',
    '4 2026-12-22 sertraline occupancy: the drop of occupancy is not 13.4',
  ],
  'a dose that rises with leave that nobody gave': [
    '4 2026-12-22 sertraline cut: sertraline falls from 100 to 12.5 mg, more than 50 %',
    '- - sertraline reinstates: a step takes a dose again that nobody asked for',
    '3 2026-12-15 sertraline occupancy: occupancy is 85.4, the step says 70.3',
    '3 2026-12-15 sertraline occupancy: the drop of occupancy is not 9.4',
    '4 2026-12-22 sertraline occupancy: the drop of occupancy is not 13.4',
  ],
  'a first cut of three quarters': [
    '1 2026-12-01 sertraline cut: sertraline falls from 100 to 25 mg, more than 50 %',
    '2 2026-12-08 sertraline rises: sertraline rises from 25 to 50 mg',
    '1 2026-12-01 sertraline occupancy: occupancy is 70.3, the step says 83.4',
    '1 2026-12-01 sertraline occupancy: the drop of occupancy is not 2',
    '2 2026-12-08 sertraline occupancy: the drop of occupancy is not 3.7',
  ],
  'a first cut of three quarters that was asked for': [
    '2 2026-12-08 sertraline rises: sertraline rises from 25 to 50 mg',
    '1 2026-12-01 sertraline occupancy: occupancy is 70.3, the step says 83.4',
    '1 2026-12-01 sertraline occupancy: the drop of occupancy is not 2',
    '2 2026-12-08 sertraline occupancy: the drop of occupancy is not 3.7',
  ],
  'a later cut of three quarters, the first one asked for': [
    '3 2026-12-15 sertraline cut: sertraline falls from 50 to 12.5 mg, more than 50 %',
    '3 2026-12-15 sertraline occupancy: occupancy is 56.9, the step says 70.3',
    '3 2026-12-15 sertraline occupancy: the drop of occupancy is not 9.4',
    '4 2026-12-22 sertraline occupancy: the drop of occupancy is not 13.4',
  ],
  'a cut of more than half high up a curve': [
    '1 2026-12-01 paroxetine cut: paroxetine falls from 40 to 10 mg, more than 50 %',
    '2 2026-12-29 paroxetine rises: paroxetine rises from 10 to 12 mg',
    '1 2026-12-01 paroxetine occupancy: occupancy is 62.3, the step says 75.9',
    '1 2026-12-01 paroxetine occupancy: the drop of occupancy is not 9.3',
    '2 2026-12-29 paroxetine occupancy: the drop of occupancy is not 9.7',
  ],
  'a cut of more than half low down a curve': [
    '5 2027-03-23 paroxetine rises: paroxetine rises from 2 to 3.6 mg',
    '4 2027-02-23 paroxetine occupancy: occupancy is 25.6, the step says 47.7',
    '4 2027-02-23 paroxetine occupancy: the drop of occupancy is not 8.9',
    '5 2027-03-23 paroxetine occupancy: the drop of occupancy is not 9.7',
  ],
  'the same cut where the curve does not decide': [
    '4 2027-02-23 paroxetine cut: paroxetine falls from 7.8 to 2 mg, more than 50 %',
    '5 2027-03-23 paroxetine rises: paroxetine rises from 2 to 3.6 mg',
    '8 2027-06-15 paroxetine cut: paroxetine falls from 1.4 to 0.6 mg, more than 50 %',
    '4 2027-02-23 paroxetine occupancy: occupancy is 25.6, the step says 47.7',
    '4 2027-02-23 paroxetine occupancy: the drop of occupancy is not 8.9',
    '5 2027-03-23 paroxetine occupancy: the drop of occupancy is not 9.7',
  ],
  'a step of three days': [
    '2 2026-12-08 sertraline step-too-short: sertraline stays at 50 mg for 3 days, at least 7 are the rule',
  ],
  'a step of three days that was asked for': [
  ],
  'an MAOI that ends after two weeks': [
    '3 2026-12-29 - numbering: step 3 stands at place 2',
    '3 2026-12-29 - contiguous: the step does not begin the day after the one before',
    '4 2027-01-12 - numbering: step 4 stands at place 3',
    '5 2027-01-19 - numbering: step 5 stands at place 4',
    '1 2026-12-01 phenelzine cut: phenelzine falls from 45 to 15 mg, more than 50 %',
    '- - phenelzine taper-too-short: phenelzine is brought down in 14 days, 28 are the least',
  ],
  'an MAOI stopped at once': [
    '3 2026-12-29 - numbering: step 3 stands at place 2',
    '3 2026-12-29 - contiguous: the step does not begin the day after the one before',
    '4 2027-01-12 - numbering: step 4 stands at place 3',
    '5 2027-01-19 - numbering: step 5 stands at place 4',
    '1 2026-12-01 phenelzine cut: phenelzine falls from 45 to 15 mg, more than 50 %',
    '- - - strategy: stop is not among what the pair table allows',
  ],
  'an MAOI taken up late': [
    '3 2026-12-29 - numbering: step 3 stands at place 2',
    '3 2026-12-29 - contiguous: the step does not begin the day after the one before',
    '4 2027-01-12 - numbering: step 4 stands at place 3',
    '5 2027-01-19 - numbering: step 5 stands at place 4',
    '1 2026-12-01 phenelzine cut: phenelzine falls from 45 to 15 mg, more than 50 %',
  ],
  'a new drug that falls': [
    '4 2026-12-22 bupropion-xl falls: bupropion-xl falls from 300 to 150 mg while it is begun',
  ],
  'a new drug that rises after two days': [
    '1 2026-12-01 sertraline step-too-short: sertraline stays at 75 mg for 2 days, at least 7 are the rule',
    '2 2026-12-03 bupropion-xl first-dose: bupropion-xl rises after 2 days, 4 are the least',
    '2 2026-12-03 bupropion-xl bupropion-dose: more than 150 mg of bupropion-xl before 4 days on it',
  ],
  'an end that is not the target': [
    '5 2026-12-29 bupropion-xl target: bupropion-xl ends at 300 mg, wanted are 150 mg',
  ],
  'an end without the target': [
    '2 2026-12-15 escitalopram target: escitalopram ends at 10 mg, wanted are 5 mg',
  ],
  'an end with a drug too many': [
    '5 2026-12-29 sertraline target: sertraline ends at 12.5 mg, wanted are 0 mg',
    '5 2026-12-29 sertraline occupancy: the drop of occupancy is not 13.4',
  ],
  'an occupancy too high': [
    '1 2026-12-01 sertraline occupancy: occupancy is 83.4, the step says 84.4',
  ],
  'an occupancy where no curve is': [
    '1 2026-12-01 bupropion-xl occupancy: occupancy is not known, the step says 50',
  ],
  'an occupancy left out': [
    '1 2026-12-01 sertraline occupancy: occupancy is 83.4, the step says not known',
  ],
  'a drop that is none': [
    '2 2026-12-08 sertraline occupancy: the drop of occupancy is not 0',
  ],
  'a drop left out': [
    '2 2026-12-08 sertraline occupancy: the drop of occupancy is not unknown',
  ],
  'a drop where none can be': [
    '1 2026-12-01 bupropion-xl occupancy: the drop of occupancy is not 3',
  ],
  'a wash-out a day short': [
    '4 2027-01-11 sertraline gap: 13 full days free of phenelzine before sertraline, 14 needed',
    '4 2027-01-11 sertraline from-maoi: 13 full days free of phenelzine before sertraline, 14 needed',
  ],
  'no wash-out': [
    '3 2026-12-29 - length: 2026-12-29 to 2027-01-18 is not 7 days',
    '3 2026-12-29 - numbering: step 3 stands at place 4',
    '3 2026-12-29 - contiguous: the step does not begin the day after the one before',
    '3 2026-12-29 sertraline gap: 0 full days free of phenelzine before sertraline, 14 needed',
    '3 2026-12-29 sertraline from-maoi: 0 full days free of phenelzine before sertraline, 14 needed',
  ],
  'an MAOI beside what must not meet it': [
    '3 2026-12-29 sertraline falls: sertraline falls from 50 to 0 mg while it is begun',
    '2 2026-12-15 sertraline overlap: phenelzine and sertraline are taken on the same days, and the pair does not allow it',
    '2 2026-12-15 sertraline gap: 0 full days free of phenelzine before sertraline, 14 needed',
    '2 2026-12-15 sertraline from-maoi: 0 full days free of phenelzine before sertraline, 14 needed',
    '2 2026-12-15 phenelzine maoi-overlap: phenelzine and sertraline on the same day',
  ],
  'citalopram above its ceiling': [
    '3 2026-12-15 citalopram maximum: 60 mg is above the maximum of 40 mg a day',
    '3 2026-12-15 citalopram words: the words do not say 1½ × 40 mg tablet',
    '3 2026-12-15 citalopram target: citalopram ends at 60 mg, wanted are 40 mg',
    '3 2026-12-15 citalopram occupancy: occupancy is 80.8, the step says 79.4',
    '3 2026-12-15 citalopram citalopram-ceiling: 60 mg of citalopram is above 40 mg',
  ],
  'citalopram above the ceiling beside an inhibitor': [
    '3 2026-12-15 fluoxetine rises: fluoxetine rises from 0 to 20 mg',
    '- - citalopram beside: content does not let citalopram join fluoxetine',
    '3 2026-12-15 citalopram citalopram-ceiling: 40 mg of citalopram is above 20 mg',
    '- - fluoxetine directions: fluoxetine has no directions',
  ],
  'bupropion at 300 mg from the first day': [
    '2 2026-12-08 bupropion-xl falls: bupropion-xl falls from 300 to 150 mg while it is begun',
    '1 2026-12-01 bupropion-xl bupropion-dose: more than 150 mg of bupropion-xl before 4 days on it',
  ],
  'bupropion at 300 mg from the fourth day': [
    '1 2026-12-01 sertraline step-too-short: sertraline stays at 75 mg for 4 days, at least 7 are the rule',
  ],
  'bupropion at 300 mg known from another form': [
    '2 2026-12-08 bupropion-xl falls: bupropion-xl falls from 300 to 150 mg while it is begun',
  ],
  'a pair without a row': [
    '1 2026-12-01 sertraline drug: sertraline is neither taken before nor wanted',
    '2 2026-12-08 sertraline drug: sertraline is neither taken before nor wanted',
    '3 2026-12-15 sertraline drug: sertraline is neither taken before nor wanted',
    '4 2026-12-22 sertraline drug: sertraline is neither taken before nor wanted',
    '1 2026-12-01 sertraline occupancy: the drop of occupancy is not 2',
    '- - bupropion-xl no-pair: no row of the pair table covers lithium to bupropion-xl',
    '- - - strategy: cross-taper is not among what the pair table allows',
    '- - - pair: citalopram+escitalopram+sertraline__bupropion-sr+bupropion-xl is not the row of these drugs',
  ],
  'a strategy that no row has': [
    '1 2026-12-01 bupropion-xl overlap: sertraline and bupropion-xl are taken on the same days, and the pair does not allow it',
    '- - - strategy: direct-switch is not among what the pair table allows',
  ],
  'another row': [
    '- - - pair: SNRI__vortioxetine is not the row of these drugs',
  ],
  'no row named': [
    '- - - pair: no row is not the row of these drugs',
  ],
  'an overlap above its cap': [
    '2 2026-12-08 bupropion-xl falls: bupropion-xl falls from 150 to 0 mg while it is begun',
    '1 2026-12-01 venlafaxine-xr overlap-cap: 150 mg of venlafaxine-xr beside bupropion-xl is above what the pair allows: Venlafaxine 75 mg/day or less during overlap.',
  ],
  'an overlap above its share': [
    '2 2026-12-08 vortioxetine cut: vortioxetine falls from 20 to 5 mg, more than 50 %',
    '1 2026-12-01 vortioxetine occupancy: occupancy is 82.9, the step says 69.6',
    '1 2026-12-01 vortioxetine occupancy: the drop of occupancy is not 13.2',
    '2 2026-12-08 vortioxetine occupancy: the drop of occupancy is not 16.8',
    '1 2026-12-01 vortioxetine overlap-cap: 20 mg of vortioxetine beside bupropion-xl is above what the pair allows: Vortioxetine halved.',
  ],
  'an overlap where the strategy keeps apart': [
    '1 2026-12-01 bupropion-xl overlap: sertraline and bupropion-xl are taken on the same days, and the pair does not allow it',
  ],
  'a drug beside one that it may not join': [
    '1 2026-12-01 phenelzine target: phenelzine ends at 30 mg, wanted are 45 mg',
    '- - bupropion-xl beside: content does not let bupropion-xl join phenelzine',
    '1 2026-12-01 bupropion-xl from-maoi: 0 full days free of phenelzine before bupropion-xl, 14 needed',
    '1 2026-12-01 bupropion-xl maoi-overlap: bupropion-xl and phenelzine on the same day',
    '- - phenelzine directions: phenelzine has no directions',
  ],
  'a plan taken up in its middle whose new drug falls': [
    '2 2026-12-08 bupropion-xl falls: bupropion-xl falls from 300 to 150 mg while it is begun',
  ],
  'a plan taken up in its middle whose old drug rises': [
    '1 2026-12-01 sertraline rises: sertraline rises from 50 to 100 mg',
    '2 2026-12-08 sertraline cut: sertraline falls from 100 to 12.5 mg, more than 50 %',
    '1 2026-12-01 sertraline occupancy: occupancy is 85.4, the step says 70.3',
    '1 2026-12-01 sertraline occupancy: the drop of occupancy is not 9.4',
    '2 2026-12-08 sertraline occupancy: the drop of occupancy is not 13.4',
  ],
  'a plan taken up in its middle, free of the old drug for too short a time': [
    '1 2026-12-01 phenelzine gap: 34 full days free of fluoxetine before phenelzine, 35 needed',
    '1 2026-12-01 phenelzine fluoxetine-maoi: 34 full days free of fluoxetine before phenelzine, 35 needed',
  ],
  'a plan taken up in its middle, the old drug left out': [
    '- - - pair: fluoxetine__MAOI is the row of a drug that is neither in the plan nor before it',
  ],
  'a drug that is to have ended after the start': [
    '- - fluoxetine free: the first day without fluoxetine lies after the start',
    '1 2026-12-01 phenelzine overlap: fluoxetine and phenelzine are taken on the same days, and the pair does not allow it',
    '1 2026-12-01 phenelzine gap: 0 full days free of fluoxetine before phenelzine, 35 needed',
    '1 2026-12-01 phenelzine fluoxetine-maoi: 0 full days free of fluoxetine before phenelzine, 35 needed',
  ],
  'a drug that has ended and is taken': [
    '- - phenelzine free: phenelzine is said to have ended before the plan and is taken in it',
    '1 2026-12-01 phenelzine overlap: phenelzine and phenelzine are taken on the same days, and the pair does not allow it',
    '1 2026-12-01 phenelzine gap: 0 full days free of phenelzine before phenelzine, 14 needed',
  ],
  'a drug that has ended and stands among the present ones': [
    '- - fluoxetine free: fluoxetine is said to have ended before the plan and is taken in it',
  ],
  'two new drugs that no row lets stand together': [
    '- - buspirone beside: content does not let buspirone stand beside bupropion-xl',
    '- - buspirone directions: buspirone has no directions',
  ],
  'one of two old drugs that meets the new one beyond its row': [
    '1 2026-12-01 citalopram occupancy: the drop of occupancy is not 0',
    '2 2026-12-05 citalopram occupancy: the drop of occupancy is not unknown',
    '1 2026-12-01 citalopram gap: 0 full days free of fluoxetine before citalopram, 4 needed',
  ],
  'a drug without a curve that says one': [
    '1 2026-12-01 escitalopram occupancy: occupancy is 69.0, the step says not known',
  ],
};

it('has an expectation for every broken plan', () => {
  expect(Object.keys(FINDINGS)).toEqual(Object.keys(plans));
});

it.each(Object.entries(plans))('%s', (name, plan) => {
  // Quantities have tests of their own.
  const { ok, findings } = verifyPlan(plan, knowledge);
  expect(findings.filter(({ rule }) => rule !== 'quantity').map(({ step, on, drug, rule, message }) => `${step ?? '-'} ${on ?? '-'} ${drug ?? '-'} ${rule}: ${message}`)).toEqual(FINDINGS[name]);
  expect(ok).toBe(findings.length === 0);
});

import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { actOf, roleOf } from './act-of';

/** Every title and checkpoint of the content with what is done next about it: new words have to be placed here first. */
const ACTS: Readonly<Record<string, string>> = {
  'Arrange transport for sessions': 'arrange', 'Confirm REMS site and enrolment': 'arrange', 'Confirm first appointment, or the date on the waiting list': 'arrange', 'Confirm referral received': 'arrange', 'Order liver tests if agomelatine': 'arrange', 'Order sodium if at risk': 'arrange',
  'Call: safety and tolerance': 'call', 'Call: safety, PHQ-9': 'call', 'Call: sleep, anxiety, jerks or tremor, safety': 'call', 'Call: sleep, anxiety, safety, withdrawal': 'call', 'Call: withdrawal and mood': 'call', 'Engagement call': 'call', 'Safety call': 'call', 'Weekly safety call in induction': 'call',
  'call if aged 18 to 25 or at risk of suicide': 'call', 'call: suicidal thoughts and mood (under 25)': 'call', 'call: withdrawal symptoms': 'call', 'call: withdrawal symptoms; hold, slow or go on': 'call', 'call: withdrawal, sleep, agitation': 'call',
  'Send blunting report and PHQ-9': 'send-report',
  'Bladder and misuse check': 'check', 'Blood pressure': 'check', 'Blood pressure, raised on an SNRI; no interval in the references, choose a day': 'check', 'Relapse check': 'check',
  'at the new dose: blunting report, PHQ-9': 'check', 'blood pressure, suicide risk': 'check', 'before the first dose: blunting report, PHQ-9, suicide risk, blood pressure, pulse, weight, interacting medicines': 'check', 'mood, withdrawal or relapse: PHQ-9': 'check', 'withdrawal, mood, blood pressure': 'check', 'blunting report, PHQ-9: better, same or worse': 'check',
  'Benefit decision': 'review', Decide: 'review', 'Decide: continue or stop the addition': 'review', Review: 'review', 'Review and next step': 'review', 'Review: PHQ-9': 'review', 'Review benefit': 'review', 'Review decision': 'review', 'Review: PHQ-9, GAD-7, blunting report': 'review', 'Review: blunting report, PHQ-9, GAD-7': 'review', 'Review: continue, adjust or stop': 'review',
  'blood pressure, suicide risk, decide on 300 mg': 'review', 'blunting report, PHQ-9: decide': 'review', 'blunting report, PHQ-9; continue, add or reverse': 'review', 'blunting report, PHQ-9; continue, raise, add or reverse': 'review', 'judge the benefit: PHQ-9, blunting report': 'review', 'review of the new medicine: benefit, adverse effects, suicide risk': 'review', 'review: PHQ-9, withdrawal': 'review',
};

test('each task and checkpoint of the content has its place on the board', () => {
  const { flags, options, switching, tapering } = loadKnowledge();
  const { stop, doseReduction, taperStep, youngAge } = tapering.general;
  const tasks = options.flatMap(({ followUpTasks }) => followUpTasks.map(({ title, role }) => [title, actOf(title, role)]));
  const looks = [...switching.planCheckpoints.flatMap(({ at }) => at.flatMap(({ below, atMost, ...look }) => [look, ...(below === undefined ? [] : [below]), ...(atMost === undefined ? [] : [{ what: atMost }])])), ...stop.reviews, ...doseReduction.reviews, taperStep, ...(youngAge === undefined ? [] : [youngAge]), ...flags.flatMap(({ followUp }) => followUp ?? [])].map(({ what }) => [what, actOf(what, roleOf(what))]);
  expect(Object.fromEntries([...tasks, ...looks])).toEqual(ACTS);
});

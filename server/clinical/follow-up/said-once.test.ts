import { expect, it } from 'vitest';

import { saidOnce } from './said-once';

it.each([
  ['Blood pressure', ['blood pressure, suicide risk, decide on 300 mg'], 'Blood pressure, with suicide risk, decide on 300 mg'],
  ['Call: sleep, anxiety, safety, withdrawal', ['call: withdrawal, sleep, agitation'], 'Call: sleep, anxiety, safety, withdrawal, with agitation'],
  ['Call: withdrawal and mood', ['call: withdrawal symptoms; hold, slow or go on', 'call: suicidal thoughts and mood (under 25)'], 'Call: withdrawal and mood, with withdrawal symptoms; hold, slow or go on, suicidal thoughts and mood (under 25)'],
  ['Call: safety and tolerance', ['call if aged 18 to 25 or at risk of suicide'], 'Call: safety and tolerance, with call if aged 18 to 25 or at risk of suicide'],
  ['Review.', ['call: withdrawal symptoms'], 'Review, with call: withdrawal symptoms'],
  ['Blood pressure', ['blood pressure', 'Blood pressure.'], 'Blood pressure'],
  // What stands beside a figure or a choice is another thing than its words alone.
  ['Review: PHQ-9, GAD-7, blunting report', ['blunting report, PHQ-9; continue, add or reverse'], 'Review: PHQ-9, GAD-7, blunting report, with PHQ-9; continue, add or reverse'],
  ['Decide', [], 'Decide'],
])('each thing is said once: %s with %s', (what, along, said) => {
  expect(saidOnce(what, along)).toBe(said);
});

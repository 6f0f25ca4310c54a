import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { aPatient, TODAY } from '../../testing/a-patient';
import { addDays } from '../../model/local-date';
import type { PatientBuilder } from '../../testing/a-patient';
import { plain, reader } from '../../testing/read';
import type { DerivedName } from '../../model/derived-names';

const { derived } = reader(loadKnowledge());
const value = (patient: PatientBuilder, name: DerivedName, strict = false): unknown => plain(derived(patient, name, strict));
const listed = aPatient().withLists();
const raised = listed.taking('sertraline', [[-300, 50], [-200, 100], [-100, 150]], { drugId: 'sertraline' });

describe('onset and the medicine under suspicion', () => {
  test('the antidepressant whose start or increase lies closest before the onset', () => {
    const two = listed.taking('sertraline', [[-400, 50], [-60, 100]]).taking('mirtazapine', [[-200, 15]]);
    expect(value(two.numbSince(-50), 'indexMedicine')).toBe('sertraline');
    expect(value(two.numbSince(-70), 'indexMedicine')).toBe('mirtazapine');
    expect(value(two.numbSince(-50).confirmedPresent('derived:indexMedicine', 'mirtazapine'), 'indexMedicine')).toBe('mirtazapine');
  });

  test.each([
    ['as needed', (patient: PatientBuilder) => patient.taking('mirtazapine', [[-60, 15]], { drugId: 'mirtazapine', asNeeded: true })],
    ['below the lowest dose for depression', (patient: PatientBuilder) => patient.taking('trazodone', [[-60, 50]], { drugId: 'trazodone' })],
    ['for sleep', (patient: PatientBuilder) => patient.taking('mirtazapine', [[-60, 15]], { drugId: 'mirtazapine', indication: 'Sleep' })],
    ['for pain, in the reason of its start', (patient: PatientBuilder) => patient.taking('duloxetine', [[-60, 60]], { drugId: 'duloxetine', startReason: 'knee pain' })],
  ])('the antidepressant taken daily stands before one started closer to the onset %s', (_why, also) => {
    const daily = listed.taking('sertraline', [[-400, 50], [-200, 100]], { drugId: 'sertraline', indication: 'depression' });
    expect(value(also(daily).numbSince(-50), 'indexMedicine')).toBe('sertraline');
    expect(value(also(listed).numbSince(-50), 'indexMedicine')).toBe(also(listed).build().episodes[0]?.drug);
  });

  test('a reason that names mood beside sleep sets nothing back', () => {
    const both = listed.taking('sertraline', [[-400, 50]], { drugId: 'sertraline' }).taking('mirtazapine', [[-60, 15]], { drugId: 'mirtazapine', indication: 'depression with poor sleep' });
    expect(value(both.numbSince(-50), 'indexMedicine')).toBe('mirtazapine');
  });

  test('none is taken: the one taken at the onset and stopped since, else none', () => {
    const stopped = listed.taking('sertraline', [[-400, 50]], { stop: -20 });
    expect(value(stopped.numbSince(-50), 'indexMedicine')).toBe('sertraline');
    expect(value(stopped.numbSince(-10), 'indexMedicine')).toBe('none');
    expect(value(listed, 'indexMedicine')).toBe('none');
    expect(value(aPatient(), 'indexMedicine')).toBe('unknown');
  });

  test('it began on one that ended since, and those taken now came later: the one taken at the onset, also on its way down', () => {
    const sertraline = [[-400, 50], [-350, 100], [-30, 50], [-16, 25]] as const;
    const bupropion = (patient: PatientBuilder) => patient.taking('bupropion', [[-30, 150]], { drugId: 'bupropion-xl' });
    const switched = bupropion(listed.taking('sertraline', sertraline, { drugId: 'sertraline', stop: -8 })).numbSince(-330);
    expect(value(switched, 'indexMedicine')).toBe('sertraline');
    expect([value(switched, 'daysOnsetAfterStart'), value(switched, 'daysOnsetAfterIncrease')]).toEqual([70, 20]);
    expect([value(switched, 'daysSinceReduction'), value(switched, 'daysSinceReductionBeforeOnset'), value(switched, 'antidepressantAtOnset')]).toEqual([8, 'none', true]);
    expect(value(bupropion(listed.taking('sertraline', sertraline, { drugId: 'sertraline' })).numbSince(-330), 'indexMedicine')).toBe('sertraline');
    expect(value(switched.confirmedPresent('derived:indexMedicine', 'bupropion'), 'indexMedicine')).toBe('bupropion');
  });

  test('it came before or after the one that ended, or went with it and came anew: the one taken now', () => {
    const switched = listed.taking('sertraline', [[-400, 100]], { drugId: 'sertraline', stop: -200 }).taking('bupropion', [[-190, 150]], { drugId: 'bupropion-xl' });
    expect(['indexMedicine', 'antidepressantAtOnset'].map((name) => value(switched.numbSince(-410), name as DerivedName))).toEqual(['bupropion', false]);
    expect(['indexMedicine', 'antidepressantAtOnset'].map((name) => value(switched.numbSince(-195), name as DerivedName))).toEqual(['bupropion', false]);
    const scored = (...scores: readonly (readonly [number, number])[]) => scores.reduce((built, [on, total]) => built.scored('sbr', on, total, 'total_now'), switched.numbSince(-300, { reportedOn: -250 }));
    expect(value(scored([-250, 30], [-150, 28]), 'indexMedicine')).toBe('sertraline');
    expect(value(scored([-250, 30], [-150, 10]), 'indexMedicine')).toBe('sertraline');
    expect(value(scored([-250, 30], [-150, 10], [-20, 29]), 'indexMedicine')).toBe('bupropion');
  });

  test('for sleep at the onset and ended since: not the one under suspicion, and no treatment', () => {
    const sleep = listed.taking('trazodone', [[-400, 50]], { drugId: 'trazodone', stop: -20 }).taking('sertraline', [[-100, 50]], { drugId: 'sertraline' }).numbSince(-200);
    expect([value(sleep, 'indexMedicine'), value(sleep, 'antidepressantAtOnset')]).toEqual(['sertraline', false]);
  });

  test('days from start and from the closest earlier increase', () => {
    expect(value(raised.numbSince(-40), 'daysOnsetAfterStart')).toBe(260);
    expect(value(raised.numbSince(-40), 'daysOnsetAfterIncrease')).toBe(60);
    expect(value(raised.numbSince(-100), 'daysOnsetAfterIncrease')).toBe(0);
    expect(value(raised.numbSince(-101), 'daysOnsetAfterIncrease')).toBe(99);
    expect(value(raised.numbSince(-310), 'daysOnsetAfterStart')).toBe(-10);
    expect(value(raised.numbSince(-310), 'daysOnsetAfterIncrease')).toBe('none');
    expect(value(raised, 'daysOnsetAfterStart')).toBe('unknown');
    expect(value(listed.taking('sertraline', [[-90, 50]]), 'daysOnsetAfterIncrease')).toBe('none');
  });

  test('an onset known only roughly gives bounds', () => {
    const roughly = raised.numbSince(-60, { latest: -31 });
    expect(value(roughly, 'daysOnsetAfterStart')).toEqual({ from: 240, to: 269 });
    expect(value(roughly, 'daysOnsetAfterIncrease')).toEqual({ from: 40, to: 69 });
    expect(value(raised.numbSince(-110, { latest: -81 }), 'daysOnsetAfterIncrease')).toEqual({ from: 0, to: 99 });
    expect(value(raised.numbSince(-210, { latest: -181 }), 'daysOnsetAfterIncrease')).toEqual({ from: 0, to: 19, maybeNone: true });
  });

  test('a change whose dose is not recorded may have been an increase', () => {
    const unclear = listed.taking('sertraline', [[-300, 50], [-100, null]], { drugId: 'sertraline' });
    expect(value(unclear.numbSince(-40), 'daysOnsetAfterIncrease')).toEqual({ from: 60, to: 60, maybeNone: true });
  });

  test('always been this way lies before everything; not sure names nothing', () => {
    const always = { precision: 'always been this way', earliestOn: null, latestOn: null } as const;
    const lifelong = raised.aged(40).reported('sbr', -1, {}, { onset: always });
    expect(value(lifelong, 'onsetPrecision')).toBe('always been this way');
    expect((derived(lifelong, 'daysOnsetAfterStart') as { max: number }).max).toBeLessThan(0);
    const unsure = raised.reported('sbr', -1, {}, { onset: { precision: 'not sure', earliestOn: null, latestOn: null } });
    expect(value(unsure, 'daysOnsetAfterStart')).toBe('unknown');
    expect(value(unsure, 'onsetPrecision')).toBe('not sure');
  });

  test('since the onset', () => {
    expect(value(raised.numbSince(-28), 'daysOnsetToToday')).toBe(28);
    expect(value(raised.numbSince(-60, { latest: -31 }), 'daysOnsetToToday')).toEqual({ from: 31, to: 60 });
  });
});

describe('mood over time', () => {
  test('remission needs two scores below 5 at least 28 days apart', () => {
    expect(value(listed.scored('phq9', -29, 3).scored('phq9', -1, 4), 'remissionDays')).toBe(29);
    expect(value(listed.scored('phq9', -28, 3).scored('phq9', -1, 4), 'remissionDays')).toEqual({ from: 28, to: Infinity });
    expect(value(listed.scored('phq9', -400, 3).scored('phq9', -90, 5).scored('phq9', -40, 4).scored('phq9', -1, 0), 'remissionDays')).toBe(40);
  });

  test('a pause longer than half a year between two scores ends the run: nobody looked', () => {
    const paused = listed.scored('phq9', -900, 2).scored('phq9', -240, 3).scored('phq9', -57, 3).scored('phq9', -1, 2);
    expect(value(paused, 'remissionDays')).toEqual({ from: 57, to: Infinity });
    expect(value(listed.scored('phq9', -239, 3).scored('phq9', -57, 3).scored('phq9', -1, 2), 'remissionDays')).toBe(239);
    expect(value(listed.scored('phq9', -990, 9).scored('phq9', -900, 2).scored('phq9', -57, 3).scored('phq9', -1, 2), 'remissionDays')).toEqual({ from: 57, to: 989 });
  });

  test('a run after the pause that is itself half a year long needs nothing from before it', () => {
    expect(value(listed.scored('phq9', -900, 2).scored('phq9', -200, 3).scored('phq9', -100, 3).scored('phq9', -1, 2), 'remissionDays')).toBe(200);
  });

  test('what the prescriber says fills what lies before the pause', () => {
    const paused = listed.scored('phq9', -900, 2).scored('phq9', -57, 3).scored('phq9', -1, 2);
    expect(value(paused.confirmedPresent('derived:remissionDays', 880), 'remissionDays')).toBe(880);
  });

  test('an earlier score of 5 or more bounds it from above', () => {
    expect(value(listed.scored('phq9', -40, 5).scored('phq9', -10, 4), 'remissionDays')).toEqual({ from: 10, to: 39 });
  });

  test('not in remission is none; nothing recorded is unknown; an old run may have ended', () => {
    expect(value(listed.scored('phq9', -90, 2).scored('phq9', -1, 5), 'remissionDays')).toBe('none');
    expect(value(listed, 'remissionDays')).toBe('unknown');
    expect(value(listed.scored('phq9', -130, 2).scored('phq9', -29, 2), 'remissionDays')).toEqual({ from: 101, to: 130, maybeNone: true });
  });

  test('a remission code or an entered number counts where scores do not', () => {
    expect(value(listed.diagnosed('F33.42', { since: -200 }), 'remissionDays')).toBe(200);
    expect(value(listed.confirmedPresent('derived:remissionDays', 100, -10), 'remissionDays')).toBe(110);
  });

  test('rise against the score nearest 28 to 120 days earlier', () => {
    const rise = (earlier: number) => value(listed.scored('phq9', earlier, 3).scored('phq9', 0, 9), 'phq9Rise');
    expect([rise(-28), rise(-120)]).toEqual([6, 6]);
    expect([rise(-27), rise(-121)]).toEqual([{ from: -18, to: 9 }, { from: -18, to: 9 }]);
    expect(value(listed.scored('phq9', -100, 12).scored('phq9', -30, 4).scored('phq9', 0, 9), 'phq9Rise')).toBe(5);
  });

  test('without an earlier score the rise is at most the newest total; an old score says nothing', () => {
    expect(value(listed.scored('phq9', 0, 4), 'phq9Rise')).toEqual({ from: -23, to: 4 });
    expect(value(listed.scored('phq9', -121, 9), 'phq9Rise')).toBe('unknown');
    expect(value(listed, 'phq9Rise')).toBe('unknown');
  });

  test('scores higher in the dark months of two years', () => {
    const winters = listed.scored('phq9', '2025-01-10', 12).scored('phq9', '2025-06-10', 4).scored('phq9', '2026-01-10', 11).scored('phq9', '2026-06-10', 6);
    expect(value(winters, 'seasonalScorePattern')).toBe(true);
    expect(value(winters.livingIn('AU'), 'seasonalScorePattern')).toBe(false);
    expect(value(listed.scored('phq9', '2026-01-10', 12).scored('phq9', '2026-06-10', 4), 'seasonalScorePattern')).toBe('unknown');
  });
});

describe('depression before', () => {
  const trial = (patient: PatientBuilder, drug: string, from: number, days: number, mg: number) =>
    patient.taking(drug, [[from, mg]], { drugId: drug, stop: from + days, stopReason: 'no-benefit' });
  const episode = listed.diagnosed('F33.1', { since: -500 });

  test('six weeks at the minimum effective dose, stopped for no benefit', () => {
    expect(value(trial(episode, 'sertraline', -400, 42, 50), 'adequateTrialsThisEpisode')).toBe(1);
    expect(value(trial(episode, 'sertraline', -400, 41, 50), 'adequateTrialsThisEpisode')).toBe(0);
    expect(value(trial(episode, 'sertraline', -400, 90, 49), 'adequateTrialsThisEpisode')).toBe(0);
    const through = (...steps: readonly (readonly [number, number | null])[]) => value(episode.taking('sertraline', steps, { drugId: 'sertraline', stop: -300, stopReason: 'no-benefit' }), 'adequateTrialsThisEpisode');
    expect(through([-400, 50], [-390, null]), 'ten days at a known dose are no trial').toEqual({ from: 0, to: Infinity });
    expect(through([-400, 50], [-390, null], [-310, 25])).toEqual({ from: 0, to: Infinity });
    expect(through([-400, 50], [-357, null]), 'six weeks were known before the dose was not').toBe(1);
    expect(through([-400, null], [-343, 50])).toBe(1);
    expect(value(trial(trial(episode, 'sertraline', -400, 60, 100), 'escitalopram', -300, 60, 10), 'adequateTrialsThisEpisode')).toBe(2);
    expect(value(trial(trial(episode, 'sertraline', -400, 60, 100), 'sertraline', -300, 60, 100), 'adequateTrialsThisEpisode')).toBe(1);
  });

  test('before the episode does not count; what is not recorded leaves it open', () => {
    expect(value(trial(episode, 'sertraline', -900, 90, 100), 'adequateTrialsThisEpisode')).toBe(0);
    expect(value(episode.taking('sertraline', [[-400, 100]], { drugId: 'sertraline', stop: -300 }), 'adequateTrialsThisEpisode')).toEqual({ from: 0, to: Infinity });
    expect(value(aPatient(), 'adequateTrialsThisEpisode')).toBe('unknown');
    expect(value(episode.confirmedPresent('derived:adequateTrialsThisEpisode', 2), 'adequateTrialsThisEpisode')).toBe(2);
  });

  test('a medicine for something else is no trial of the depression', () => {
    const given = (indication: string) => value(episode.taking('amitriptyline', [[-400, 75]], { drugId: 'amitriptyline', stop: -300, stopReason: 'no-benefit', indication }), 'adequateTrialsThisEpisode');
    expect([given('Depression'), given('Depression and migraine'), given('Migraine prevention'), given('Panic')]).toEqual([1, 1, 0, { from: 0, to: Infinity }]);
  });

  test('episodes count when they are known to be apart', () => {
    const first = listed.diagnosed('F32.1', { since: -2000, until: -1800, clinicalStatus: 'resolved' });
    expect(value(first, 'depressiveEpisodes')).toEqual({ from: 1, to: Infinity });
    expect(value(first.diagnosed('F33.1', { since: -1000 }).diagnosed('F33.1', { since: -500 }), 'depressiveEpisodes')).toEqual({ from: 2, to: Infinity });
    expect(value(first.confirmedPresent('derived:depressiveEpisodes', 3), 'depressiveEpisodes')).toBe(3);
  });
});

describe('lowering and stopping', () => {
  const items = ['sbr-crying', 'sbr-joy', 'sbr-love', 'sbr-anger', 'sbr-sadness', 'sbr-empathy', 'sbr-arts', 'sbr-body', 'sbr-know-not-feel', 'sbr-autopilot', 'sbr-not-caring', 'sbr-flat'];
  const report = (patient: PatientBuilder, on: number, total: number) =>
    patient.reported('sbr', on, Object.fromEntries(items.map((id, place) => [id, Math.floor(total / 12) + (place < total % 12 ? 1 : 0)])));
  const lowered = listed.taking('sertraline', [[-300, 150], [-60, 100]], { drugId: 'sertraline' });
  const calm = (patient: PatientBuilder) => patient.scored('phq9', -62, 3).scored('phq9', -30, 4);

  test('eased by 30 % and 8 points on a calm mood is improved', () => {
    expect(value(calm(report(report(lowered, -61, 30), -46, 21)), 'dechallenge')).toBe('improved');
    expect(value(calm(report(report(lowered, -61, 30), -46, 22)), 'dechallenge')).toBe('none');
    expect(value(calm(report(report(lowered, -61, 20), -46, 13)), 'dechallenge')).toBe('none');
  });

  test('fourteen days are waited for; a smaller step does not count', () => {
    expect(value(calm(report(report(lowered, -61, 30), -47, 20)), 'dechallenge')).toBe('unknown');
    const little = listed.taking('sertraline', [[-300, 150], [-60, 125]], { drugId: 'sertraline' });
    expect(value(calm(report(report(little, -61, 30), -40, 10)), 'dechallenge')).toBe('none');
  });

  test('a change of mood, another change or withdrawal in the window confounds it', () => {
    const eased = report(report(lowered, -61, 30), -46, 20);
    expect(value(eased.scored('phq9', -62, 3).scored('phq9', -46, 8), 'dechallenge')).toBe('confounded');
    expect(value(calm(eased).taking('quetiapine', [[-50, 50]]), 'dechallenge')).toBe('confounded');
    expect(value(calm(eased).scored('withdrawal-check', -50, 2, 'highest'), 'dechallenge')).toBe('confounded');
    expect(value(eased, 'dechallenge')).toBe('unknown');
  });

  test('no change 28 days after a stop is unchanged, 56 for fluoxetine', () => {
    const stopped = (drug: string) => listed.taking(drug, [[-300, 20]], { stop: -60 });
    expect(value(calm(report(report(stopped('citalopram'), -61, 30), -32, 27)).numbSince(-200, { reportedOn: -5 }), 'dechallenge')).toBe('unchanged');
    expect(value(calm(report(report(stopped('fluoxetine'), -61, 30), -32, 27)).numbSince(-200, { reportedOn: -5 }), 'dechallenge')).toBe('none');
  });

  test('a prescriber may judge it', () => {
    expect(value(lowered.confirmedPresent('derived:dechallenge', 'improved'), 'dechallenge')).toBe('improved');
  });

  test('back to the earlier level after the dose was restored', () => {
    const restored = listed.taking('sertraline', [[-300, 150], [-100, 100], [-60, 150]], { drugId: 'sertraline' }).scored('phq9', -101, 3).scored('phq9', -80, 3).scored('phq9', -30, 3);
    const eased = report(report(restored, -101, 30), -80, 20);
    expect(value(report(eased, -30, 26), 'rechallenge')).toBe('recurred');
    expect(value(report(eased, -30, 25), 'rechallenge')).toBe('not-recurred');
    expect(value(eased, 'rechallenge')).toBe('none');
  });

  describe('the medicine was stopped and is taken again', () => {
    type Steps = readonly (readonly [from: number, mg: number | null])[];
    const again = (steps: Steps, stop?: number) => report(report(listed.taking('sertraline', [[-300, 100]], { drugId: 'sertraline', stop: -200 })
      .taking('sertraline', steps, { drugId: 'sertraline', ...(stop === undefined ? {} : { stop }) }).scored('phq9', -201, 3).scored('phq9', -150, 3), -201, 30), -150, 10);
    const measured = (patient: PatientBuilder, ...days: readonly number[]) => days.reduce((chart, day) => chart.scored('phq9', day, 3), patient);
    const eased = (mg: number | null) => measured(again([[-100, mg]]), -60, -20);
    const told = (patient: PatientBuilder, ...reports: readonly (readonly [day: number, total: number])[]) => value(reports.reduce((chart, [day, total]) => report(chart, day, total), patient), 'rechallenge');

    test('on a lower dose too: numbness that came back tells, numbness that did not tells nothing', () => {
      expect(told(eased(50), [-20, 29])).toBe('recurred');
      expect(told(eased(50), [-20, 12])).toBe('none');
      expect(told(eased(100), [-20, 12])).toBe('not-recurred');
    });

    test('H-09: a dose that nobody knows is not the whole one', () => {
      expect(told(eased(null), [-20, 12])).toBe('none');
      expect(told(eased(null), [-20, 29])).toBe('recurred');
      const unclear = measured(again([[-100, 100], [-60, null]]), -60, -20);
      expect(told(unclear, [-20, 12])).toBe('none');
      expect(told(unclear, [-60, 12])).toBe('not-recurred');
      expect(told(unclear, [-20, 29])).toBe('recurred');
      const before = measured(report(report(listed.taking('sertraline', [[-300, null]], { drugId: 'sertraline', stop: -200 }).taking('sertraline', [[-100, 50]], { drugId: 'sertraline' }), -201, 30), -150, 10), -201, -150, -20);
      expect(told(before, [-20, 12])).toBe('none');
      expect(told(before, [-20, 29])).toBe('recurred');
    });

    test('H-09: the newest report tells, and where an earlier one found it back there is no "not recurred"', () => {
      expect(told(eased(100), [-60, 10], [-20, 29])).toBe('recurred');
      expect(told(eased(100), [-60, 29], [-20, 10])).toBe('none');
      expect(told(eased(100), [-60, 10], [-20, 10])).toBe('not-recurred');
    });

    test('H-09: of two reports the one that something else explains is passed over, and still hinders a "not recurred"', () => {
      const beside = eased(100).taking('quetiapine', [[-30, 50]]);
      expect(told(beside, [-60, 29], [-20, 10])).toBe('recurred');
      expect(told(beside, [-60, 10], [-20, 29])).toBe('none');
      expect(told(beside, [-60, 10], [-20, 10])).toBe('not-recurred');
    });

    test('H-09: what came back on less is not forgotten when the dose is raised, and not upheld when it eased there', () => {
      const raisedAt = (day: number) => measured(again([[-100, 50], [day, 100]]), -40, -20, -1);
      expect(told(raisedAt(-10), [-20, 29])).toBe('recurred');
      expect(told(raisedAt(-25), [-40, 29])).toBe('recurred');
      expect(told(raisedAt(-25), [-40, 29], [-1, 12])).toBe('none');
      expect(told(raisedAt(-25), [-40, 12], [-1, 12])).toBe('not-recurred');
      expect(told(raisedAt(-10), [-40, 12], [-1, 12])).toBe('none');
    });

    test('H-09: beside a mood that nobody measured it tells nothing', () => {
      const unmeasured = again([[-100, 100]]);
      expect(told(unmeasured, [-20, 29])).toBe('none');
      expect(told(unmeasured, [-20, 12])).toBe('none');
      expect(told(measured(unmeasured, -60), [-60, 29], [-20, 10])).toBe('recurred');
    });

    test('H-09: what is told in its first days, after the next stop, or beside a fallen mood or another new medicine is none', () => {
      expect(told(measured(again([[-100, 100]]), -95), [-95, 12])).toBe('none');
      expect(told(again([[-100, 100]]).scored('phq9', -20, 15), [-20, 29])).toBe('none');
      expect(told(eased(100).taking('quetiapine', [[-60, 50]]), [-20, 29])).toBe('none');
      expect(told(measured(again([[-100, 100]], -60), -20), [-20, 12])).toBe('none');
    });
  });

  test('H-09: that a dose was not lowered is known of a list that was received, and not of one medicine that was named', () => {
    const taken = listed.taking('sertraline', [[-300, 100]], { drugId: 'sertraline' }).numbSince(-200);
    expect(value(taken, 'daysSinceLowered')).toBe('none');
    expect(value(taken.withLists({ medications: false }), 'daysSinceLowered')).toBe('unknown');
    expect(value(listed.taking('sertraline', [[-300, 100], [-60, 50]], { drugId: 'sertraline' }).numbSince(-200).withLists({ medications: false }), 'daysSinceLowered')).toBe(60);
  });

  test('H-09: whether a lowering came after the numbness is known only from its last day on', () => {
    const taken = listed.taking('sertraline', [[-300, 100], [-60, 50]], { drugId: 'sertraline' });
    expect(value(taken, 'daysSinceLowered'), 'no onset is known').toBe('unknown');
    expect(value(listed.taking('sertraline', [[-300, 50]], { drugId: 'sertraline' }), 'daysSinceLowered'), 'never lowered').toBe('none');
    const spanning = (from: number, latest: number) => value(taken.numbSince(from, { latest: addDays(TODAY, latest) }), 'daysSinceLowered');
    expect([spanning(-90, -61), spanning(-90, -60), spanning(-90, -59), spanning(-60, -30), spanning(-59, -30)]).toEqual([60, 60, 'unknown', 'unknown', 'none']);
  });

  test('what the patient says of the dose, and an easing seen', () => {
    const says = (...chosen: readonly string[]) => value(lowered.reported('sbr', -1, { 'ctx-dose-link': chosen }), 'doseResponse');
    expect([says('worse when higher'), says('eased when lower or stopped'), says('worse when higher', 'eased when lower or stopped'), says('no change'), says('not sure')])
      .toEqual(['worse-with-increase', 'better-with-decrease', 'both', 'none', 'unknown']);
    expect(value(calm(report(report(lowered, -61, 30), -46, 20)), 'doseResponse')).toBe('better-with-decrease');
  });

  test('a reduction reversed for relapse or withdrawal; without a reason it stays open', () => {
    const reversed = (why?: string) => listed.taking('sertraline', [[-300, 100], [-90, 50], why === undefined ? [-60, 100] : [-60, 100, why]], { drugId: 'sertraline' });
    expect(value(reversed('relapse'), 'failedReductionDays')).toBe(90);
    expect(value(reversed('withdrawal symptoms'), 'failedReductionDays')).toBe(90);
    expect(value(reversed('more benefit hoped for'), 'failedReductionDays')).toBe('none');
    expect(value(reversed(), 'failedReductionDays')).toEqual({ from: 90, to: 90, maybeNone: true });
    expect(value(lowered, 'failedReductionDays')).toBe('none');
  });

  test('last reduction, stop or gap in supply', () => {
    expect(value(lowered, 'daysSinceReduction')).toBe(60);
    expect(value(raised, 'daysSinceReduction')).toBe('none');
    const supply = (days: number) => listed.taking('sertraline', [[-100, 50]], { refills: [[-100, 60], [-40, days]] });
    expect(value(supply(32), 'daysSinceReduction')).toBe(8);
    expect(value(supply(33), 'daysSinceReduction')).toBe('none');
  });

  test('stopped without a taper in the last 14 days after more than four weeks', () => {
    const stop = (start: number, on: number) => value(listed.taking('sertraline', [[start, 100]], { stop: on }), 'antidepressantAbruptStop');
    expect([stop(-100, -14), stop(-100, -15), stop(-34, -5), stop(-33, -5)]).toEqual([true, false, true, false]);
    expect(value(listed.taking('sertraline', [[-100, 100], [-30, 50]], { stop: -5 }), 'antidepressantAbruptStop')).toBe(false);
    expect(value(listed.taking('clonazepam', [[-100, 1]], { stop: -5 }), 'antidepressantAbruptStop')).toBe(false);
  });

  test('an old entry that nobody closed when its dose changed is no sudden stop when its supply is over, unless less than half of the dose goes on', () => {
    type Next = readonly [from: number, mg: number | null, refills: readonly (readonly [number, number])[]];
    const renewed = ([from, mg, refills]: Next, old = 100, drug = 'sertraline', last: readonly [number, number] = [-65, 56]) => listed
      .taking('sertraline', [[-400, old]], { id: 'medication:old', drugId: 'sertraline', refills: [last] })
      .taking(drug, [[from, mg]], { id: 'medication:new', drugId: drug, refills });
    const abrupt = (...of: Parameters<typeof renewed>) => [value(renewed(...of), 'antidepressantAbruptStop'), value(renewed(...of), 'daysSinceReduction')];
    const supplied = [[-30, 28], [-3, 28]] as const;
    expect(abrupt([-30, 150, supplied]), 'raised').toEqual([false, 'none']);
    expect(abrupt([-30, 50, supplied]), 'halved').toEqual([false, 9]);
    expect(abrupt([-30, 50, supplied], 150), 'to a third').toEqual([true, 9]);
    expect(abrupt([-30, null, supplied]), 'the dose that goes on is not known').toEqual([true, 9]);
    expect(abrupt([-30, 150, []]), 'nothing of the new one was dispensed').toEqual([true, 9]);
    expect(abrupt([-30, 150, [[-30, 14]]]), 'the new one ran out too').toEqual([true, 9]);
    expect(abrupt([-30, 150, [[-30, 14], [-1, 28]]]), 'nothing was left for two weeks').toEqual([true, 9]);
    expect(abrupt([-30, 150, supplied], 100, 'venlafaxine-xr')[0], 'another medicine').toBe(true);
    expect(abrupt([-30, 150, supplied], 100, 'sertraline', [-31, 22]), 'the old one was dispensed the day before').toEqual([false, 'none']);
    expect(abrupt([-30, 150, supplied], 100, 'sertraline', [-30, 21]), 'the old one was dispensed beside the new one').toEqual([true, 9]);
    const side = (start: readonly [from: number, to: number | null, last: number][]) => start.reduce((patient, [from, stop, last], place) => patient.taking('sertraline', [[from, 50]], { id: `medication:${place}`, drugId: 'sertraline', ...(stop === null ? {} : { stop }), refills: [[from, last - from], [last, 28]] }),
      listed.taking('sertraline', [[-400, 100]], { id: 'medication:old', drugId: 'sertraline', refills: [[-289, 224], [-65, 56]] }));
    expect(value(side([[-300, null, -2]]), 'antidepressantAbruptStop'), 'both were taken for long, and the one of less goes on').toBe(true);
    expect(value(side([[-300, -30, -58], [-30, null, -2]]), 'antidepressantAbruptStop'), 'the one of less was renewed in between').toBe(true);
    const stopped = listed.taking('sertraline', [[-400, 100]], { id: 'medication:old', drugId: 'sertraline', stop: -9 }).taking('sertraline', [[-30, 150]], { id: 'medication:new', drugId: 'sertraline', refills: supplied });
    expect(value(stopped, 'antidepressantAbruptStop'), 'somebody recorded the stop').toBe(true);
  });

  test('antidepressant changes planned or in the last 60 days', () => {
    expect(value(listed.taking('sertraline', [[-60, 50]]), 'antidepressantChangePlannedOrWithin60d')).toBe(true);
    expect(value(listed.taking('sertraline', [[-61, 50]]), 'antidepressantChangePlannedOrWithin60d')).toBe(false);
    expect(value(listed.planning('bupropion', [[9, 150]]), 'antidepressantChangePlannedOrWithin60d')).toBe(true);
    expect(value(aPatient(), 'antidepressantChangePlannedOrWithin60d')).toBe('unknown');
  });
});

describe('risk', () => {
  test('seizure factors count once each; what was not received leaves the count open', () => {
    expect(value(listed, 'seizureRiskCount')).toBe(0);
    expect(value(listed.diagnosed('I63.9').diagnosed('I61.9'), 'seizureRiskCount')).toBe(1);
    expect(value(listed.diagnosed('E11.9'), 'seizureRiskCount')).toBe(0);
    expect(value(listed.diagnosed('E11.9').taking('glipizide'), 'seizureRiskCount')).toBe(1);
    expect(value(listed.taking('quetiapine').diagnosed('S06.0X0A'), 'seizureRiskCount')).toBe(2);
    expect(value(aPatient(), 'seizureRiskCount')).toEqual({ from: 0, to: 11 });
  });

  test('a sedative or antiepileptic stopped in the last 14 days; otherwise only asking tells', () => {
    const stopped = (on: number, asNeeded = false) => value(listed.taking('lorazepam', [[-100, 1]], { stop: on, asNeeded }), 'abruptStopPlanned');
    expect([stopped(-14), stopped(-15), stopped(-3, true)]).toEqual([true, 'unknown', 'unknown']);
    expect(value(listed.confirmedAbsent('derived:abruptStopPlanned'), 'abruptStopPlanned')).toBe(false);
    expect(value(listed.confirmedAbsent('derived:abruptStopPlanned').taking('lorazepam', [[-100, 1]], { stop: -3 }), 'abruptStopPlanned')).toBe(true);
  });

  test('mean of the last two pressures within 90 days', () => {
    expect(value(listed.bloodPressure(-1, 139, 80).bloodPressure(-90, 141, 80), 'bpUncontrolled')).toBe(true);
    expect(value(listed.bloodPressure(-1, 139, 80).bloodPressure(-9, 140, 80), 'bpUncontrolled')).toBe(false);
    expect(value(listed.bloodPressure(-1, 120, 90).bloodPressure(-9, 120, 90), 'bpUncontrolled')).toBe(true);
    expect(value(listed.bloodPressure(-1, 180, 100), 'bpUncontrolled')).toBe('unknown');
    expect(value(listed.bloodPressure(-1, 150, 95).bloodPressure(-91, 150, 95), 'bpUncontrolled')).toBe('unknown');
  });

  test('cirrhosis: a class, a decompensated code, or nothing on record', () => {
    expect(value(listed.diagnosed('K72.10'), 'severeCirrhosis')).toBe(true);
    expect(value(listed.diagnosed('K74.60'), 'severeCirrhosis')).toBe('unknown');
    expect(value(listed.diagnosed('K74.60').confirmedAbsent('derived:childPugh'), 'childPugh')).toBe('none');
    expect(value(listed.diagnosed('K74.60').confirmedPresent('derived:childPugh', 'C'), 'severeCirrhosis')).toBe(true);
    expect(value(listed.diagnosed('K74.60').confirmedPresent('derived:childPugh', 'B'), 'severeCirrhosis')).toBe(false);
    expect(value(listed, 'severeCirrhosis')).toBe(false);
    expect(value(listed, 'severeCirrhosis', true)).toBe('unknown');
    expect(value(listed.confirmedAbsent('condition:hepatic-impairment'), 'severeCirrhosis', true)).toBe(false);
  });

  test('serotonergic medicines count once, plans included', () => {
    expect(value(listed.taking('sertraline').taking('tramadol').taking('tramadol', [], { id: 'again', start: -3 }), 'serotonergicCount')).toBe(2);
    expect(value(listed.taking('sertraline').planning('mirtazapine'), 'serotonergicCount')).toBe(2);
    expect(value(listed.taking('sertraline').taking('buspirone', [], { status: 'unknown' }), 'serotonergicCount')).toEqual({ from: 1, to: 2 });
  });

  test('Hunter rules on recorded signs', () => {
    const signs = (...present: readonly string[]) => present.reduce((patient, sign) => patient.confirmedPresent(`item:hunter-${sign}`), listed);
    expect(value(signs('spontaneous-clonus'), 'hunterMet')).toBe(true);
    expect(value(signs('ocular-clonus', 'sweating'), 'hunterMet')).toBe(true);
    expect(value(signs('tremor', 'hyperreflexia'), 'hunterMet')).toBe(true);
    expect(value(signs('hypertonia', 'inducible-clonus').measured('body-temperature', 0, 38.1, { unit: 'Cel' }), 'hunterMet')).toBe(true);
    expect(value(signs('hypertonia', 'inducible-clonus').measured('body-temperature', 0, 38, { unit: 'Cel' }), 'hunterMet')).toBe('unknown');
    expect(value(listed, 'hunterMet')).toBe('unknown');
  });

  test('starts that are planned; silence means none', () => {
    expect([value(listed.planning('sertraline'), 'antidepressantStartPlanned'), value(listed.planning('agomelatine'), 'antidepressantStartPlanned'), value(listed.planning('phenelzine'), 'antidepressantStartPlanned'), value(aPatient(), 'antidepressantStartPlanned')]).toEqual([true, false, false, false]);
    expect([value(listed.planning('phenelzine'), 'maoiStartPlanned'), value(listed.planning('moclobemide'), 'maoiStartPlanned')]).toEqual([true, false]);
  });

  test('a seizure after bupropion was started', () => {
    const bupropion = listed.taking('bupropion', [[-100, 150]]);
    expect([value(bupropion.diagnosed('R56.9', { since: -100 }), 'seizureSinceStart'), value(bupropion.diagnosed('R56.9', { since: -101 }), 'seizureSinceStart'), value(bupropion.diagnosed('R56.9'), 'seizureSinceStart'), value(listed, 'seizureSinceStart')])
      .toEqual([true, false, 'unknown', false]);
  });
});

describe('other medicines and earlier courses', () => {
  test('an earlier course of the class stopped for blunting', () => {
    const before = (stopReason?: 'blunting' | 'side-effect') => raised.taking('citalopram', [[-900, 20]], { stop: -700, ...(stopReason === undefined ? {} : { stopReason }) });
    expect([value(before('blunting'), 'similarReactionBefore'), value(before('side-effect'), 'similarReactionBefore'), value(before(), 'similarReactionBefore'), value(raised, 'similarReactionBefore')]).toEqual([true, false, 'unknown', 'none']);
  });

  test('bupropion before', () => {
    const before = (stopReason: 'no-benefit' | 'finished') => value(listed.taking('bupropion', [[-900, 150]], { stop: -700, stopReason }), 'priorBupropionFailure');
    expect([before('no-benefit'), before('finished'), value(listed, 'priorBupropionFailure'), value(aPatient(), 'priorBupropionFailure')]).toEqual([true, false, false, 'unknown']);
  });

  test('another psychotropic started or raised in the 90 days before the onset', () => {
    const other = (start: number) => value(raised.taking('quetiapine', [[start, 50]]).numbSince(-10), 'otherMedicineOnsetWithin90d');
    expect([other(-100), other(-101), other(-9)]).toEqual([true, false, false]);
    expect(value(raised.numbSince(-10), 'otherMedicineOnsetWithin90d')).toBe(false);
    expect(value(raised.taking('quetiapine', [[-100, 50]]), 'otherMedicineOnsetWithin90d')).toBe('unknown');
  });

  test('years at the same dose before the onset', () => {
    expect(derived(raised.taking('clonazepam', [[-741, 1]]).numbSince(-10), 'otherMedicineStableYears')).toMatchObject({ min: 731 / 365.25 });
    expect(value(raised.numbSince(-10), 'otherMedicineStableYears')).toBe('none');
  });

  test('counts and single answers', () => {
    expect(value(listed.taking('metformin').taking('ibuprofen', [], { asNeeded: true }), 'activeMedicineCount')).toBe(1);
    expect(value(listed.taking('metoprolol').taking('gabapentin'), 'activeOtherPsychotropicCount')).toBe(2);
    expect([value(listed.taking('ibuprofen'), 'anticoagulantOrNsaid'), value(listed.taking('ibuprofen', [], { asNeeded: true }), 'anticoagulantOrNsaid')]).toEqual([true, false]);
    expect(value(listed.taking('sertraline', [[-28, 50]]), 'daysSinceMedicineChange')).toBe(28);
    expect(value(listed.taking('metformin', [[-2, 500]]), 'daysSinceMedicineChange')).toBe('none');
    expect(value(listed.lived('bereavement', -180), 'daysSinceBereavement')).toBe(180);
    expect(value(listed.reported('sbr', -3, { 'ctx-trauma-loss': 'no' }), 'daysSinceBereavement')).toBe('none');
    expect(['Never smoked tobacco', 'Former smoker', 'Smokes tobacco daily', 'Unknown if ever smoked'].map((text) => value(listed.measured('tobacco-status', -3, null, { valueText: text }), 'currentSmoker'))).toEqual([false, false, true, 'unknown']);
    expect([value(listed, 'acuteSuicidalIdeationMdd'), value(listed.confirmedPresent('derived:acuteSuicidalIdeationMdd'), 'acuteSuicidalIdeationMdd')]).toEqual([false, true]);
    expect([value(listed, 'plannedSetting'), value(listed.confirmedAbsent('derived:plannedSetting'), 'plannedSetting')]).toEqual(['unknown', 'none']);
    expect([value(raised, 'indicationRecorded'), value(listed.taking('sertraline', [], { indication: 'depression' }), 'indicationRecorded')]).toEqual([false, true]);
  });

  test('no psychiatric code before sixty', () => {
    const born = listed.bornOn('1960-03-01');
    expect([value(born.diagnosed('F32.1', { since: '2020-02-29' }), 'firstPsychiatricOnset'), value(born.diagnosed('F32.1', { since: '2020-03-01' }), 'firstPsychiatricOnset'), value(born.diagnosed('F32.1'), 'firstPsychiatricOnset')]).toEqual([false, true, 'unknown']);
  });

  test('competing causes with a net of two or more', () => {
    expect(value(listed, 'alternativeCauses')).toBe(0);
    expect(value(listed.diagnosed('F43.10'), 'alternativeCauses')).toBe(1);
    expect(value(listed.diagnosed('F43.10').diagnosed('F12.20'), 'alternativeCauses')).toBe(2);
  });
});

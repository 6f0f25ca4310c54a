import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { chosenClosed } from '@/server/services/visits/blockers';
import { assess } from '../assess';
import type { OptionId } from '../model/ids';
import { NO_STEERING } from '../model/plan';
import type { PlanRequest } from '../model/plan';
import { readForNote } from '../note/reading';
import { previewPlan } from '../preview-plan';
import { aNoteDocument } from '../testing/a-note';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder, TakingOptions } from '../testing/a-patient';

const knowledge = loadKnowledge();
const mg = (drug: string, mgPerDay: number) => ({ drug, mgPerDay });
const depressed = () => aPatient().aged(40).withLists().diagnosed('F33.1').numbSince('2026-04-01');
type Way = { readonly option: OptionId; readonly to: PlanRequest['to']; readonly resumeAt: number | null };

/** What the screen of the plan says of the choice, and what signature and note say of it. */
function windows(patient: PatientBuilder, { option, to, resumeAt }: Way) {
  const chart = patient.build();
  const request: PlanRequest = { from: [mg('sertraline', 100)], to, strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, resumeAt }, on: TODAY };
  const { standing, outcome } = previewPlan({ option, request, start: TODAY }, { chart, knowledge, on: TODAY, region: 'US' });
  if (outcome.kind === 'refused' || standing === null) throw new Error(outcome.kind === 'refused' ? outcome.refusal.message : 'no standing');
  const { snapshot } = aNoteDocument({ chart, on: TODAY, knowledge }, { option, request });
  const said = (id: string): string | null => snapshot.note.sections.flatMap(({ segments }) => segments.filter((segment) => segment.id === id)).map(({ text }) => text)[0] ?? null;
  const closed = chosenClosed([option], readForNote({ ...snapshot, knowledge, order: 'apso' }));
  expect(closed.map(({ status }) => status), 'signature and screen').toEqual(['contraindicated', 'not-applicable'].includes(standing.status) ? [standing.status] : []);
  expect(said(`assessment.although.${option}`) !== null, 'note and screen').toBe(closed.length > 0);
  expect(said('checks.unknown'), 'note and screen').toBe(standing.takenOver.length === 0 ? null : `Not known, taken over: ${standing.takenOver.map(({ words }) => words).join('; ')}.`);
  return { standing, closed, although: said(`assessment.although.${option}`), against: said(`assessment.against.${option}`) ?? '', takenOver: standing.takenOver.flatMap(({ facts }) => facts) };
}

describe('H-06 H-10: a plan taken up in its middle goes on with the medicine that it began', () => {
  const to = [mg('mirtazapine', 30)];
  const begun = (step: 2 | 3) => depressed().taking('sertraline', [['2026-01-01', 100], ['2026-11-15', step === 2 ? 75 : 50]]).taking('mirtazapine', [['2026-11-15', 15]]);

  it.each([2, 3] as const)('which is ruled out on this chart: asked for a reason, said in the note, at step %i', (resumeAt) => {
    const { standing, although, closed } = windows(begun(resumeAt).allergicTo('mirtazapine'), { option: 'other-switch', to, resumeAt });
    expect(standing).toMatchObject({ status: 'contraindicated', members: ['mirtazapine'] });
    expect(although).toBe('Chosen although mirtazapine is ruled out on this chart.');
    expect(closed).toHaveLength(1);
  });

  it.each([2, 3] as const)('and takes over what is not known of that one, at step %i', (resumeAt) => {
    const { takenOver, closed } = windows(begun(resumeAt), { option: 'other-switch', to, resumeAt });
    expect(closed).toEqual([]);
    expect(takenOver).not.toContain('condition:hepatic-impairment');
    expect(takenOver).toEqual(windows(depressed().taking('sertraline', [['2026-01-01', 100]]), { option: 'other-switch', to, resumeAt: null }).takenOver);
  });
});

describe('H-10: a bupropion plan taken up in its middle', () => {
  const XL = 'bupropion-xl';
  type Entry = TakingOptions & { readonly mg?: number | null; readonly since?: string };
  const bupropion = (patient: PatientBuilder, { mg: dose = 150, since = '2026-11-15', ...options }: Entry = {}) => patient.taking('bupropion', [[since, dose]], { drugId: XL, ...options });
  const tapering = (mgNow: number | null = 75) => depressed().taking('sertraline', mgNow === null ? [['2026-01-01', 100]] : [['2026-01-01', 100], ['2026-11-15', mgNow]]);
  const way = (resumeAt: number | null, option: OptionId = 'bupropion-switch'): Way => ({ option, to: [...(option === 'bupropion-switch' ? [] : [mg('sertraline', 100)]), mg(XL, 300)], resumeAt });
  const TAKEN = 'Bupropion is taken already';

  it.each([[2, 75, 150], [3, 50, 150], [3, 50, 300]] as const)('is not closed by the one that it began itself: at step %i, sertraline %i, bupropion %i', (resumeAt, old, now) => {
    const { closed, standing, although, against, takenOver } = windows(bupropion(tapering(old), { mg: now }), way(resumeAt));
    expect([closed, although]).toEqual([[], null]);
    expect(standing.status).toBe('ask-first');
    expect(against).not.toContain(TAKEN);
    // Whether there is another one stays a question, as on the first day.
    expect(takenOver).toEqual(windows(tapering(null), way(null)).takenOver);
    expect(takenOver).toContain('medication:bupropion-products');
  });

  it('that is added is not closed by it either', () => {
    const { closed, against } = windows(bupropion(tapering(null).scored('phq9', -3, 4)), way(2, 'bupropion-augmentation'));
    expect(closed.map(({ status }) => status)).not.toContain('contraindicated');
    expect(against).not.toContain(TAKEN);
  });

  it.each<[string, (patient: PatientBuilder) => PatientBuilder]>([
    ['a second entry without its form', (patient) => bupropion(bupropion(patient), { drugId: null, id: 'medication:second' })],
    ['a second entry of the same', (patient) => bupropion(bupropion(patient), { id: 'medication:second' })],
    ['another dose', (patient) => bupropion(patient, { mg: 450 })],
    ['a dose that is not recorded', (patient) => bupropion(patient, { mg: null })],
    ['a form that is not recorded', (patient) => bupropion(patient, { drugId: null })],
    ['one for smoking', (patient) => bupropion(patient, { indication: 'Smoking cessation' })],
    ['one that is taken as needed', (patient) => bupropion(patient, { asNeeded: true })],
    ['one that was taken before the old medicine', (patient) => bupropion(patient, { since: '2025-11-01' })],
    ['one of which nobody knows the first day', (patient) => bupropion(patient, { start: null })],
    ['one that nobody entered, and somebody said yes to', (patient) => bupropion(patient).confirmedPresent('medication:bupropion-products')],
  ])('is closed by %s', (_name, entered) => {
    const { closed, although, against } = windows(entered(tapering()), way(2));
    expect(closed).toMatchObject([{ status: 'contraindicated' }]);
    expect(although).toContain('ruled out on this chart');
    expect(against).toContain(TAKEN);
  });

  it.each<[string, (patient: PatientBuilder) => PatientBuilder]>([
    ['a second entry of another maker', (patient) => bupropion(bupropion(patient), { drugId: 'bupropion-sr', id: 'medication:second' })],
    ['the combination with dextromethorphan', (patient) => bupropion(patient).taking('bupropion/dextromethorphan', [['2026-10-01', 105]], { drugId: 'dextromethorphan-bupropion' })],
    ['another form', (patient) => bupropion(patient, { drugId: 'bupropion-sr' })],
  ])('is not planned at all beside %s', (_name, entered) => {
    expect(() => windows(entered(tapering()), way(2))).toThrow(/would be taken beside .* of the chart/);
  });

  it('keeps what else rules it out', () => {
    const { closed, against } = windows(bupropion(tapering()).allergicTo('bupropion'), way(2));
    expect(closed).toMatchObject([{ status: 'contraindicated' }]);
    expect([against.includes('Hypersensitivity to bupropion'), against.includes(TAKEN)]).toEqual([true, false]);
  });

  it('not taken up is closed by any', () => {
    expect(windows(bupropion(tapering(null)), way(null)).closed).toMatchObject([{ status: 'contraindicated' }]);
  });
});

it('an option about bupropion names no bupropion that is taken as what it changes: nobody switches from it to itself', () => {
  const medicines = (patient: PatientBuilder) => Object.fromEntries(assess(patient.build(), knowledge, TODAY).options.map(({ id, medicine }) => [id, medicine]));
  const taking = (drug: string, drugId: string) => medicines(aPatient().aged(40).withLists().taking(drug, [['2026-01-01', 150]], { drugId }));
  expect(taking('bupropion', 'bupropion-xl')).toMatchObject({ 'bupropion-switch': null, 'bupropion-augmentation': null, 'other-switch': 'bupropion XL', 'dose-reduction': 'bupropion XL' });
  expect(taking('sertraline', 'sertraline')).toMatchObject({ 'bupropion-switch': 'sertraline', 'bupropion-augmentation': 'sertraline' });
});

it('a cross-taper in which nothing crosses is called by what it does, on the plan and in the note', () => {
  const chart = depressed().taking('mirtazapine', [['2026-01-01', 15]], { drugId: 'mirtazapine' }).build();
  const request: PlanRequest = { from: [mg('mirtazapine', 15)], to: [mg('vortioxetine', 10)], strategy: 'cross-taper', region: 'US', pace: 'default', steering: NO_STEERING, on: TODAY };
  const { choices } = previewPlan({ option: 'other-switch', request, start: TODAY }, { chart, knowledge, on: TODAY, region: 'US' });
  expect(choices?.strategies.find(({ id }) => id === 'cross-taper')?.label).toBe('Old ends at once');
  const { snapshot } = aNoteDocument({ chart, on: TODAY, knowledge }, { option: 'other-switch', request });
  const said = snapshot.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === 'plan.course')?.text;
  expect(said).toMatch(/^Switch, the old medicine ends at once: mirtazapine 15 mg a day to vortioxetine 10 mg a day/);
});

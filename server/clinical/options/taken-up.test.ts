import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { chosenClosed } from '@/server/services/visits/blockers';
import type { OptionId } from '../model/ids';
import { NO_STEERING } from '../model/plan';
import type { PlanRequest } from '../model/plan';
import { previewPlan } from '../preview-plan';
import { aNoteDocument } from '../testing/a-note';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

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
  const closed = chosenClosed([option], snapshot);
  expect(closed.map(({ status }) => status), 'signature and screen').toEqual(['contraindicated', 'not-applicable'].includes(standing.status) ? [standing.status] : []);
  expect(said(`assessment.although.${option}`) !== null, 'note and screen').toBe(closed.length > 0);
  expect(said('checks.unknown'), 'note and screen').toBe(standing.takenOver.length === 0 ? null : `Not recorded, taken over: ${standing.takenOver.map(({ words }) => words).join('; ')}.`);
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

import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const listed = aPatient().aged(38).livingIn('US').withLists().taking('sertraline', [['2026-01-05', 100]], { drugId: 'sertraline' });
const groupOf = (patient: PatientBuilder, id: string) => assess(patient.build(), knowledge, TODAY).causes.find((cause) => cause.id === id)?.group;

describe('an explanation to which nothing points', () => {
  test('cannot be judged where a list that does not name it is all there is: nobody asked and nothing was measured', () => {
    expect(groupOf(listed, 'medical')).toBe('unknown');
    expect(groupOf(listed.scored('gad7', -3, 4), 'social-anxiety')).toBe('unknown');
    expect(groupOf(listed.reported('sbr', -3, { 'ctx-substances': 'no', 'ctx-around-onset': ['dose went up'] }), 'substances'), 'no screen for alcohol').toBe('unknown');
  });

  test('has little once more was asked or measured than is left open', () => {
    expect(groupOf(listed.measured('sodium', -3, 140).measured('testosterone-total', -3, 15, { low: 8, high: 30 }).measured('tsh', -3, 2, { low: 0.4, high: 6 }), 'medical')).not.toBe('unknown');
    expect(groupOf(listed.scored('gad7', -3, 4).confirmedAbsent('derived:numbMainlyWithPeople'), 'social-anxiety')).toBe('little');
    expect(groupOf(listed.scored('auditc', -3, 2, 'auditc-total').reported('sbr', -3, { 'ctx-substances': 'no', 'ctx-around-onset': ['dose went up'] }), 'substances')).toBe('little');
  });

  test('is pointed away from by a list too, where the content weighs that against it', () => {
    expect(groupOf(listed, 'other-medicines')).toBe('away');
    expect(groupOf(listed, 'schizophrenia-negative')).toBe('away');
  });
});

test('a class of medicines that speaks for other medicines is never said not to be taken', () => {
  const classes = (knowledge.causes.find(({ id }) => id === 'other-medicines')?.featuresFor ?? []).flatMap(({ when }) => ('fact' in when && when.fact === 'medication' && 'class' in when ? [when.class] : []));
  expect(classes).toContain('stimulant');
  for (const id of classes) {
    const drug = knowledge.codes.drugClasses.find((one) => one.id === id)?.ingredients[0] ?? '';
    const weighed = assess(listed.taking(drug, [[-400, 10]]).numbSince(-60).build(), knowledge, TODAY).causes.find((cause) => cause.id === 'other-medicines');
    expect(weighed?.for.length, drug).toBeGreaterThan(0);
    expect(weighed?.against.map(({ rule }) => rule), drug).not.toContain('o-x-none');
  }
});

import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readVignettes } from '@/server/knowledge/testing/read-vignettes';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const see = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const refsOf = (patient: PatientBuilder, rule: string): readonly string[] | undefined => see(patient).options.flatMap(({ reasons }) => reasons).find((reason) => reason.rule === rule)?.refs;

describe('the works of a sentence', () => {
  const asked = aPatient().withLists();

  test('begin with the one whose words name the medicine of this chart', () => {
    expect(refsOf(asked.taking('tramadol', [[-60, 200]]), 'bs-risk-factors')).toEqual(['smpc-bupropion-eu', 'label-bupropion-sr', 'project-judgement']);
    expect(refsOf(asked.taking('tramadol', [[-60, 200]]), 'ba-risk-factors')?.[0]).toBe('smpc-bupropion-eu');
  });

  test('begin with the one whose words mean the condition of this chart by another name', () => {
    expect(refsOf(asked.diagnosed('S06.0X0A'), 'bs-risk-factors')).toEqual(['label-bupropion-sr', 'smpc-bupropion-eu', 'project-judgement']);
    expect(refsOf(asked.taking('prednisone'), 'bs-risk-factors')?.[0]).toBe('smpc-bupropion-eu');
  });

  test('begin with the one that states the sentence which a flag says here', () => {
    const says = (patient: PatientBuilder) => see(patient).flags.filter(({ id }) => id === 'relapse').map(({ message, refs }) => [message.split(':')[0], refs[0]]);
    expect(says(aPatient().scored('phq9', -1, 16))).toEqual([['PHQ-9 is 15 or more', 'kroenke-2001-phq9']]);
    expect(says(aPatient().scored('phq9', -60, 4).scored('phq9', -1, 12))).toEqual([['PHQ-9 has risen by 5 or more', 'lowe-2004-phq9']]);
  });

  test('are those of the content, each once, those that state it before all others', () => {
    const contentOf = new Map([...knowledge.options.flatMap(({ rules }) => rules), ...knowledge.flags].map(({ id, refs }) => [id, refs]));
    const stating = new Map(knowledge.stated.map(({ sentence, by }) => [sentence, new Set(by.map(({ ref }) => ref))]));
    for (const { chart, on } of readVignettes()) {
      const { options, flags } = assess(chart, knowledge, on);
      for (const { rule, refs } of [...options.flatMap(({ reasons, wrongIf }) => [...reasons, ...wrongIf]), ...flags.map(({ id, refs: ofFlag }) => ({ rule: id, refs: ofFlag }))]) {
        expect([...refs].sort(), rule).toEqual([...(contentOf.get(rule) ?? [])].sort());
        const works = stating.get(rule) ?? new Set();
        expect(new Set(refs.slice(0, works.size)), rule).toEqual(works);
      }
    }
  });
});

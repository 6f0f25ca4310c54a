import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { DERIVED_FACTS } from '@/server/clinical/model/derived-names';
import { placedWhens } from './checks/check-whens';
import { loadKnowledge, readContent } from './load';
import { content } from './schema/content';
import { factKeyOf, leavesOf } from './when-leaves';

const all = content.parse(readContent());
const knowledge = loadKnowledge();
const leaves = placedWhens(all).flatMap(({ when }) => leavesOf(when));

/** Facts that rules, questions and data items read. */
const read = new Set([
  ...leaves.flatMap((leaf) => (leaf.fact === 'missing' ? [] : [factKeyOf(leaf)])),
  ...all.questions.questions.flatMap(({ facts }) => facts.map(({ key }) => key)),
  ...all.dataItems.dataItems.flatMap(({ satisfiedBy }) => satisfiedBy.flatMap((way) => way.all.map(({ fact }) => fact))),
]);

/** The engine and the import, where a computed fact or a mapping names content by its id. */
const engine = ['server/clinical', 'server/imports']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('derived-names.ts'))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n');
const isNamedInEngine = (id: string): boolean => engine.includes(`'${id}'`);

/** Classes that something reads, with the classes inside them. */
function readClasses(): ReadonlySet<string> {
  const { classes } = all.drugClasses;
  const found = new Set(classes.map(({ id }) => id).filter((id) => read.has(`medication:${id}`) || isNamedInEngine(id)));
  for (const id of found) {
    for (const member of classes.find((entry) => entry.id === id)?.ingredients ?? []) if (member.startsWith('class:')) found.add(member.slice('class:'.length));
  }
  return found;
}

describe('all of the content is loaded', () => {
  it('in the numbers in which it was compiled', () => {
    expect(Object.fromEntries(knowledge.options.map(({ id, rules }) => [id, rules.length]))).toEqual({
      'dose-reduction': 31,
      'bupropion-switch': 68,
      'bupropion-augmentation': 67,
      'other-switch': 41,
      'therapy-referral': 16,
      'ketamine-pathway': 35,
      'manage-relapse': 13,
      'watchful-waiting': 13,
    });
    expect(knowledge.options.flatMap(({ rules }) => rules)).toHaveLength(284);
    expect(knowledge.flags).toHaveLength(30);
    expect(knowledge.causes).toHaveLength(13);
    expect(knowledge.instruments).toHaveLength(11);
    expect(knowledge.codes.conditionSets).toHaveLength(65);
    expect(knowledge.drugs).toHaveLength(42);
    expect(knowledge.rxnorm).toHaveLength(540);
    expect(knowledge.claims).toHaveLength(100);
    expect(all.switching.pairs).toHaveLength(106);
  });

  it('with every class of medicines that may flatten feeling among those for whom no source gives a share', () => {
    const said = new Set(all.disagreements.prevalence.noShare.flatMap(({ classes: named }) => named));
    const other = knowledge.causes.find(({ id }) => id === 'other-medicines');
    const asked = [...JSON.stringify(other?.featuresFor).matchAll(/"class":"([^"]+)"/g)].map(([, id = '']) => id);
    expect(asked).toEqual(expect.arrayContaining(['opioid', 'benzodiazepine', 'stimulant']));
    expect([...asked, 'snri', 'tca'].filter((id) => !said.has(id))).toEqual([]);
    expect([...said].filter((id) => !knowledge.codes.drugClasses.some((entry) => entry.id === id))).toEqual([]);
  });

  it('with every rule, flag and feature as its file has it', () => {
    const written = placedWhens(all).map(({ at }) => at.split('.').slice(0, 3).join('.'));
    const compiled = [
      ...knowledge.options.flatMap(({ id, rules }) => rules.map((rule) => `options.${id}.${rule.id}`)),
      ...knowledge.flags.flatMap((flag) => [`flags.${flag.id}`, ...(flag.escalation === null ? [] : [`flags.${flag.id}.escalation`]), ...(flag.says ?? []).map((_, place) => `flags.${flag.id}.says${place}`)]),
      ...knowledge.questions.flatMap(({ id, forSafety = [], alsoAsked = [] }) => [...forSafety, ...alsoAsked].map((_, place) => `questions.${id}.asked${place}`)),
      ...knowledge.switching.chartLimits.map(({ id }) => `switching.chartLimits.${id}`),
      ...knowledge.causes.flatMap((cause) => [...cause.featuresFor, ...cause.featuresAgainst].map((feature) => `causes.${cause.id}.${feature.id}`)),
    ];
    expect(compiled.sort()).toEqual(written.sort());
  });

  it('classes of medicines with the medicines of the classes they name', () => {
    const depressants = knowledge.codes.drugClasses.find(({ id }) => id === 'cns-depressant')?.ingredients ?? [];
    expect(depressants).toContain('diazepam');
    expect(knowledge.codes.drugClasses.flatMap(({ ingredients }) => ingredients).filter((name) => name.startsWith('class:'))).toEqual([]);
  });
});

describe('references', () => {
  const entries = new Map(knowledge.references.map((entry) => [entry.id, entry]));
  const names = new Map(knowledge.references.flatMap((entry) => [entry.id, ...entry.aliases].map((name) => [name, entry.id] as const)));

  it('of every rule, flag, cause and claim lead to an entry of the one merged list', () => {
    const cited = [
      ...knowledge.options.flatMap(({ refs, rules }) => [refs, ...rules.map((rule) => rule.refs)]),
      ...knowledge.flags.map(({ refs }) => refs),
      ...knowledge.causes.map(({ refs }) => refs),
      ...knowledge.questions.map(({ refs }) => refs),
      ...knowledge.claims.flatMap(({ supportingRefs, contradictingRefs, sourcePages }) => [supportingRefs, contradictingRefs, sourcePages]),
      ...knowledge.drugs.map(({ refs }) => refs),
    ].flat();
    expect(cited.length).toBeGreaterThan(900);
    expect([...new Set(cited)].filter((id) => !entries.has(id))).toEqual([]);
    for (const rule of knowledge.options.flatMap(({ rules }) => rules)) expect(rule.refs.length, rule.id).toBeGreaterThan(0);
  });

  it('that were listed twice are one entry which both names find and which keeps both readings', () => {
    expect(names.get('label-spravato')).toBe('spravato-label');
    expect(names.get('kroenke-2001')).toBe('kroenke-2001-phq9');
    expect(names.get('rcpsych-stopping')).toBe('rcpsych-stopping-2020');
    expect(entries.get('spravato-label')?.otherReadings.map(({ id }) => id)).toEqual(['label-spravato']);
    expect(entries.get('nice-ng222')?.otherReadings).toHaveLength(3);
  });

  it('share no identifier: two entries with one DOI or PMID would be one work listed twice', () => {
    for (const key of ['doi', 'pmid'] as const) {
      const ids = knowledge.references.map((entry) => entry[key]?.toLowerCase()).filter((id) => id !== undefined);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  it('that nothing cites are these, kept for readers', () => {
    const text = JSON.stringify({ ...readContent(), references: null });
    const uncited = all.references.references.filter(({ id, aliases }) => ![id, ...aliases].some((name) => text.includes(`"${name}"`))).map(({ id }) => id);
    expect(uncited).toEqual([
      'read-williams-2018', 'longo-johnson-2000', 'gotter-healthline-2017', 'goodwin-medicographia-2012', 'price-medicographia-2009', 'taylor-2013', 'nice-ng215',
      'canmat-2023', 'vadod-mdd-2022', 'apa-2010', 'wfsbp-2013', 'keks-2016',
    ]);
  });
});

/** Each list names what is loaded and read by nothing yet. A new name here is either work to do or content to explain. */
describe('what nothing uses', () => {
  it('condition sets: no rule tests them; they wait for the timeline and for coding of reports', () => {
    const unused = all.conditionSets.conditionSets.map(({ id }) => id).filter((id) => !read.has(`condition:${id}`) && !isNamedInEngine(id));
    expect(unused).toEqual(['alexithymia', 'ssri-discontinuation', 'anhedonia', 'emotional-blunting']);
  });

  it('drug classes: none', () => {
    const used = readClasses();
    expect(all.drugClasses.classes.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('drugs: none is outside every rule or outside every switching pair', () => {
    const { classes, drugAliases } = all.drugClasses;
    const used = readClasses();
    const ingredients = new Set(classes.filter(({ id }) => used.has(id)).flatMap((entry) => entry.ingredients));
    const inRules = (name: string): boolean => ingredients.has(name) || read.has(`medication:${name}`);
    const selected = (id: string, family: string): boolean =>
      all.switching.pairs.some(({ from, to }) => [...from, ...to].some((selector) => selector === id || selector === `class:${family}`));
    const unused = all.drugs.drugs.filter((drug) => {
      const aliases = Object.entries(drugAliases).filter(([, ids]) => ids.includes(drug.id));
      return !(inRules(drug.ingredient) || aliases.some(([alias]) => inRules(alias))) || !selected(drug.id, drug.class);
    });
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  it('pairs: each is the closest match of some change, and no change has two', () => {
    const rank = (selector: string, drug: { id: string; class: string }): number | null =>
      selector === drug.id ? 0 : selector === `class:${drug.class}` ? 1 : null;
    const chosen = new Set<string>();
    for (const from of all.drugs.drugs) {
      for (const to of all.drugs.drugs.filter(({ id }) => id !== from.id)) {
        const matches = all.switching.pairs.flatMap((pair) =>
          pair.from.flatMap((left) => pair.to.flatMap((right) => {
            const [a, b] = [rank(left, from), rank(right, to)];
            return a === null || b === null ? [] : [{ id: pair.id, rank: 2 * a + b }];
          })),
        );
        const best = Math.min(...matches.map((match) => match.rank));
        const closest = new Set(matches.filter((match) => match.rank === best).map(({ id }) => id));
        expect(closest.size, `${from.id} to ${to.id}: ${[...closest].join(', ')}`).toBeLessThanOrEqual(1);
        for (const id of closest) chosen.add(id);
      }
    }
    expect(all.switching.pairs.map(({ id }) => id).filter((id) => !chosen.has(id))).toEqual([]);
  });

  it('RxNorm rows: each leads to a drug or names an ingredient of a class; agomelatine, not sold in the US, has none', () => {
    const ingredients = [...all.drugClasses.classes.flatMap((entry) => entry.ingredients), ...all.drugClasses.alignment.standaloneIngredients.ingredients];
    const lost = all.rxnorm.rows.filter(({ drugId, name }) => drugId === null && !ingredients.some((ingredient) => name.toLowerCase().includes(ingredient.toLowerCase())));
    expect(lost).toEqual([]);
    const mapped = new Set(all.rxnorm.rows.map(({ drugId }) => drugId));
    expect(all.drugs.drugs.map(({ id }) => id).filter((id) => !mapped.has(id))).toEqual(['agomelatine']);
  });

  it('instruments: two are entered and shown beside a cause, no rule reads them', () => {
    const inRules = new Set(leaves.flatMap((leaf) => (leaf.fact === 'score' || leaf.fact === 'answer' ? [leaf.instrument] : [])));
    const unread = all.instruments.map(({ id }) => id).filter((id) => !inRules.has(id));
    expect(unread).toEqual(['odq', 'pcl5']);
    const named = new Set(all.causes.causes.flatMap(({ instruments }) => instruments));
    expect(unread.filter((id) => !named.has(id))).toEqual([]);
  });

  it('observations: those of instruments are read on import, the others are for the timeline and for later checks', () => {
    const unread = all.observations.observations.map(({ id }) => id).filter((id) => !read.has(`observation:${id}`));
    const ofInstruments = /^(?:phq9|gad7|pcptsd5|pcl5|cssrs|auditc|odq|tas20|blunting-report)-/;
    const inFacts = ['pregnancy-status', 'tobacco-status', 'body-temperature', 'blood-pressure-panel'];
    expect(unread.filter((id) => !ofInstruments.test(id) && !inFacts.includes(id))).toEqual([
      'heart-rate', 'body-weight', 'oxygen-saturation', 'bilirubin-total', 'albumin', 'free-t4',
    ]);
  });

  it('computed facts: the route is now a member of its option', () => {
    expect(Object.keys(DERIVED_FACTS).filter((name) => !read.has(`derived:${name}`))).toEqual(['route']);
  });

  it('data items: none', () => {
    const tested = new Set(leaves.flatMap((leaf) => (leaf.fact === 'missing' ? [leaf.item] : [])));
    expect(all.dataItems.dataItems.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
  });
});

describe('questions', () => {
  it('are few, end with a question mark and never tell anybody what they should do', () => {
    const status = knowledge.questions.filter(({ serves }) => serves === 'status');
    expect(status.length).toBeLessThanOrEqual(32);
    for (const { id, text, short } of knowledge.questions) {
      expect(text, id).toMatch(/\?$/);
      expect(text, id).not.toMatch(/\bshould\b|\bmust\b/i);
      expect(text.split(/\s+/).length, `${id} is more than one breath`).toBeLessThanOrEqual(28);
      expect(short.split(/\s+/).length, id).toBeLessThanOrEqual(6);
      expect(short, `${id} stands in a list`).not.toMatch(/,/);
    }
  });

  it('say how long a "no" holds wherever one is stored', () => {
    const spoken = knowledge.questions.filter(({ answer }) => answer === 'yes-no' || answer === 'choice');
    expect(spoken.filter(({ validDays }) => validDays === null).map(({ id }) => id)).toEqual([]);
  });
});

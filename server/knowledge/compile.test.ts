import { describe, expect, it } from 'vitest';

import { compile } from './compile';
import { readContent } from './load';

type Node = Record<string, unknown> & unknown[];

/** A copy of the content, changed at one place. `path` walks keys; a key `#id` finds the entry with that id, name or rxcui. */
function changed(path: string, change: (node: Node) => void, from: unknown = readContent()): unknown {
  const content = structuredClone(from);
  let node = content as Node;
  for (const step of path.split('/')) {
    const next: unknown = step.startsWith('#')
      ? node.find((entry) => Object.values(entry as object).slice(0, 1)[0] === step.slice(1))
      : node[step];
    if (typeof next !== 'object' || next === null) throw new Error(`no ${step} in ${path}`);
    node = next as Node;
  }
  change(node);
  return content;
}

function problemsOf(raw: unknown): string[] {
  const compiled = compile(raw);
  return compiled.ok ? [] : compiled.problems.map(({ at, message }) => `${at}: ${message}`);
}

const RULE = 'options/#bupropion-switch/rules/#bs-seizure';

describe('compiling the content', () => {
  it('accepts it as it stands', () => {
    expect(problemsOf(readContent())).toEqual([]);
  });

  const refused: readonly [mistake: string, path: string, change: (node: Node) => void, message: RegExp][] = [
    ['a condition set that does not exist', RULE, (rule) => Object.assign(rule, { when: { fact: 'condition', set: 'seizures', status: 'any' } }), /bs-seizure: unknown condition set: seizures/],
    ['a drug class that does not exist', RULE, (rule) => Object.assign(rule, { when: { fact: 'medication', class: 'ssris', status: 'active' } }), /unknown drug class: ssris/],
    ['a medicine that nothing lists', RULE, (rule) => Object.assign(rule, { when: { fact: 'medication', drug: 'sertralin', status: 'active' } }), /unknown medicine: sertralin/],
    ['an allergy to an ingredient that nothing lists', RULE, (rule) => Object.assign(rule, { when: { fact: 'allergy', ingredient: 'bupropin' } }), /unknown ingredient: bupropin/],
    ['an observation that does not exist', RULE, (rule) => Object.assign(rule, { when: { fact: 'observation', obs: 'gfr', op: 'lt', value: 60, withinDays: 365 } }), /unknown observation: gfr/],
    ['an instrument that does not exist', RULE, (rule) => Object.assign(rule, { when: { fact: 'score', instrument: 'phq8', field: 'total', op: 'gt', value: 5, withinDays: 28 } }), /unknown field of an instrument: phq8.total/],
    ['a field that the instrument lacks', RULE, (rule) => Object.assign(rule, { when: { fact: 'score', instrument: 'phq9', field: 'sum', op: 'gt', value: 5, withinDays: 28 } }), /unknown field of an instrument: phq9.sum/],
    ['an item that the instrument lacks', RULE, (rule) => Object.assign(rule, { when: { fact: 'answer', instrument: 'phq9', item: 'phq9-10', op: 'gt', value: 0, withinDays: 14 } }), /unknown item of an instrument: phq9.phq9-10/],
    ['a derived fact that nobody computes', RULE, (rule) => Object.assign(rule, { when: { fact: 'derived', name: 'daysInRemission', op: 'gt', value: 5 } }), /unknown derived fact: daysInRemission/],
    ['a data item that is not defined', RULE, (rule) => Object.assign(rule, { when: { fact: 'missing', item: 'mood' } }), /unknown data item: mood/],
    ['a fact of an unknown kind', RULE, (rule) => Object.assign(rule, { when: { fact: 'genotype', gene: 'CYP2D6' } }), /options.*when/],
    ['a key that the grammar does not have', RULE, (rule) => Object.assign(rule, { when: { fact: 'condition', set: 'ocd', status: 'any', since: 5 } }), /options.*when/],
    ['class and drug in one test', RULE, (rule) => Object.assign(rule, { when: { fact: 'medication', class: 'ssri', drug: 'sertraline', status: 'active' } }), /exactly one of class and drug/],
    ['an empty conjunction, which would always hold', RULE, (rule) => Object.assign(rule, { when: { all: [] } }), /options.*when/],
    ['an order among words', RULE, (rule) => Object.assign(rule, { when: { fact: 'derived', name: 'childPugh', op: 'gte', value: 'B' } }), /choices have no order: childPugh/],
    ['a word that is never the value', RULE, (rule) => Object.assign(rule, { when: { fact: 'derived', name: 'childPugh', op: 'eq', value: 'D' } }), /childPugh is never "D"/],
    ['a number compared with a word', RULE, (rule) => Object.assign(rule, { when: { fact: 'score', instrument: 'phq9', field: 'total', op: 'gt', value: '10', withinDays: 28 } }), /something other than a number: phq9.total/],
    ['a threshold outside the scale', RULE, (rule) => Object.assign(rule, { when: { fact: 'score', instrument: 'phq9', field: 'total', op: 'gte', value: 30, withinDays: 28 } }), /30 is outside the range of phq9.total/],
    ['"in" with a single value', RULE, (rule) => Object.assign(rule, { when: { fact: 'patient', field: 'pregnancy', op: 'in', value: 'pregnant' } }), /"in" takes a list/],
    ['a yes or no that is compared by size', RULE, (rule) => Object.assign(rule, { when: { fact: 'patient', field: 'lactation', op: 'gt', value: true } }), /only equal or not/],
    ['a rule without a reference', RULE, (rule) => Object.assign(rule, { refs: [] }), /at least one reference/],
    ['a reference that does not exist', RULE, (rule) => Object.assign(rule, { refs: ['label-bupropion-zz'] }), /unknown reference: label-bupropion-zz/],
    ['a reference deep inside a table that does not exist', 'switching/pairs/0', (pair) => Object.assign(pair, { refs: ['nobody-2020'] }), /unknown reference: nobody-2020/],
    ['two rules with one id', RULE, (rule) => Object.assign(rule, { id: 'bs-eating' }), /used twice: bs-eating/],
    ['two references with one id', 'references/references/0', (entry) => Object.assign(entry, { aliases: ['nice-ng222'] }), /two entries claim the id nice-ng222/],
    ['an unknown key in a rule', RULE, (rule) => Object.assign(rule, { priority: 1 }), /[Uu]nrecognized key/],
    ['a member that the option lacks', RULE, (rule) => Object.assign(rule, { appliesTo: ['vortioxetine'] }), /applies to an unknown member/],
    ['a caution that blocks', 'options/#bupropion-switch/rules/#bs-working', (rule) => Object.assign(rule, { blocking: true }), /only missing information is blocking/],
    ['a contraindication that does not stop', RULE, (rule) => Object.assign(rule, { severity: 'moderate' }), /severity stop/],
    ['an option out of the neutral order', 'options', (options) => void options.reverse(), /in the order dose-reduction/],
    ['a gap between bands', 'instruments/#phq9/bands/1', (band) => Object.assign(band, { min: 6 }), /phq9.bands: no band from 5 to 5/],
    ['bands that overlap', 'instruments/#gad7/bands/1', (band) => Object.assign(band, { max: 10 }), /gad7.bands: overlaps/],
    ['a Naranjo band that ends too soon', 'causality/naranjo/bands/0', (band) => Object.assign(band, { max: 12 }), /naranjo.bands: no band from 13 to 13/],
    ['an unknown unit', 'observations/observations/#sodium', (row) => Object.assign(row, { ucum: 'mEq' }), /unknown unit: mEq/],
    ['a measurement without a range', 'observations/observations/#sodium', (row) => Object.assign(row, { plausible: null }), /observations.sodium: a measurement says what is possible/],
    ['a range without a unit', 'observations/observations/#sodium', (row) => Object.assign(row, { ucum: null }), /observations.sodium: a range needs the unit/],
    ['a range upside down', 'observations/observations/#sodium', (row) => Object.assign(row, { possible: { min: 260, max: 70 } }), /observations.sodium: a range is upside down/],
    ['something plausible that is not possible', 'observations/observations/#sodium', (row) => Object.assign(row, { plausible: { min: 60, max: 180 } }), /observations.sodium: what is plausible is not all possible/],
    ['ranges without a reference', 'observations/ranges', (ranges) => Object.assign(ranges, { refs: [] }), /at least one reference/],
    ['one LOINC code for two observations', 'observations/observations/#sodium', (row) => Object.assign(row, { code: '1742-6' }), /two observations claim LOINC 1742-6/],
    ['a drug alias to nowhere', 'drugClasses/drugAliases', (aliases) => Object.assign(aliases, { bupropion: ['bupropion'] }), /drugAliases.bupropion: unknown drug: bupropion/],
    ['a product of an unknown drug', 'rxnorm/rows/0', (row) => Object.assign(row, { drugId: 'xanax' }), /unknown drug: xanax/],
    ['a question about something unknown', 'questions/questions/#seizures', (question) => Object.assign(question, { facts: [{ key: 'condition:fits', label: 'fits' }] }), /covers an unknown fact: condition:fits/],
    ['a fact that two questions ask for', 'questions/questions/#bipolar', (question) => (question.facts as unknown[]).push({ key: 'condition:seizure-disorder', label: 'again' }), /asked by two questions: condition:seizure-disorder/],
    ['a contraindication that nobody asks about', 'questions/questions/#seizures', (question) => Object.assign(question, { facts: [{ key: 'condition:autism', label: 'autism' }] }), /bs-seizure: no question asks for condition:seizure-disorder/],
    ['blocking information that nobody asks for', 'questions/questions/#adherence', (question) => Object.assign(question, { facts: [{ key: 'item:tsh', label: 'TSH' }] }), /dr-no-dose: no question asks for item:true-dose/],
    ['a form that does not exist', 'questions/questions/#phq9', (question) => Object.assign(question, { opens: 'phq' }), /opens an unknown form: phq/],
    ['a number without a unit', 'questions/questions/#remission', (question) => Object.assign(question, { unit: null }), /a number has a unit/],
    ['a data item satisfied by nothing known', 'dataItems/dataItems/#tsh', (item) => Object.assign(item, { satisfiedBy: [{ all: [{ fact: 'observation:thyroid' }] }] }), /satisfied by an unknown fact: observation:thyroid/],
    ['a definition without a computation', 'derivedFacts/derivedFacts/#phq9Rise', (fact) => Object.assign(fact, { name: 'phq9Fall' }), /derivedFacts.phq9Fall: the engine does not compute it/],
    ['a computed fact of another kind', 'derivedFacts/derivedFacts/#phq9Rise', (fact) => Object.assign(fact, { value: 'boolean', unit: null }), /the engine computes a number/],
    ['a switch from a drug that is not there', 'switching/pairs/0', (pair) => Object.assign(pair, { from: ['celexa'] }), /unknown drug or class: celexa/],
    ['a switch between unknown classes', 'switching/pairs/0', (pair) => Object.assign(pair, { to: ['class:ssri'] }), /unknown drug or class: class:ssri/],
    ['a worked example with a missing day', 'tapering/workedExamples/#tv1-sertraline-100-to-bupropion-xl/steps/1', (step) => Object.assign(step, { startDate: '2026-12-09' }), /step 2 does not follow/],
    ['an occupancy that its parameters do not give', 'tapering/serotoninTransporterOccupancy/0/derivedPoints/0', (point) => Object.assign(point, { occupancyPct: 85 }), /mg gives/],
    ['an entry that claims a review by nobody', RULE, (rule) => Object.assign(rule, { review: { status: 'reviewed', reviewer: null, reviewedOn: null, dueOn: null } }), /names its reviewer/],
    ['a figure of people whom no work counts', 'disagreements/prevalence/rows/#panel', (row) => Object.assign(row, { n: 670 }), /prevalence.panel: 670 people are in none of its works/],
    ['a figure whose work its claim does not cite', 'disagreements/prevalence/rows/#panel', (row) => Object.assign(row, { refs: ['price-2009'] }), /price-2009 is not cited by the claim prev-46-panel/],
    ['a side of a disagreement without its claim', 'disagreements/options/#bupropion-switch', (entry) => Object.assign(entry, { claim: 'prev-by-drugs' }), /bupropion-switch.0: unknown claim: prev-by-drugs/],
    ['an answer whose figures are not those of the rows', 'disagreements/prevalence/rows/#review-ssri', (row) => Object.assign(row, { high: 91 }), /the answer tells 6 to 92, the rows 6 to 91/],
    ['a range that ends before it begins', 'disagreements/prevalence/rows/#review', (row) => Object.assign(row, { low: 60 }), /the lower end stands first/],
    ['a cause of no explanation', 'causes/causes/#grief', (cause) => Object.assign(cause, { explanation: 'mood' }), /explanation/],
    ['a flag left open that asks for what its words do not say', 'flags/flags/#self-harm-to-feel/leftOpen', (leftOpen) => Object.assign(leftOpen, { ask: 'Ask something else.' }), /self-harm-to-feel: does not say what to ask/],
    ['a flag of danger that rests on what marks no chart for the home page', 'flags/flags/#self-harm-to-feel', (flag) => Object.assign(flag, { when: { fact: 'patient', field: 'ageYears', op: 'lt', value: 25 } }), /self-harm-to-feel: nothing tells the home page when this changes: patient/],
    ['a flag of danger that rests on a computed fact', 'flags/flags/#suicide-risk-recorded/escalation', (escalation) => Object.assign(escalation, { when: { fact: 'derived', name: 'phq9Rise', op: 'gte', value: 5 } }), /suicide-risk-recorded: nothing tells the home page when this changes: derived/],
    ['a flag of danger that rests on what is not there', 'flags/flags/#self-harm-to-feel', (flag) => Object.assign(flag, { when: { not: { fact: 'condition', set: 'ptsd', status: 'any' } } }), /self-harm-to-feel: nothing tells the home page when this changes: not/],
    ['a safety flag that a commercial page leads', 'flags/flags/#self-harm-to-feel', (flag) => Object.assign(flag, { refs: ['page-ketamine-clinic'] }), /self-harm-to-feel: a commercial page leads: page-ketamine-clinic/],
    ['a commercial page before a work', 'flags/flags/#self-harm-to-feel', (flag) => Object.assign(flag, { refs: ['project-judgement', 'page-ketamine-clinic', 'stanley-2018'] }), /a commercial page stands before other works: page-ketamine-clinic/],
    ['an explanation that a commercial page leads', 'causes/causes/#grief', (cause) => Object.assign(cause, { refs: ['page-elevate-psychiatry'] }), /grief: a commercial page leads/],
    ['a source in front of a sentence that it does not state', 'options/#dose-reduction/rules/#dr-stressor', (rule) => Object.assign(rule, { refs: ['opbroek-2002'] }), /dr-stressor: no words of opbroek-2002 state it/],
    ['our judgement in front of a sentence that a work states', RULE, (rule) => Object.assign(rule, { refs: ['project-judgement', 'label-bupropion-xl', 'smpc-bupropion-eu'] }), /bs-seizure: our judgement leads it/],
    ['words that the finding does not have', 'stated/stated/0/by/0', (by) => Object.assign(by, { words: 'Relapse is likelier in the first six months' }), /the record of nice-ng222 does not have the words/],
    ['a number that is neither in the words of a work nor our own', 'stated/stated/1/by/0', (by) => Object.assign(by, { words: 'Relapse by 52 weeks' }), /stated.dr-recurrent: neither the words of a work nor our own: 56/],
    ['own words that the sentence does not have', 'stated/stated/0', (entry) => Object.assign(entry, { ours: ['wait for a year'] }), /the sentence does not have the words: wait for a year/],
    ['a part of our own that the references keep silent about', 'stated/stated/0', (entry) => Object.assign(entry, { ours: [] }), /its references name our judgement, and no part of it is our own/],
    ['a sentence stated by a work that does not stand first', RULE, (rule) => Object.assign(rule, { refs: ['label-bupropion-xl', 'label-bupropion-sr', 'smpc-bupropion-eu', 'project-judgement'] }), /the works that state it do not stand first: label-bupropion-xl, smpc-bupropion-eu/],
    ['words that were read in another way than their reading tells', 'stated/stated/0/by/0', (by) => Object.assign(by, { read: 'read in full' }), /no reading of nice-ng222 with these words was read like this: read in full/],
    ['words that somebody remembered', 'stated/stated/0/by/0', (by) => Object.assign(by, { read: 'psychological-therapy tables from memory' }), /nobody read these words of nice-ng222/],
    ['words about a medicine that is not there', 'stated/stated/0/by/0', (by) => Object.assign(by, { about: ['medication:aspirine'] }), /nice-ng222 is about an unknown fact: medication:aspirine/],
    ['a note to the makers where its reader is addressed', 'claims/claims/#prev-rct-no-excess', (claim) => Object.assign(claim, { note: 'It conflicts with the surveys, and the product must show both.' }), /claims.prev-rct-no-excess: a note to the makers, and the screen shows it: the product must/],
    ['words of a sentence that the flag does not say', 'stated/stated/#relapse/by/0', (by) => Object.assign(by, { of: 'PHQ-9 has fallen' }), /stated.relapse: it does not say what a work states of it: PHQ-9 has fallen/],
    ['a number that only another sentence of the flag has from a work', 'stated/stated/#relapse/by/1', (by) => Object.assign(by, { of: 'PHQ-9 has risen by 5 or more' }), /stated.relapse: neither the words of a work nor our own: 15/],
    ['words for a sentence that is not there', 'stated/stated/0', (entry) => Object.assign(entry, { sentence: 'dr-nothing' }), /stated.dr-nothing: no sentence has this id/],
    ['a sign that a work states which its explanation does not name', 'stated/stated/#m-sexual/by/0', (by) => Object.assign(by, { ref: 'bylsma-2008', words: 'Depression itself reduces emotional reactivity', read: null }), /m-sexual: the explanation does not name bylsma-2008/],
    ['words for a line that no option says', 'stated/lines/0', (line) => Object.assign(line, { says: 'Start at 300 mg' }), /Start at 300 mg: no option says this/],
    ['a number of a line that is neither in the words of a work nor our own', 'stated/lines/0', (line) => Object.assign(line, { ours: ['only if needed'] }), /neither the words of a work nor our own: 100/],
    ['a missing file', '', () => undefined, /release/],
  ];

  it.each(refused)('refuses %s', (_mistake, path, change, message) => {
    const raw = path === '' ? { ...readContent(), release: undefined } : changed(path, change);
    expect(problemsOf(raw).join('\n')).toMatch(message);
  });

  it('lists every mistake at once', () => {
    const once = changed('options/#bupropion-switch/rules/#bs-working', (rule) => Object.assign(rule, { refs: ['project-judgement', 'nobody-1900'] }));
    const content = changed('questions/questions/#phq9', (question) => Object.assign(question, { opens: 'nothing' }), once);
    expect(problemsOf(content)).toHaveLength(2);
  });
});

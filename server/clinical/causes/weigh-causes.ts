import { verdictOf } from '../conditions/compiled';
import type { Verdict } from '../conditions/verdict';
import type { CompiledCause, CompiledFeature } from '../engine/engine';
import type { Facts } from '../facts/facts';
import type { Cause, Finding } from '../model/assessment';
import { strongestMedicine } from './each-medicine';
import { timingOfOthers } from './timing-of-others';
import { titleOn } from '../words/title';

/** The cause that is the medicine itself; the others compete with it. */
const MEDICINE_CAUSE = 'ssri-snri-blunting';
const OTHER_MEDICINES = 'other-medicines';
const COMPETES_FROM = 2;
export const MUCH_FROM = 4;
export const SOME_FROM = 2;
/** Share of a cause's features that has to be checked before something is said of what was not found. */
const ENOUGH_CHECKED = 0.5;
/** Of what no list settles more than this share has to be asked or measured before `little` is said: a list that is silent was not asked about it. */
const ENOUGH_ASKED = 0.5;
const GROUPS: readonly Cause['group'][] = ['much', 'some', 'little', 'unknown', 'away'];

/** Every cause with its findings, by group, then by title. Weights are judgement and never a percentage. */
export function weighCauses(causes: readonly CompiledCause[], facts: Facts): readonly Cause[] {
  return causes
    .map((cause) => weigh(cause, facts))
    .sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.title < b.title ? -1 : 1));
}

/** Competing causes with a net weight of 2 or more. */
export const countAlternativeCauses = (causes: readonly CompiledCause[], facts: Facts): number =>
  causes.filter(({ content, features }) => content.id !== MEDICINE_CAUSE && reckon(content, features, facts).net >= COMPETES_FROM).length;

/** Whether every competing cause can be judged. */
export const areAllAssessed = (causes: readonly CompiledCause[], facts: Facts): boolean =>
  causes.every(({ content, features }) => content.id === MEDICINE_CAUSE || groupOf(reckon(content, features, facts)) !== 'unknown');

function weigh({ content, features }: CompiledCause, facts: Facts): Cause {
  const found: Finding[] = [];
  const against: Finding[] = [];
  const notAsked: Finding[] = [];
  const reckoned = reckon(content, features, facts);
  for (const { entry, verdict } of reckoned.judged) {
    if (verdict.kind === 'does-not-apply') continue;
    const list = verdict.kind === 'cannot-tell' ? notAsked : entry.against ? against : found;
    const aside = reckoned.aside(entry);
    list.push({ ...findingOf(entry, verdict, content.refs), ...(aside !== null && { message: `${entry.message} (${aside})`, weight: 0 }) });
  }
  return {
    id: content.id,
    title: titleOn(facts, content),
    explanation: content.explanation,
    for: found,
    against,
    notAsked,
    group: groupOf(reckoned),
    questionsToAsk: content.questionsToAsk,
    refs: content.refs,
    ...(content.id === OTHER_MEDICINES && { timing: timingOfOthers(found, facts) }),
  };
}

function findingOf({ feature, message }: CompiledFeature, verdict: Verdict, refs: readonly string[]): Finding {
  return {
    rule: feature.id,
    message,
    facts: verdict.kind === 'cannot-tell' ? verdict.missing : verdict.basis,
    refs,
    verdict: verdict.kind,
    weight: feature.weight,
    ...(feature.restsOn !== undefined && { restsOn: feature.restsOn }),
    ...(feature.othersFirst !== undefined && { othersFirst: feature.othersFirst }),
  };
}

type Reckoned = { readonly judged: readonly { readonly entry: CompiledFeature; readonly verdict: Verdict }[]; /** Sum of the weights that apply; of other medicines, each judged alone, that of the strongest. */ readonly net: number; /** Of a finding about weaker ones, that it does not add to the strongest. */ readonly aside: (entry: CompiledFeature) => string | null; readonly checkedShare: number; /** Of what no list settles by its silence, the share that rests on something asked, measured or recorded. */ readonly askedShare: number };

function reckon({ id }: CompiledCause['content'], features: readonly CompiledFeature[], facts: Facts): Reckoned {
  const each = features.map((entry) => ({ entry, verdict: verdictOf(entry.condition, facts) }));
  const alone = id === OTHER_MEDICINES ? strongestMedicine(each, facts) : null;
  const judged = alone?.judged ?? each;
  // What is mentioned only decides nothing, known or not.
  const weighing = judged.filter(({ entry }) => entry.feature.weight !== 0);
  const open = weighing.filter(({ verdict }) => verdict.kind === 'cannot-tell').length;
  const said = weighing.filter(({ verdict }) => verdict.kind !== 'cannot-tell' && verdict.basis.length > 0).length;
  return {
    judged,
    net: alone?.net ?? judged.reduce((net, { entry, verdict }) => (verdict.kind === 'applies' ? net + entry.feature.weight : net), 0),
    aside: alone?.aside ?? (() => null),
    // Where nothing weighs nothing was checked.
    checkedShare: weighing.length === 0 ? 0 : (weighing.length - open) / weighing.length,
    askedShare: open === 0 ? 1 : said / (said + open),
  };
}

/** What the chart holds decides from a net of 2; below that, too little checked or asked is `unknown` rather than `little`. */
function groupOf({ net, checkedShare, askedShare }: Reckoned): Cause['group'] {
  if (net >= MUCH_FROM) return 'much';
  if (net >= SOME_FROM) return 'some';
  if (checkedShare < ENOUGH_CHECKED) return 'unknown';
  if (net < 0) return 'away';
  return askedShare > ENOUGH_ASKED ? 'little' : 'unknown';
}

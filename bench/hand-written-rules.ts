import type { Chart, Coding, ConditionFact, MedicationEpisode, ObservationFact, Report } from '@/server/clinical/model/chart';
import { addDays, ageOn } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

/**
 * Twenty rules of the bupropion switch as somebody in a hurry would write them: plain functions over the chart with the
 * codes, drugs and limits typed in, three values and their evidence. They are what the compiled rules are measured against.
 */
export type Outcome = { readonly kind: 'applies' | 'does-not-apply'; readonly basis: readonly string[] } | { readonly kind: 'cannot-tell'; readonly missing: readonly string[] };

const SILENT: Outcome = { kind: 'does-not-apply', basis: [] };
const yes = (basis: readonly string[]): Outcome => ({ kind: 'applies', basis });
const no = (basis: readonly string[]): Outcome => (basis.length === 0 ? SILENT : { kind: 'does-not-apply', basis });
const open = (...missing: readonly string[]): Outcome => ({ kind: 'cannot-tell', missing });

type Codes = { readonly key: string; readonly snomed: readonly string[]; readonly icd10: readonly string[]; readonly prefixes: readonly string[] };
const MDD: Codes = { key: 'condition:mdd', snomed: ['370143000', '66344007', '268620009', '36923009', '450714000', '832007', '87512008'], icd10: [], prefixes: ['F32', 'F33'] };
const SEASONAL: Codes = { key: 'condition:seasonal-affective', snomed: ['247803002'], icd10: [], prefixes: [] };
const OCD: Codes = { key: 'condition:ocd', snomed: ['191736004'], icd10: [], prefixes: ['F42'] };
const PTSD: Codes = { key: 'condition:ptsd', snomed: ['47505003', '313182004', '443919007', '318784009'], icd10: [], prefixes: ['F431'] };
const SOCIAL: Codes = { key: 'condition:social-anxiety', snomed: ['25501002'], icd10: [], prefixes: ['F401'] };
const SEIZURE: Codes = { key: 'condition:seizure-disorder', snomed: ['128613002', '84757009', '735235000', '91175000', '313307000'], icd10: ['R569', 'R561'], prefixes: ['G40'] };
const EATING: Codes = { key: 'condition:bulimia-anorexia', snomed: ['78004001', '56882008', '698698008', '698695006', '231523004', '231522009', '77675002', '63393005', '32721004', '59645001', '16270871000119105', '16270831000119107'], icd10: [], prefixes: ['F500', 'F502'] };
const INSOMNIA: Codes = { key: 'condition:insomnia', snomed: ['193462001', '191997003'], icd10: [], prefixes: ['F510', 'G470'] };
const PANIC: Codes = { key: 'condition:panic-disorder', snomed: ['371631005', '35607004', '56576003'], icd10: ['F410'], prefixes: [] };
const GENERALISED: Codes = { key: 'condition:generalised-anxiety', snomed: ['21897009'], icd10: ['F411'], prefixes: [] };
const KIDNEY: Codes = { key: 'condition:chronic-kidney-disease', snomed: ['709044004', '433144002', '431857002', '433146000', '700378005', '700379002'], icd10: [], prefixes: ['N18'] };

const SSRI = ['citalopram', 'escitalopram', 'fluoxetine', 'fluvoxamine', 'paroxetine', 'sertraline'];
const SNRI = ['desvenlafaxine', 'duloxetine', 'levomilnacipran', 'milnacipran', 'venlafaxine'];
const BUPROPION = ['bupropion', 'bupropion/naltrexone', 'bupropion/dextromethorphan'];
const ACTIVE: readonly (string | null)[] = ['active', 'recurrence', 'relapse'];

const codeMatches = ({ system, code }: Coding, codes: Codes): boolean => {
  if (system === 'http://snomed.info/sct') return codes.snomed.includes(code);
  if (system !== 'http://hl7.org/fhir/sid/icd-10-cm') return false;
  const plain = code.replaceAll('.', '').toUpperCase();
  return codes.icd10.includes(plain) || codes.prefixes.some((prefix) => plain.startsWith(prefix));
};
const holds = (fact: ConditionFact, codes: Codes, on: LocalDate): boolean => {
  const since = fact.onsetOn ?? fact.recordedOn;
  return (since === null || since <= on) && fact.codings.some((coding) => codeMatches(coding, codes));
};
const saidOf = (chart: Chart, key: string, on: LocalDate, validDays: number) => chart.confirmations.find((one) => one.fact === key && one.on <= on && (one.value !== 'absent' || one.on >= addDays(on, -validDays)));

type Ask = { readonly active: boolean; readonly strict: boolean; readonly validDays: number };
function condition(chart: Chart, on: LocalDate, codes: Codes, { active, strict, validDays }: Ask): Outcome {
  const basis: string[] = [];
  const silent: string[] = [];
  let unclear = false;
  for (const fact of chart.conditions) {
    if (!holds(fact, codes, on)) continue;
    if (!active || (ACTIVE.includes(fact.clinicalStatus) && fact.abatedOn === null)) basis.push(fact.id);
    else if (fact.clinicalStatus === null && fact.abatedOn === null) unclear = true;
    else silent.push(fact.id);
  }
  if (basis.length > 0) return yes(basis);
  const said = saidOf(chart, codes.key, on, validDays);
  if (said?.value === 'present') return yes([said.id]);
  if (said?.value === 'absent') return no([said.id]);
  return unclear || strict || !chart.received.conditions ? open(codes.key) : no(silent);
}

const isTaken = ({ status, startOn, stopOn }: MedicationEpisode, on: LocalDate): boolean | null => {
  if (status === 'planned' || (startOn !== null && startOn > on)) return false;
  if (stopOn !== null) return stopOn > on || (stopOn === on && status === 'active');
  return status === 'active' ? true : status === 'stopped' ? false : null;
};
function taking(chart: Chart, on: LocalDate, drugs: readonly string[], { key, strict }: { readonly key: string; readonly strict: boolean }): Outcome {
  const basis: string[] = [];
  const silent: string[] = [];
  let unclear = false;
  for (const episode of chart.episodes) {
    if (!drugs.includes(episode.drug) || (episode.startOn !== null && episode.startOn > on)) continue;
    const taken = isTaken(episode, on);
    if (taken === true) basis.push(episode.id);
    else if (taken === null) unclear = true;
    else silent.push(episode.id);
  }
  if (basis.length > 0) return yes(basis);
  const said = saidOf(chart, key, on, 14);
  if (said?.value === 'present') return yes([said.id]);
  if (said?.value === 'absent') return no([said.id]);
  return unclear || strict || !chart.received.medications ? open(key) : no(silent);
}

function newestReport(chart: Chart, on: LocalDate, instrument: string, has: (report: Report) => boolean): Report | undefined {
  let newest: Report | undefined;
  for (const report of chart.reports) {
    if (report.instrument === instrument && report.on <= on && has(report) && (newest === undefined || report.on > newest.on || (report.on === newest.on && report.id < newest.id))) newest = report;
  }
  return newest;
}
function score(chart: Chart, on: LocalDate, instrument: string, test: (total: number) => boolean): Outcome {
  const newest = newestReport(chart, on, instrument, (report) => typeof report.scores.total === 'number');
  const total = newest?.scores.total;
  if (newest === undefined || typeof total !== 'number' || newest.on < addDays(on, -28)) return open(`score:${instrument}.total`);
  return test(total) ? yes([newest.id]) : no([newest.id]);
}
function measured(chart: Chart, on: LocalDate, [observation, unit]: readonly [string, string], test: (value: number) => boolean): Outcome {
  let newest: ObservationFact | undefined;
  for (const fact of chart.observations) {
    if (fact.observation === observation && fact.on <= on && (newest === undefined || fact.on > newest.on || (fact.on === newest.on && fact.id < newest.id))) newest = fact;
  }
  if (newest === undefined || newest.on < addDays(on, -365) || newest.value === null || newest.unit !== unit) return open(`observation:${observation}`);
  return test(newest.value) ? yes([newest.id]) : no([newest.id]);
}

function anyOf(...outcomes: readonly Outcome[]): Outcome {
  if (outcomes.some((one) => one.kind === 'applies')) return yes([...new Set(outcomes.flatMap((one) => (one.kind === 'applies' ? one.basis : [])))]);
  const unknown = outcomes.filter((one) => one.kind === 'cannot-tell');
  if (unknown.length > 0) return open(...new Set(unknown.flatMap((one) => one.missing)));
  return no([...new Set(outcomes.flatMap((one) => (one.kind === 'does-not-apply' ? one.basis : [])))]);
}
function allOf(...outcomes: readonly Outcome[]): Outcome {
  const unmet = outcomes.find((one) => one.kind === 'does-not-apply');
  if (unmet !== undefined) return unmet;
  const unknown = outcomes.filter((one) => one.kind === 'cannot-tell');
  if (unknown.length > 0) return open(...new Set(unknown.flatMap((one) => one.missing)));
  return yes([...new Set(outcomes.flatMap((one) => (one.kind === 'cannot-tell' ? [] : one.basis)))]);
}

const EVER: Ask = { active: false, strict: false, validDays: 365 };
const NOW: Ask = { active: true, strict: false, validDays: 365 };
const EVER_STRICT: Ask = { active: false, strict: true, validDays: 365 };

function age(chart: Chart, on: LocalDate, test: (years: number) => boolean): Outcome {
  const { birthOn } = chart.patient;
  if (birthOn === null || birthOn > on) return open('patient:ageYears');
  return test(ageOn(birthOn, on)) ? yes(['patient:ageYears']) : no(['patient:ageYears']);
}

export const HAND_WRITTEN: Readonly<Record<string, (chart: Chart, on: LocalDate) => Outcome>> = {
  'bs-ind': (chart, on) => allOf(anyOf(taking(chart, on, SSRI, { key: 'medication:ssri', strict: false }), taking(chart, on, SNRI, { key: 'medication:snri', strict: false })), condition(chart, on, MDD, EVER)),
  'bs-seasonal': (chart, on) => condition(chart, on, SEASONAL, EVER),
  'bs-residual': (chart, on) => allOf(score(chart, on, 'phq9', (total) => total >= 5), score(chart, on, 'phq9', (total) => total < 20)),
  'bs-anxiety-main': (chart, on) => anyOf(condition(chart, on, OCD, NOW), condition(chart, on, PTSD, NOW), condition(chart, on, SOCIAL, NOW)),
  'bs-severe': (chart, on) => score(chart, on, 'phq9', (total) => total >= 20),
  'bs-fluoxetine': (chart, on) => taking(chart, on, ['fluoxetine'], { key: 'medication:fluoxetine', strict: false }),
  'bs-digoxin': (chart, on) => taking(chart, on, ['digoxin'], { key: 'medication:digoxin', strict: false }),
  'bs-seizure': (chart, on) => condition(chart, on, SEIZURE, EVER_STRICT),
  'bs-eating': (chart, on) => condition(chart, on, EATING, EVER_STRICT),
  'bs-duplicate': (chart, on) => taking(chart, on, BUPROPION, { key: 'medication:bupropion-products', strict: true }),
  'bs-thioridazine': (chart, on) => anyOf(taking(chart, on, ['thioridazine'], { key: 'medication:thioridazine', strict: true }), taking(chart, on, ['pimozide'], { key: 'medication:pimozide', strict: true })),
  'bs-age18': (chart, on) => age(chart, on, (years) => years < 18),
  'bs-age25': (chart, on) => age(chart, on, (years) => years < 25),
  'bs-age65': (chart, on) => age(chart, on, (years) => years >= 65),
  'bs-renal': (chart, on) => anyOf(measured(chart, on, ['egfr', 'mL/min/{1.73_m2}'], (value) => value < 90), condition(chart, on, KIDNEY, EVER)),
  'bs-weight': (chart, on) => measured(chart, on, ['bmi', 'kg/m2'], (value) => value < 18.5),
  'bs-insomnia': (chart, on) => {
    const newest = newestReport(chart, on, 'phq9', (report) => typeof report.answers['phq9-3'] === 'number');
    const answer = newest?.answers['phq9-3'];
    const item: Outcome = newest === undefined || typeof answer !== 'number' || newest.on < addDays(on, -28) ? open('answer:phq9.phq9-3') : answer >= 2 ? yes([newest.id]) : no([newest.id]);
    return anyOf(condition(chart, on, INSOMNIA, NOW), item);
  },
  'bs-anxiety': (chart, on) => anyOf(score(chart, on, 'gad7', (total) => total >= 10), condition(chart, on, PANIC, NOW), condition(chart, on, GENERALISED, NOW)),
  'bs-antiarrhythmic': (chart, on) => anyOf(...['flecainide', 'propafenone', 'mexiletine'].map((drug) => taking(chart, on, [drug], { key: `medication:${drug}`, strict: false }))),
  'bs-prodrug': (chart, on) => taking(chart, on, ['tamoxifen'], { key: 'medication:tamoxifen', strict: false }),
};

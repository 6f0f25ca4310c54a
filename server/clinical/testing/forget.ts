import type { Terms } from '../facts/terms';
import type { Chart } from '../model/chart';
import type { FactKey } from '../model/ids';

/** Records a computed fact rests on: forgetting it forgets them. */
const RESTS_ON: Readonly<Record<string, readonly FactKey[]>> = {
  'derived:severeCirrhosis': ['condition:hepatic-impairment', 'derived:childPugh'],
  'derived:phq9Rise': ['score:phq9.total'],
  'derived:abruptStopPlanned': ['medication:benzodiazepine', 'medication:barbiturate', 'medication:antiepileptic'],
};

/** The chart as if nobody had ever recorded or asked about the fact; a list left without an entry was never received. */
export function forget(chart: Chart, key: FactKey, terms: Terms): Chart {
  const keys = [key, ...(RESTS_ON[key] ?? [])];
  return keys.reduce((held, each) => forgetOne(held, each, terms), chart);
}

function forgetOne(chart: Chart, key: FactKey, terms: Terms): Chart {
  const name = key.slice(key.indexOf(':') + 1);
  const kept: Chart = { ...chart, confirmations: chart.confirmations.filter(({ fact }) => fact !== key) };
  switch (key.slice(0, key.indexOf(':'))) {
    case 'condition': {
      const conditions = chart.conditions.filter(({ codings }) => !codings.some((coding) => terms.setsOf(coding).some(({ set }) => set === name)));
      return { ...kept, conditions, received: { ...chart.received, conditions: chart.received.conditions && (conditions.length > 0 || chart.conditions.length === 0) } };
    }
    case 'medication': {
      const episodes = chart.episodes.filter((episode) => !terms.lexicon.termsOf(episode).classes.includes(name) && !terms.lexicon.termsOf(episode).names.some((entry) => entry.name === terms.lexicon.spelt(name)));
      return { ...kept, episodes, received: { ...chart.received, medications: chart.received.medications && (episodes.length > 0 || chart.episodes.length === 0) } };
    }
    case 'allergy':
      return { ...kept, allergies: chart.allergies.filter(({ ingredient }) => ingredient !== name), confirmations: kept.confirmations.filter(({ fact }) => fact !== 'allergy:any') };
    case 'score':
      return { ...kept, reports: chart.reports.filter(({ instrument }) => instrument !== name.split('.')[0]) };
    case 'answer': {
      const [instrument, item = ''] = name.split('.');
      const reports = chart.reports.map((report) => (report.instrument === instrument ? { ...report, answers: Object.fromEntries(Object.entries(report.answers).filter(([id]) => id !== item)) } : report));
      return { ...kept, reports };
    }
    case 'observation':
      return { ...kept, observations: chart.observations.filter(({ observation }) => observation !== name) };
    case 'patient':
      return { ...kept, patient: { ...chart.patient, ...(name === 'ageYears' ? { birthOn: null } : {}), ...(name === 'country' ? { country: null } : {}) } };
    default:
      return kept;
  }
}

import type { Option } from '../model/assessment';
import type { Confirmation } from '../model/chart';
import { ALLERGY, ANY_ALLERGY, saidAllergies } from '../model/no-allergy';
import { labelOf } from '../story/label-of';
import { takenOver } from '../story/taken-over';
import { noAllergyIn } from '../words/allergies';
import { dayInWords } from '../words/day';
import { inSentence } from '../words/in-sentence';
import type { NoteReading } from './reading';
import { derived, fact, factOrKey, listed, rule } from './sentence';
import type { Sentence } from './sentence';

const MOST_NAMED = 8;

/** What was asked, what is not recorded and taken over by the signer, what waits; and what the note rests on. */
export function checkSentences(reading: NoteReading): readonly Sentence[] {
  return [allergies(reading), ...asked(reading), ...unknowns(reading), ...waiting(reading), basis(reading)];
}

/** As the banner says it: none only of what somebody asked or of a list that came, and nobody said yes. */
function allergies({ facts }: NoteReading): Sentence {
  const base = { id: 'checks.allergies', section: 'checks', origin: 'data', spare: 0 } as const;
  const asked = [...facts.confirmations.values()].filter(({ fact: key }) => key.startsWith(ALLERGY)).sort((a, b) => (a.on < b.on ? -1 : 1));
  const said = saidAllergies(asked, facts.allergies);
  const told = [
    ...facts.allergies.map(({ text, reaction, on }) => `${inSentence(text)}${reaction === null && on === null ? '' : ` (${[reaction, on?.slice(0, 4) ?? null].filter((part) => part !== null).join(', ')})`}`),
    ...said.map(({ name, on }) => `${name} (said ${dayInWords(on)})`),
  ];
  if (told.length > 0) return { ...base, text: `Allergies: ${listed(told, told.length)}.`, refs: [...facts.allergies, ...said].map(({ id }) => fact(id)) };
  const { words, basis: denied } = noAllergyIn(asked, facts.chart.received.allergies);
  return { ...base, text: `Allergies: ${words}.`, refs: denied.length === 0 ? [derived(ANY_ALLERGY)] : denied.map(({ id }) => fact(id)) };
}

/** The options that were chosen; without a choice, those that could be. */
function concerned({ visit: { decision }, options }: NoteReading): readonly Option[] {
  return decision?.kind === 'options' ? options.filter(({ id }) => decision.options.includes(id)) : [];
}

/** What a clinician confirmed as absent among the contraindications of the chosen options, by day. */
function asked(reading: NoteReading): readonly Sentence[] {
  const { facts } = reading;
  const byId = new Map([...facts.confirmations.values()].map((said) => [said.id, said]));
  const named = new Map<string, Confirmation>();
  for (const option of concerned(reading)) {
    for (const { verdict, facts: ids } of option.wrongIf) {
      if (verdict !== 'does-not-apply') continue;
      for (const id of ids) {
        const said = byId.get(id);
        if (said?.value === 'absent') named.set(id, said);
      }
    }
  }
  const days = [...new Set([...named.values()].map(({ on }) => on))].sort();
  return days.map((on): Sentence => {
    const said = [...named.values()].filter((entry) => entry.on === on).sort((a, b) => (a.fact < b.fact ? -1 : 1));
    return {
      id: `checks.asked.${on}`,
      section: 'checks',
      origin: 'data',
      text: `Asked on ${dayInWords(on)}, absent: ${listed(said.map(({ fact: key }) => inSentence(labelOf(key, facts))), MOST_NAMED, '; ')}.`,
      refs: said.map(({ id }) => fact(id)),
      spare: 2,
    };
  });
}

/** Named one by one however many: the signer takes over each of them. */
function unknowns(reading: NoteReading): readonly Sentence[] {
  const unknown = takenOver(concerned(reading), reading);
  if (unknown.length === 0) return [];
  const keys = [...new Set(unknown.flatMap(({ facts }) => facts))].sort();
  return [{ id: 'checks.unknown', section: 'checks', origin: 'rule', text: `Not known, taken over: ${unknown.map(({ words }) => words).join('; ')}.`, refs: keys.map(factOrKey), spare: 0 }];
}

function waiting({ facts }: NoteReading): readonly Sentence[] {
  const { waiting: held } = facts.chart;
  if (held.length === 0) return [];
  return [{ id: 'checks.waiting', section: 'checks', origin: 'data', text: `Not used, waiting for a person in the inbox: ${listed([...held].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ text }) => text), 4)}.`, refs: held.map(({ id }) => fact(id)), spare: 0 }];
}

function basis(reading: NoteReading): Sentence {
  const { knowledge, assessment, plan } = reading;
  const reviewed = knowledge.options.every(({ review }) => review.status === 'reviewed');
  const model = plan?.steps.some(({ doses }) => doses.some(({ occupancyPercent }) => occupancyPercent !== null)) === true ? ' Occupancy is modelled, not measured.' : '';
  return {
    id: 'basis.composed',
    section: 'basis',
    origin: 'rule',
    text: `Chart as of ${dayInWords(assessment.on)}; rules of content ${knowledge.stamp.version}${reviewed ? '' : ', not yet reviewed by a clinician'}.${model}`,
    refs: [rule('content'), derived('chart')],
    spare: 0,
  };
}

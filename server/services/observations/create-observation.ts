import type { z } from 'zod';
import { insertObservations } from '@/db/queries/facts/insert-facts';
import type { Chart, ObservationFact } from '@/server/clinical/model/chart';
import type { ObservationCode } from '@/server/clinical/model/code-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import type { createObservationInput } from '@/server/contracts/observation';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { isPresenceTest, possibleRange } from '../catalog/observation-range';
import { checkPastDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, unusual, wrongField } from '../patient-act';

const LOINC = 'http://loinc.org';
/** A slip of the decimal point against the newest value of the same kind. */
const TENFOLD = 10;

type Given = z.output<typeof createObservationInput>;
type Said = Pick<ObservationFact, 'value' | 'valueText' | 'unit'>;

const WORDS = { negative: 'Negative', positive: 'Positive' } as const;

/** A test that only says whether something is there. */
function presence({ result, value }: Given): Said {
  if (value !== null) throw wrongField('value', 'This test has no number; choose negative or positive.');
  if (result === null) throw wrongField('result', 'Choose negative or positive.');
  return { value: null, valueText: WORDS[result], unit: null };
}

/** A number in the catalog's unit: the impossible is refused, the unusual asked about. */
function measured({ value, unit, result, confirmed }: Given, known: ObservationCode, { knowledge, chart }: { readonly knowledge: Knowledge; readonly chart: Chart }): Said {
  if (known.ucum === null) throw wrongField('observation', 'This result is no number; enter it with its own form.');
  if (unit !== known.ucum) throw wrongField('unit', `The unit is ${known.ucum}.`);
  if (value === null || result !== null) throw wrongField('value', 'A number is needed.');
  const possible = possibleRange(knowledge, known);
  if (possible !== null && (value < possible.min || value > possible.max)) throw wrongField('value', `Possible are ${possible.min} to ${possible.max}.`);
  if (possible === null && value <= 0) throw wrongField('value', 'Possible is more than zero.');
  if (confirmed) return { value, valueText: null, unit };
  const { plausible } = known;
  if (plausible !== null && (value < plausible.min || value > plausible.max)) {
    throw unusual('value', `${known.display}: ${value} is unusual, most are ${plausible.min} to ${plausible.max}. Look at the number, its decimal point and its unit.`);
  }
  const newest = chart.observations.filter((fact) => fact.observation === known.id && fact.unit === known.ucum && fact.value !== null).at(-1);
  const before = newest?.value ?? null;
  if (before !== null && before > 0 && value > 0 && (value >= before * TENFOLD || value * TENFOLD <= before)) {
    throw unusual('value', 'Ten times more or less than the last one: look at the decimal point.');
  }
  return { value, valueText: null, unit };
}

/** A measurement or laboratory result entered by hand, in the catalog's unit. */
export const createObservation = (ctx: ServiceContext, input: Given): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'history:enter',
    event: 'observation.created',
    objectKind: 'observation',
    change: async ({ db, entry, chart, on, provenance }, given) => {
      const knowledge = loadKnowledge();
      const known = knowledge.codes.observations.find(({ id }) => id === given.observation);
      if (known === undefined) throw wrongField('observation', 'This measurement is not in the catalog; choose one from the list.');
      const said = isPresenceTest(known) ? presence(given) : measured(given, known, { knowledge, chart });
      checkPastDay('on', given.on, { birthOn: chart.patient.birthOn, on });
      const fact = {
        id: '',
        observation: known.id,
        codings: known.loinc === null ? [] : [{ system: LOINC, code: known.loinc, display: known.display }],
        text: known.display,
        ...said,
        low: null,
        high: null,
        on: given.on,
        provenance,
      };
      const [id] = await insertObservations(db, entry, [{ fact, importKey: null }]);
      return { objectId: id ?? null, details: { observation: known.id, confirmed: given.confirmed } };
    },
  });

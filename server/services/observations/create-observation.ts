import type { z } from 'zod';
import { insertObservations } from '@/db/queries/facts/insert-facts';
import type { createObservationInput } from '@/server/contracts/observation';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { possibleRange } from '../catalog/observation-range';
import { checkPastDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, unusual, wrongField } from '../patient-act';

const LOINC = 'http://loinc.org';
/** A slip of the decimal point against the newest value of the same kind. */
const TENFOLD = 10;

/** A measurement or laboratory result entered by hand, in the catalog's unit. */
export const createObservation = (ctx: ServiceContext, input: z.output<typeof createObservationInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'history:enter',
    event: 'observation.created',
    objectKind: 'observation',
    change: async ({ db, entry, chart, on, provenance }, given) => {
      const knowledge = loadKnowledge();
      const known = knowledge.codes.observations.find(({ id }) => id === given.observation);
      if (known === undefined) throw wrongField('observation', 'This measurement is not in the catalog; choose one from the list.');
      if (known.ucum === null) throw wrongField('observation', 'This result is no number; enter it with its own form.');
      if (given.unit !== known.ucum) throw wrongField('unit', `The unit is ${known.ucum}.`);
      const possible = possibleRange(knowledge, known);
      if (possible !== null && (given.value < possible.min || given.value > possible.max)) {
        throw wrongField('value', `Possible are ${possible.min} to ${possible.max}.`);
      }
      if (possible === null && given.value <= 0) throw wrongField('value', 'Possible is more than zero.');
      checkPastDay('on', given.on, { birthOn: chart.patient.birthOn, on });
      const { plausible } = known;
      if (!given.confirmed && plausible !== null && (given.value < plausible.min || given.value > plausible.max)) {
        throw unusual('value', `${known.display}: ${given.value} is unusual, most are ${plausible.min} to ${plausible.max}. Look at the number, its decimal point and its unit.`);
      }
      const newest = chart.observations.filter(({ observation, unit, value }) => observation === known.id && unit === known.ucum && value !== null).at(-1);
      const before = newest?.value ?? null;
      if (!given.confirmed && before !== null && before > 0 && given.value > 0 && (given.value >= before * TENFOLD || given.value * TENFOLD <= before)) {
        throw unusual('value', 'Ten times more or less than the last one: look at the decimal point.');
      }
      const fact = {
        id: '',
        observation: known.id,
        codings: known.loinc === null ? [] : [{ system: LOINC, code: known.loinc, display: known.display }],
        text: known.display,
        value: given.value,
        valueText: null,
        unit: known.ucum,
        low: null,
        high: null,
        on: given.on,
        provenance,
      };
      const [id] = await insertObservations(db, entry, [{ fact, importKey: null }]);
      return { objectId: id ?? null, details: { observation: known.id, confirmed: given.confirmed } };
    },
  });

import { z } from 'zod';
import { createObservationInput, PRESENCE_RESULTS } from '@/server/contracts/observation';
import { formatUnit } from '../ui/amounts';
import { observationName } from './observation-names';
import type { MeasurementKind } from './observation-names';
import { readDecimal } from './read-decimal';
import { typedDay } from './typed-fields';

export type Measured =
  | { readonly observation: string; readonly unit: string; readonly value: string }
  | { readonly observation: string; readonly result: (typeof PRESENCE_RESULTS)[number] };

/** Values as typed, by observation; each is read once, and an empty one is not given. */
export const measurementForm = ({ members, all }: MeasurementKind) =>
  z.object({
    on: typedDay(createObservationInput.shape.on, 'Write the day it was measured.'),
    values: z.record(z.string(), z.string()).transform((typed, context): readonly Measured[] => {
      const refuse = (path: string, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message });
      };
      const measured = members.flatMap((member): readonly Measured[] => {
        const { unit } = member;
        if (unit === null) {
          const result = PRESENCE_RESULTS.find((word) => word === typed[member.id]);
          return result === undefined ? [] : [{ observation: member.id, result }];
        }
        const read = readDecimal(typed[member.id] ?? '', { unit: formatUnit(unit), trailingZero: 'read' });
        if (read.kind === 'refused') refuse(member.id, read.why);
        if (read.kind === 'not-given' && all) refuse(member.id, `Write the value of ${observationName(member)}.`);
        return read.kind === 'number' ? [{ observation: member.id, unit, value: read.text }] : [];
      });
      const [first] = members;
      if (!all && first !== undefined && members.every(({ id }) => (typed[id] ?? '').trim() === '')) refuse(first.id, first.unit === null ? 'Choose at least one result.' : 'Write at least one value.');
      const valueOf = (id: string): number => measured.reduce((found, one) => (one.observation === id && 'value' in one ? Number(one.value) : found), NaN);
      if (valueOf('diastolic-bp') >= valueOf('systolic-bp')) {
        refuse('diastolic-bp', 'The lower pressure is below the upper one; look whether they changed places.');
      }
      return measured;
    }),
  });

import { z } from 'zod';
import { createObservationInput } from '@/server/contracts/observation';
import { formatUnit } from '../ui/amounts';
import { observationName } from './observation-names';
import type { MeasurementKind } from './observation-names';
import { readDecimal } from './read-decimal';
import { typedDay } from './typed-fields';

export type Measured = { readonly observation: string; readonly unit: string; readonly value: string };

/** Values as typed, by observation; each is read once, and an empty one is not given. */
export const measurementForm = ({ members, all }: MeasurementKind) =>
  z.object({
    on: typedDay(createObservationInput.shape.on, 'Write the day it was measured.'),
    values: z.record(z.string(), z.string()).transform((typed, context): readonly Measured[] => {
      const refuse = (path: string, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message });
      };
      const measured = members.flatMap((member): readonly Measured[] => {
        const unit = member.unit ?? '';
        const read = readDecimal(typed[member.id] ?? '', { unit: formatUnit(unit), trailingZero: 'read' });
        if (read.kind === 'refused') refuse(member.id, read.why);
        if (read.kind === 'not-given' && all) refuse(member.id, `Write the value of ${observationName(member)}.`);
        return read.kind === 'number' ? [{ observation: member.id, unit, value: read.text }] : [];
      });
      const [first] = members;
      if (!all && first !== undefined && members.every(({ id }) => (typed[id] ?? '').trim() === '')) refuse(first.id, 'Write at least one value.');
      const upper = measured.find(({ observation }) => observation === 'systolic-bp');
      const lower = measured.find(({ observation }) => observation === 'diastolic-bp');
      if (upper !== undefined && lower !== undefined && Number(lower.value) >= Number(upper.value)) {
        refuse('diastolic-bp', 'The lower pressure is below the upper one; look whether they changed places.');
      }
      return measured;
    }),
  });

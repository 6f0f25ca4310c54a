import { z } from 'zod';
import { previewPlanInput } from '@/server/contracts/plan-preview';

const option = z.object({ option: previewPlanInput.shape.option });

/** The option named in an address; `null` for anything that is none. */
export function readPlannableOption(given: string | readonly string[] | undefined): z.output<typeof option>['option'] | null {
  const read = option.safeParse({ option: given });
  return read.success ? read.data.option : null;
}

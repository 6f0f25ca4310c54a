import type { RuledOut } from '@/server/contracts/advice-change';

type Words = { /** Instead of the word of the status. */ readonly status: string; /** What stands under it. */ readonly under: string; readonly sentence: string };

/** A label's contraindication and a stop of this project are two things: the word of the status says which. */
export const RULED_OUT: Readonly<Record<RuledOut, Words>> = {
  label: { status: 'Contraindicated', under: 'by the label', sentence: 'The product information rules it out on this chart.' },
  'for-now': { status: 'Stopped by our rule', under: 'no label; may be decided against', sentence: 'No label rules it out: it is a stop for now, which a prescriber may decide against with a written reason.' },
  'each-choice': { status: 'Each choice ruled out', under: 'by a reason of its own', sentence: 'Each choice of this option is ruled out by a reason of its own.' },
  rule: { status: 'Ruled out by our rule', under: 'on the sources beside it', sentence: 'A rule of this library rules it out on this chart; its sources stand beside it.' },
};

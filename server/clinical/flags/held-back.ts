import type { Flag } from '../model/assessment';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import type { Amount, Plan } from '../model/plan';

/** What is taken now and what is wanted in the end. */
type Course = Pick<Plan, 'from' | 'to'>;

type Drugs = Pick<Knowledge, 'drugs'>;

/** Daily doses by ingredient: another form of the same medicine is no other medicine. */
function byIngredient(list: readonly Amount[], { drugs }: Drugs): readonly Amount[] {
  const sums = new Map<string, number>();
  for (const { drug, mgPerDay } of list) {
    const ingredient = drugs.find(({ id }) => id === drug)?.ingredient ?? drug;
    sums.set(ingredient, (sums.get(ingredient) ?? 0) + mgPerDay);
  }
  return [...sums].map(([drug, mgPerDay]) => ({ drug, mgPerDay }));
}

const ingredientsOf = ({ from, to }: Course, knowledge: Drugs): Course => ({ from: byIngredient(from, knowledge), to: byIngredient(to, knowledge) });

const amountIn = (list: readonly Amount[], drug: string): number => list.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;

/** A dose of the plan is below what is taken, or a medicine ends. */
const falls = ({ from, to }: Course): boolean => from.some(({ drug, mgPerDay }) => amountIn(to, drug) < mgPerDay);
/** A dose of the plan is above what is taken, or a drug is new. */
const rises = ({ from, to }: Course): boolean => to.some(({ drug, mgPerDay }) => mgPerDay > amountIn(from, drug));
const raises = (plan: Course, name: string): boolean => plan.to.some(({ drug, mgPerDay }) => drug.startsWith(name) && mgPerDay > amountIn(plan.from, drug));
const starts = ({ from, to }: Course, name: string): boolean => to.some(({ drug }) => drug.startsWith(name)) && !from.some(({ drug }) => drug.startsWith(name));

/** Words of the content that hold back a signature, and what of a plan each speaks of; `null` is every signature. */
const SIGNING: Readonly<Record<string, ((plan: Course) => boolean) | null>> = {
  'signing': null,
  'signing the note': null,
  'signing a medicine change': () => true,
  'signing a decision that starts, switches or increases an antidepressant': rises,
  'signing any start or increase': rises,
  'signing any start or increase of a serotonergic medicine': rises,
  'signing a start or increase': rises,
  'signing an antidepressant start or increase': rises,
  'signing a bupropion start': (plan) => starts(plan, 'bupropion'),
  'signing a valproate start': (plan) => starts(plan, 'valproate'),
  'signing a standard lamotrigine schedule': (plan) => starts(plan, 'lamotrigine'),
};

/** Words of the content that hold back what a plan goes on to do. */
const PLANNING: Readonly<Record<string, (plan: Course) => boolean>> = {
  'next taper step': falls,
  'starting or dispensing a taper plan': falls,
  'next dose increase or next switch step': rises,
  'bupropion increase': (plan) => raises(plan, 'bupropion'),
};

/** Words of the content that concern options and screens, and no plan that there is. */
const ELSEWHERE: readonly string[] = ['option cards', 'plan generation', 'ketamine pathway'];

/** Whether the program knows what a block of the content asks of it. */
export const isKnownBlock = (block: string): boolean => block in SIGNING || block in PLANNING || ELSEWHERE.includes(block);

/** Whether a block holds back the signature of a note with this plan, or with none; one that the program does not know holds every one. */
export function holdsSigning(block: string, plan: Course | null, knowledge: Drugs): boolean {
  const of = SIGNING[block];
  if (of === undefined) return block.startsWith('signing');
  return of === null || (plan !== null && of(ingredientsOf(plan, knowledge)));
}

/** What of a flag's blocks the plan would do all the same; nothing of blocks that hold every signature, whatever is planned. */
export function heldBack(blocks: readonly string[], plan: Course | null, knowledge: Drugs): readonly string[] {
  if (plan === null) return [];
  const course = ingredientsOf(plan, knowledge);
  return blocks.filter((block) => (SIGNING[block] ?? PLANNING[block])?.(course) === true);
}

/** Every word of the content by which a flag could hold this plan back, whatever is raised; none without a plan. */
export const heldBackBy = (plan: Course | null, knowledge: Drugs): readonly string[] => heldBack([...Object.keys(SIGNING), ...Object.keys(PLANNING)], plan, knowledge);

/** Whether what a flag asks for was done. One that was signed past, or answered before this was asked, is open; so is one that nobody answered. */
export const isSettled = (answer: { readonly settled?: boolean | null } | null | undefined): boolean => answer?.settled === true;

type Answered = { readonly knowledge: Drugs; readonly answerTo: (flag: Flag) => Parameters<typeof isSettled>[0] };

/** Flags that nobody has settled and that hold back what a plan does, with their words for it. */
export const openHolds = (flags: readonly Flag[], plan: Course, { knowledge, answerTo }: Answered): readonly { readonly flag: Flag; readonly held: readonly string[] }[] =>
  flags.flatMap((flag) => {
    const held = isSettled(answerTo(flag)) ? [] : heldBack(flag.blocks, plan, knowledge);
    return held.length === 0 ? [] : [{ flag, held }];
  });

const dosesOf = (step: Plan['steps'][number]): readonly Amount[] => step.doses.map(({ drug, mgPerDay }) => ({ drug, mgPerDay }));

/** The rest of a plan on a day: from the doses that it has for that day to those of its last step. */
export function stillToCome({ from, to, steps }: Plan, on: LocalDate): Course {
  const now = steps.findLast((step) => step.from <= on);
  const last = steps.at(-1);
  return { from: now === undefined ? from : dosesOf(now), to: last === undefined ? to : dosesOf(last) };
}

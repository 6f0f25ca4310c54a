import type { Edit } from '../model/plan';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import type { Building, Built } from './build-tracks';
import { paceInWords } from './pace-in-words';
import { micrograms } from './products';
import { nameOf } from './terms';

/** The prescriber's edits in words, each with whether the content's limits still hold. */
export function editsOf(building: Building, built: Built): Edit[] {
  const { request, terms, wanted } = building;
  const { steering, pace } = request;
  const falling = [...wanted.from].filter(([drug, dose]) => wanted.to.get(drug) !== dose);
  const hasDatedStep = falling.some(([drug, from]) => built.tracks.some((track) => track.drug === drug && track.events.some(({ dose }) => dose < from && dose !== (wanted.to.get(drug) ?? 0))));
  const { general, intervalWeeks } = terms.knowledge.tapering;
  const shortest = intervalWeeks.shortUseUnder8Weeks * 7;
  const { firstCutMg, stepDays, holds, stepBackAt, resumeAt, freeSince, newDrugOn, liquidTail, oneAfterAnother } = steering;
  return [
    ...(pace === 'default' ? [] : [{ id: 'pace', words: paceInWords(built, building), insideLimits: true }]),
    ...(isOneForAll(building) ? [{ id: 'strategy', words: `${request.strategy?.replaceAll('-', ' ') ?? ''} for each that ends`, insideLimits: true }] : []),
    ...(firstCutMg === null ? [] : [{ id: 'first-cut', words: `first cut of ${doseInWords(micrograms(firstCutMg))}`, insideLimits: falling.every(([, dose]) => micrograms(firstCutMg) <= dose * general.largestCutShare.share) }]),
    ...(stepDays === null ? [] : [{ id: 'step-length', words: `${stepDays} days a step${hasDatedStep ? '' : ' asked for, which changes nothing: no step on the way down has an end'}`, insideLimits: !hasDatedStep || stepDays >= shortest }]),
    ...(liquidTail ? [{ id: 'liquid-tail', words: 'small liquid doses at the end', insideLimits: true }] : []),
    ...holds.map(({ step, days }) => ({ id: 'hold', words: `step ${step} held for ${days} more days`, insideLimits: true })),
    ...(stepBackAt === null ? [] : [{ id: 'step-back', words: `step back once after step ${stepBackAt}`, insideLimits: true }]),
    ...(resumeAt === null ? [] : [{ id: 'resumed', words: `taken up at step ${resumeAt}`, insideLimits: true }]),
    ...(oneAfterAnother ? [{ id: 'one-after-another', words: 'one medicine after the other', insideLimits: true }] : []),
    ...freeSince.map(({ drug, on }) => ({ id: 'free-since', words: `free of ${nameOf(drug, terms)} since ${dayInWords(on)}`, insideLimits: true })),
    ...(newDrugOn === null ? [] : [{ id: 'new-drug-on', words: `new drug from ${dayInWords(newDrugOn)}`, insideLimits: true }]),
  ];
}

/** Of several that end without a new one each goes by its own rule, unless one strategy is asked for. */
const isOneForAll = ({ request, wanted, terms }: Building): boolean =>
  request.strategy !== null && wanted.added.length === 0 && wanted.stopped.length > 1 && wanted.stopped.some((drug) => terms.rule(drug)?.toNothing !== request.strategy);

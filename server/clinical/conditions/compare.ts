import type { AnswerValue } from '../model/chart';
import type { Comparison, Operator, Scalar } from '../model/rule-grammar';
import type { KnownValue } from '../facts/known-value';

/** Truth of a comparison; `null` when the bounds leave it open. */
export type Truth = boolean | null;

/** Compares a number known within bounds, both inclusive; infinite bounds are allowed. */
export function compareRange(min: number, max: number, op: Operator, value: number): Truth {
  switch (op) {
    case 'lt':
      return max < value ? true : min >= value ? false : null;
    case 'lte':
      return max <= value ? true : min > value ? false : null;
    case 'gt':
      return min > value ? true : max <= value ? false : null;
    case 'gte':
      return min >= value ? true : max < value ? false : null;
    case 'eq':
    case 'in':
      return min === value && max === value ? true : value < min || value > max ? false : null;
    case 'ne':
      return min === value && max === value ? false : value < min || value > max ? true : null;
  }
}

/** Compares one known number. */
export const compareNumber = (known: number, { op, value }: Comparison): boolean => compareRange(known, known, op, value) === true;

/** Compares a computed fact; an event that did not happen compares as false. */
export function compareKnown(known: KnownValue, op: Operator, value: Scalar | readonly Scalar[]): Truth {
  switch (known.kind) {
    case 'unknown':
      return null;
    case 'none':
      return false;
    case 'word':
      return compareScalar(known.value, op, value);
    case 'number': {
      const truth = compareBounds(known.min, known.max, op, value);
      return known.maybeNone && truth === true ? null : truth;
    }
  }
}

function compareBounds(min: number, max: number, op: Operator, value: Scalar | readonly Scalar[]): Truth {
  const listed = isList(value) ? value : [value];
  let open = false;
  for (const entry of listed) {
    if (typeof entry !== 'number') continue;
    const truth = compareRange(min, max, op, entry);
    if (truth === true) return true;
    if (truth === null) open = true;
  }
  return open ? null : false;
}

/** Compares one given answer or word; words have no order, so an order asked of them stays open. */
export function compareScalar(known: Scalar, op: Operator, value: Scalar | readonly Scalar[]): Truth {
  if (op === 'in') return isList(value) ? value.includes(known) : known === value;
  if (isList(value)) return null;
  if (op === 'eq') return known === value;
  if (op === 'ne') return known !== value;
  return typeof known === 'number' && typeof value === 'number' ? compareRange(known, known, op, value) : null;
}

/** Compares an item answer; a multi-choice answer matches when any chosen option does. */
export function compareAnswer(answer: Exclude<AnswerValue, null>, op: Operator, value: Scalar | readonly Scalar[]): Truth {
  if (!isList(answer)) return compareScalar(answer, op, value);
  if (op === 'ne') return !answer.some((chosen) => compareScalar(chosen, 'eq', value) === true);
  return answer.some((chosen) => compareScalar(chosen, op, value) === true);
}

/** `Array.isArray` does not narrow readonly arrays. */
const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value);

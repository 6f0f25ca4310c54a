import type { FieldErrors, FieldValues } from 'react-hook-form';
import type { Refusal } from '../trpc/refusal';
import { count } from '../ui/days';
import { fieldId } from './field-id';

/** Why a form was not saved, as its summary says it. */
export type Failure = {
  readonly message: string;
  /** Id of the control to the sentence about it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
};

/** Every sentence in a form's errors by the path of its field, `steps.0.from` included. */
function flattenErrors(errors: unknown, path = ''): Readonly<Record<string, string>> {
  if (typeof errors !== 'object' || errors === null) return {};
  const { message, type } = errors as { message?: unknown; type?: unknown };
  if (typeof message === 'string' && typeof type === 'string') return { [path]: message };
  return Object.entries(errors).reduce<Record<string, string>>((found, [key, inner]) => {
    if (key === 'ref' || key === 'types') return found;
    return { ...found, ...flattenErrors(inner, path === '' ? key : `${path}.${key}`) };
  }, {});
}

/** What a control is called on the screen: its label, or the legend of its group. */
function nameOf(control: HTMLElement | null): string | null {
  if (control === null) return null;
  const label = document.querySelector(`label[for="${control.id}"]`) ?? control.querySelector('legend');
  const words = label?.firstChild?.textContent?.trim() ?? '';
  return words === '' ? null : words;
}

/** Each sentence with the name of its field, in the order in which the controls stand on the screen. */
export function asOnScreen(failure: Failure): Failure {
  const placed = Object.entries(failure.fields).map(([id, sentence]) => ({ id, sentence, control: document.getElementById(id) }));
  placed.sort((a, b) => {
    if (a.control === null || b.control === null) return Number(a.control === null) - Number(b.control === null);
    return a.control.compareDocumentPosition(b.control) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return { ...failure, fields: Object.fromEntries(placed.map(({ id, sentence, control }) => [id, [nameOf(control), sentence].filter((part) => part !== null).join(': ')])) };
}

const byControl = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [fieldId(name), sentence]));

export function failureOfFields<In extends FieldValues>(errors: FieldErrors<In>): Failure {
  const fields = flattenErrors(errors);
  const wrong = Object.keys(fields).length;
  return {
    message: `Not saved. ${wrong === 1 ? 'One entry needs' : `${count(wrong, 'entry', 'entries')} need`} a correction.`,
    fields: byControl(fields),
    requestId: null,
  };
}

export const failureOfRefusal = (refusal: Refusal): Failure => ({
  message: `Not saved. ${refusal.message}`,
  fields: byControl(refusal.fields),
  requestId: refusal.requestId,
});

import type { TypedSettings } from './settings-form';

/** The words as a patient reads them on the phone at once after a red-flag answer. */
export function CrisisPreview({ crisis: { emergency, line, name, wording } }: { readonly crisis: TypedSettings['crisis'] }) {
  const numbers = [[line, name], [emergency, null]] as const;
  return (
    <figure className="self-start rounded-3 border border-line bg-surface p-4">
      <figcaption className="mb-3 text-xs text-ink-3">As the patient reads it, at once after a red-flag answer</figcaption>
      <p className="text-base">{wording.trim() === '' ? <span className="text-ink-3">Nothing is written yet.</span> : wording}</p>
      <ul className="mt-3 flex flex-col gap-2">
        {numbers.map(([number, of]) =>
          (number ?? '').trim() === '' ? null : (
            <li key={number} className="flex min-h-11 items-center rounded-2 border border-line-control px-3 text-base">Call {number}{(of ?? '').trim() === '' ? '' : ` · ${of ?? ''}`}</li>
          ),
        )}
      </ul>
    </figure>
  );
}

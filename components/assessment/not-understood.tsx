import Link from 'next/link';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';

type Waiting = { readonly id: string; readonly text: string; readonly why: string };

/** Records that nobody could read yet, beside the options that may hang on them, in their own words. */
export function NotUnderstood({ waiting, patientId }: { readonly waiting: readonly Waiting[]; readonly patientId: string }) {
  if (waiting.length === 0) return null;
  return (
    <div className="mb-2 flex gap-2 rounded-3 border border-dashed border-line-control px-3 py-2 text-sm">
      <Icon name="unknown" className="mt-px" />
      <div className="min-w-0 flex-1">
        <Fold summary={<span className="text-sm text-ink-1">Not understood: {waiting.length === 1 ? 'one record' : `${waiting.length} records`} of this chart</span>}>
          <ul className="text-xs text-ink-2">{waiting.map(({ id, text, why }) => <li key={id} className="border-t border-line py-1 break-words"><b className="font-medium text-ink-1">{text}</b> {why}</li>)}</ul>
        </Fold>
        <p className="text-xs text-ink-3">Until they are read, an option they may concern stays on “ask first”. <Link className="link" href={`/patients/${patientId}/inbox`} prefetch={false}>Read them</Link></p>
      </div>
    </div>
  );
}

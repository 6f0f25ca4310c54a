/** Up to as many pages each has its own piece; more are one bar. */
const MOST_PIECES = 14;

/** How far one has come; never a colour alone, since the page says it in figures too. */
export function Progress({ done, of, label }: { readonly done: number; readonly of: number; readonly label: string }) {
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={of} aria-valuenow={done} className="mb-5 flex gap-1">
      {of <= MOST_PIECES ? Array.from({ length: of }, (_, place) => <i key={place} className={`h-1 flex-1 rounded-1 ${place < done ? 'bg-accent' : 'bg-line-strong'}`} />) : (
        <span className="block h-1 flex-1 overflow-hidden rounded-1 bg-line-strong"><i className="block h-full bg-accent" style={{ width: `${(done / of) * 100}%` }} /></span>
      )}
    </div>
  );
}

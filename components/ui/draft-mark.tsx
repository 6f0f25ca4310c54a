/** Says calmly that nobody with a clinical licence has reviewed the content; once a section. */
export function DraftMark() {
  return (
    <span className="inline-flex items-baseline gap-2 text-xs text-ink-3">
      <i className="dashed-box" aria-hidden="true" />
      Draft content, not yet reviewed by a clinician
    </span>
  );
}

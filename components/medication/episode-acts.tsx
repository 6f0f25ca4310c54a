import { EntryLink } from '../entry/entry-link';

/** The acts on one medicine, small, beside its row. */
export function EpisodeActs({ episodeId, taken }: { readonly episodeId: string; readonly taken: boolean }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      {taken ? (
        <>
          <EntryLink kind="dose" of={episodeId} size="sm">Change dose</EntryLink>
          <EntryLink kind="stop" of={episodeId} size="sm">Stop</EntryLink>
        </>
      ) : null}
      <EntryLink kind="correct" of={episodeId} size="sm" look="quiet">Correct</EntryLink>
      <EntryLink kind="remove" of={episodeId} size="sm" look="quiet">Entered in error</EntryLink>
    </span>
  );
}

import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import type { Entry } from './entry';

export type Saved = {
  /** What the server confirmed, in one sentence. */
  readonly said: string;
  /** The chart as it stands now. */
  readonly workspace: Workspace;
  /** Fact that was made, so that it can be taken back. */
  readonly made: string | null;
};

/** What every form of a patient's screen gets. */
export type EntryProps = {
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly of: string | null;
  readonly onSaved: (saved: Saved) => void;
  readonly onClose: () => void;
  /** Leads to another form instead of this one. */
  readonly onInstead: (entry: Entry) => void;
};

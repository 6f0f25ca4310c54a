/** What the timeline draws: plain values, days as numbers since 1970-01-01. */

export type Span = { readonly from: number; readonly to: number };

export type ScorePoint = {
  readonly day: number;
  readonly value: number;
  /** A total made from an incomplete answer set by the instrument's rule. */
  readonly estimated: boolean;
  /** Id of the report it comes from. */
  readonly report?: string;
};

/** A stretch without a score; an open end reaches to the edge of what is drawn. */
export type ScoreGap = { readonly from: number | null; readonly to: number; readonly words: string };

/** Stands beside every result of an instrument that is not validated. */
export const NOT_VALIDATED = 'not validated';

export type ScoreSeries = {
  readonly id: string;
  readonly title: string;
  /** Series of the palette: colour, dash and marker. */
  readonly look: 1 | 2 | 4 | 5;
  readonly min: number;
  readonly max: number;
  /** Which way is worse, and what must stand beside every result. */
  readonly notes: readonly string[];
  /** The lowest band of the content, drawn as a tint. */
  readonly band: { readonly min: number; readonly max: number } | null;
  /** In order of day; between two runs the pause is too long to join. */
  readonly runs: readonly (readonly ScorePoint[])[];
  readonly gaps: readonly ScoreGap[];
  /** Reports of that day gave no total. */
  readonly incomplete: readonly number[];
};

export type DoseSegment = Span & {
  /** Micrograms a day; `null` when the record does not say. */
  readonly micrograms: number | null;
  /** Share of the drug's usual maximum, 0 to 1; `null` when one of the two is not known. */
  readonly share: number | null;
  readonly reason: string | null;
};

/** A supply that was handed out; how long it lasts may not be recorded. */
export type Refill = { readonly day: number; readonly days: number | null; readonly display: string };

export type MedicineEpisode = Span & {
  readonly id: string;
  readonly status: 'active' | 'stopped' | 'planned' | 'unknown';
  readonly segments: readonly DoseSegment[];
  /** The record names no first, or no last, day. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** The record names no day at all: on the list, but nowhere on the axis. */
  readonly undated: boolean;
  readonly asNeeded: boolean;
  readonly supplyGaps: readonly Span[];
  readonly refills: readonly Refill[];
  readonly startReason: string | null;
  readonly stopWords: string | null;
};

export type MedicineLane = {
  readonly id: string;
  readonly name: string;
  readonly suspected: boolean;
  /** Known to the library of antidepressants and other drugs that the rules read. */
  readonly known: boolean;
  /** Started, changed or stopped shortly before the onset: never folded away. */
  readonly changed: boolean;
  readonly episodes: readonly MedicineEpisode[];
};

export type Words = {
  readonly day: number;
  readonly sentences: readonly string[];
  /** Who wrote them down, where it was not the patient alone. */
  readonly by?: string;
  /** Its report raised a flag. */
  readonly flagged?: boolean;
};

export type TimelineEvent = {
  readonly day: number;
  readonly until: number | null;
  readonly title: string;
  /** The headline has it among what came before the onset: told without a touch. */
  readonly told?: boolean;
};

/** A record that waits for a person, at its day where it names one. */
export type WaitingRecord = { readonly day: number | null; readonly text: string; readonly why: string };

/** A report that can be looked back from. */
export type ReportMark = {
  readonly id: string;
  readonly day: number;
  readonly title: string;
  /** Who filled it in, and the version of the instrument. */
  readonly origin: string;
};

/** Between a change and the onset: a dimension line with its length in words. */
export type Interval = { readonly from: number; readonly to: number; readonly words: string; readonly change: string; readonly end: string; /** Whose change it is. */ readonly episode: string };

export type Onset = { readonly from: number; readonly to: number; readonly words: string };

/** What a plan that is shown adds to its doses: predicted occupancy, days of expected withdrawal, checks. */
export type PlanLayer = {
  /** What stands over the future: whether it is a preview, a draft or signed. */
  readonly title: string;
  readonly start: number;
  readonly occupancy: readonly { readonly drug: string; readonly name: string; readonly steps: readonly (Span & { readonly percent: number; readonly drop: number | null })[] }[];
  readonly windows: readonly (Span & { readonly name: string; readonly isLast: boolean })[];
  readonly checks: readonly { readonly day: number; readonly what: readonly string[] }[];
};

export type TimelineSeries = {
  readonly today: number;
  /** What the line between past and plan is called: `Today`, or the day of a past state. */
  readonly todayWords: string;
  readonly scores: readonly ScoreSeries[];
  readonly words: readonly Words[];
  /** What the row of the patient's words is called: `In her words`. */
  readonly voice: string;
  readonly onset: Onset | null;
  readonly intervals: readonly Interval[];
  readonly medicines: readonly MedicineLane[];
  /** Whether a medication list was ever received or begun. */
  readonly medicinesReceived: boolean;
  readonly events: readonly TimelineEvent[];
  readonly waiting: readonly WaitingRecord[];
  /** In order of day; of several on one day the blunting report goes first. */
  readonly reports: readonly ReportMark[];
  /** First day of anything, and first day of the present story. */
  readonly first: number;
  readonly storyFrom: number;
  /** A plan drawn as the future; `null` while none is looked at. */
  readonly plan: PlanLayer | null;
};

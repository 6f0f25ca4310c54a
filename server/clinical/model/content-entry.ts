/** A piece of content whose shape only its readers know. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Review state of an entry. Nothing is deleted: old notes point at it. */
export type Review = {
  readonly status: 'draft' | 'reviewed' | 'retired';
  readonly reviewer: string | null;
  readonly reviewedOn: string | null;
  readonly dueOn: string | null;
};

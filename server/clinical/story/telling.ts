/** What stands in the sentence of the headline, and what of it on the line beside it. */
export type Telling = { readonly said: string | null; readonly beside: string | null };

/** What became of an attempt to hand something to a server that is not ours. */
export type Delivery =
  | { readonly delivered: true }
  | {
      readonly delivered: false;
      /** A code without an address or a word of the other server. */
      readonly failure: string;
      /** Trying again is of no use. */
      readonly final: boolean;
      /** The other server knows no such recipient. */
      readonly bounced: boolean;
    };

export const DELIVERED: Delivery = { delivered: true };
export const undelivered = (failure: string, { final = false, bounced = false } = {}): Delivery => ({ delivered: false, failure, final, bounced });

/**
 * Holds only when each type is assignable to the other. `satisfies` on a schema would miss a field that the
 * model has and the schema lacks; this does not.
 */
export type SameType<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** `type Check = Holds<SameType<A, B>>` does not compile when the two have drifted apart. */
export type Holds<T extends true> = T;

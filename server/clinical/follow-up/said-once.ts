const CALL = /^call: /i;
const bare = (words: string): string => words.replace(/\.$/, '');

/** A task in words with what is done along with it: what it says itself, or was said before, is not said again. A choice among parts (*hold, slow or go on*) stays whole. */
export function saidOnce(what: string, along: readonly string[]): string {
  const isCall = CALL.test(what);
  const said = new Set(partsOf(what));
  const rest = along.flatMap((one) => {
    const words = isCall ? bare(one).replace(CALL, '') : bare(one);
    const fresh = words.split(', ').filter((part) => !said.has(part.replace(CALL, '').toLowerCase()));
    for (const part of partsOf(words)) said.add(part);
    return fresh;
  });
  return rest.length === 0 ? what : `${bare(what)}, with ${rest.join(', ')}`;
}

/** `Review: PHQ-9, GAD-7` says PHQ-9 and GAD-7; `Blood pressure` itself. */
const partsOf = (words: string): string[] => bare(words).replace(/^\w+: /, '').split(', ').map((part) => part.toLowerCase());

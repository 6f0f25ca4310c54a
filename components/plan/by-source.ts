type Sourced = { readonly refs: readonly string[] };

/** Lines that follow each other and have the same sources, in one group above them. */
export function bySource<Line extends Sourced>(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.refs.join() === line.refs.join()) last?.push(line);
    else groups.push([line]);
  }
  return groups;
}

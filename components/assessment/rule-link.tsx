/** The rule behind a line: its sentence, its sources and its tests are one click away. Its id is for those who look for it. */
export function RuleLink({ rule, named = false, place }: { readonly rule: string; readonly named?: boolean; /** Which it is where several stand under one line. */ readonly place?: string | undefined }) {
  return <a className="rule-link" href={`/evidence/${rule}`} data-rule-link={rule} aria-label={`Our rule ${rule}`} title={rule}>{named ? rule : ['Our rule', place].join(' ').trim()}</a>;
}

/** The rule behind a line: its sentence, its sources and its tests are one click away. */
export function RuleLink({ rule }: { readonly rule: string }) {
  return <a className="rule-link" href={`/evidence/${rule}`} aria-label={`Rule ${rule}`}>{rule}</a>;
}

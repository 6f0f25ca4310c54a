const FORMS: Readonly<Record<string, string>> = {
  'note.txt': 'as plain text', 'note.md': 'as Markdown', 'note.pdf': 'as PDF', 'note.docx': 'as Word file', 'note.fhir.json': 'as FHIR document', clipboard: 'copied as text',
  'record.pdf': 'as PDF', 'record.txt': 'as plain text', 'record.fhir.json': 'as FHIR', 'reports.fhir.json': 'as FHIR',
};
const THINGS: Readonly<Record<string, string>> = {
  'plan.ics': 'Calendar of the plan', 'handout.pdf': 'Sheet for the patient', 'consult.pdf': 'Page for a colleague, without name, date and number', 'scores.csv': 'Scores, without name and date',
  'record.pdf': 'Whole record', 'record.txt': 'Whole record', 'record.fhir.json': 'Whole record', 'reports.fhir.json': 'Reports',
};

type Disclosed = { readonly file: string; /** Number and version of the note it was made from. */ readonly note: string | null; /** Made from a visit, signed or not. */ readonly ofVisit: boolean };

/** What left, as a patient reads it: `Note R-2026-000418 version 1, as Word file`. */
export function disclosedWords({ file, note, ofVisit }: Disclosed): string {
  const thing = THINGS[file];
  if (thing === undefined) return `${note === null ? 'Draft of a note' : `Note ${note}`}, ${FORMS[file] ?? file}`;
  const source = !ofVisit ? null : note === null ? 'from the draft of a note' : `from note ${note}`;
  return [thing, FORMS[file] ?? null, source].filter((part) => part !== null).join(', ');
}

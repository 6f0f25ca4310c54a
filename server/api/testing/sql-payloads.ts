/** What somebody types who hopes that a text becomes a statement; of our own making, each in the quoting and ending that a place may need. */
/** Counts whoever runs it; a test makes the sequence and looks at it afterwards. */
export const REACHED_SEQUENCE = 'zq_reached';
const REACHED = `nextval($q$${REACHED_SEQUENCE}$q$)`;

const OPENINGS = ['', "'", '"', "')", '")', "'))", '`', "\\'", '$$', "E'", 'ʼ', '％27', "x'", '1', "1'", '-1', "%'"];
export const SQL_STATEMENTS = [
  ' OR 1=1', ' OR 1=1 --', " OR 'a'='a", ' AND 1=2', ' AND 1=CAST((SELECT version()) AS int)', ' UNION SELECT NULL', ' UNION ALL SELECT id, family_name, given_name FROM patient', ' ORDER BY 99', ' LIMIT 1 OFFSET 1',
  '; SELECT pg_sleep(5)', `; SELECT ${REACHED}`, ` AND (SELECT ${REACHED}) IS NULL`, `||${REACHED}`, `||(SELECT ${REACHED})||'`, '; DROP TABLE patient', '; DELETE FROM audit_event', "; UPDATE membership SET role = 'administrator'", '; SET ROLE gamut_owner', '; RESET ROLE', "; SELECT set_config('app.clinic_id', '', true)",
  '; COPY patient TO PROGRAM $$id$$', "; SELECT lo_import('/etc/passwd')", '; TRUNCATE patient CASCADE', ' /*', '*/ OR /**/1=1', ' --', ' #', ';', '; COMMIT', '; ROLLBACK; --', ' RETURNING *',
];
/** More than 500 texts. */
export const SQL_PAYLOADS: readonly string[] = OPENINGS.flatMap((opening) => SQL_STATEMENTS.map((statement) => `${opening}${statement}`));

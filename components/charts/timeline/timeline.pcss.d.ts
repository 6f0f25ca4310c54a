/** The sheet as it is sent: bundled and shortened (scripts/lib/sheet-as-text.mjs). */
declare const text: string;
export default text;

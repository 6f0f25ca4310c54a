/** An option of a command line: what it needs, in words, or `null` for a switch; most are given at most once. */
export type OptionRule = { readonly needs: string | null; readonly often?: true };

/** Words of a command line, sorted: files in their order, and the values of each option. */
export type Words = { readonly files: readonly string[]; readonly options: ReadonlyMap<string, readonly string[]> };

/** What is wrong on a command line: which word, and what would be right. */
export type WrongWord = { readonly where: string; readonly what: string };

/** One line, whatever stands in a file name or a path of a document. */
export const oneLine = (words: string): string => words.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

const isWrong = (read: string | WrongWord): read is WrongWord => typeof read !== 'string';

/** Reads `--name value`, `--name=value`, switches and files; the first word that is wrong is refused. */
export function readWords(given: readonly string[], rules: Readonly<Record<string, OptionRule>>): Words | WrongWord {
  const files: string[] = [];
  const options = new Map<string, readonly string[]>();
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const cut = word.indexOf('=');
    const name = cut < 0 ? word : word.slice(0, cut);
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return { where: name, what: `unknown option; there are ${listed(Object.keys(rules))}` };
    if (options.has(name) && rule.often !== true) return { where: name, what: 'given twice; once is right' };
    if (rule.needs === null) {
      if (cut >= 0) return { where: name, what: 'takes no value' };
      options.set(name, []);
      continue;
    }
    if (cut < 0) at += 1;
    const value = valueOf(cut < 0 ? given[at] : word.slice(cut + 1), { where: name, what: `needs ${rule.needs}` });
    if (isWrong(value)) return value;
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { files, options };
}

/** A value that begins like an option is one that was forgotten. */
const valueOf = (value: string | undefined, wrong: WrongWord): string | WrongWord => (value === undefined || value === '' || value.startsWith('--') ? wrong : value);

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);

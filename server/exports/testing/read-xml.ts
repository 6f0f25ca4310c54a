/** An element of a document that was read strictly. */
export type Xml = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly (Xml | string)[] };

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const TOKEN = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy;

/** Reads XML without document types, sections of raw text or comments; throws where it is not well-formed. */
export function readXml(text: string): Xml {
  if (ILLEGAL.test(text)) throw new Error('a character that XML cannot hold');
  const root: { name: string; attributes: Record<string, string>; children: (Xml | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not well-formed at ${text.slice(at, at + 60)}`);
    const [whole, closed, opened, attributes = '', empty] = match;
    if (whole.startsWith('<?')) continue;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`closes ${closed}, which is not open`);
    } else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [] };
      open.at(-1)?.children.push(element);
      if (empty !== '/') open.push(element);
    } else open.at(-1)?.children.push(plain(whole));
  }
  const [top] = root.children.filter((child) => typeof child !== 'string');
  if (open.length !== 1 || top === undefined) throw new Error('not closed');
  return top;
}

const attributesOf = (text: string): Record<string, string> => {
  const found = [...text.matchAll(/([\w:.-]+)="([^"<]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)] as const);
  if (new Set(found.map(([name]) => name)).size !== found.length) throw new Error('an attribute twice');
  return Object.fromEntries(found);
};

const plain = (text: string): string =>
  text.replace(/&([^;]{0,12};?)/g, (_, name: string) => {
    const code = /^#(?:x([0-9A-Fa-f]+)|(\d+));$/.exec(name);
    if (code !== null) return String.fromCodePoint(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16));
    const known = ENTITIES[name.slice(0, -1)];
    if (known === undefined) throw new Error(`unknown entity ${name}`);
    return known;
  });

/** Every element of that name, in the order of the document, not inside another of the same name. */
export const elements = (node: Xml, name: string): Xml[] =>
  node.children.flatMap((child) => (typeof child === 'string' ? [] : child.name === name ? [child] : elements(child, name)));

/** Hyphens at which no line ends read as hyphens, as a reader sees and copies them. */
const NO_BREAK = 'w:noBreakHyphen';

export function wordsOf(node: Xml, name: string): string {
  const read = (entry: Xml): string => (entry.name === NO_BREAK ? '-' : entry.name === name ? entry.children.filter((child) => typeof child === 'string').join('') : entry.children.map((child) => (typeof child === 'string' ? '' : read(child))).join(''));
  return node.children.map((child) => (typeof child === 'string' ? '' : read(child))).join('');
}

import { OddNumber, type JsonValue } from './json-value';
import { LIMITS } from './limits';
import type { ImportRefusal, Result } from './model';
import { atOnce, type Slices } from './slices';

/**
 * Strict JSON, read once and with a bound on everything. Refused besides what JSON forbids: a key that stands twice
 * (two readers would see two different records), keys that reach into an object's prototype, halves of surrogate
 * pairs, NUL characters. Objects have no prototype. Nothing here calls itself, so depth cannot overflow the stack.
 */
export const readJson = (text: string): Result<JsonValue, ImportRefusal> => atOnce(readJsonInSlices(text));

export function* readJsonInSlices(text: string): Slices<Result<JsonValue, ImportRefusal>> {
  const reader = new Reader(text);
  try {
    return { ok: true, value: yield* reader.readDocument() };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, error: error.refusal };
    throw error;
  }
}

class Stop extends Error {
  constructor(readonly refusal: ImportRefusal) {
    super(refusal.message);
  }
}

type Draft = Record<string, JsonValue>;
type Frame = { kind: 'object'; value: Draft; key: string } | { kind: 'list'; value: JsonValue[] };

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_]{0,60}$/;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Values read before a pause is offered. */
const PIECES_A_TURN = 500;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isNumberPart = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x45 || code === 0x65;

class Reader {
  private at = 0;
  private values = 0;
  private readonly stack: Frame[] = [];

  constructor(private readonly text: string) {}

  *readDocument(): Slices<JsonValue> {
    if (this.text.charCodeAt(0) === 0xfeff) this.stop('not-utf-8', 'starts with a byte order mark; save it as UTF-8 without one');
    this.skipSpace();
    if (this.at >= this.text.length) this.stop('not-json', 'is empty; expected a FHIR Bundle as JSON');
    let value = this.readValue();
    for (let pieces = 1; ; pieces += 1) {
      if (pieces % PIECES_A_TURN === 0) yield;
      if (value === undefined) {
        value = this.readValue();
        continue;
      }
      const frame = this.stack.at(-1);
      if (frame === undefined) break;
      value = this.place(frame, value);
    }
    this.skipSpace();
    if (this.at < this.text.length) this.stop('not-json', 'goes on after its end; one JSON value is expected');
    return value;
  }

  /** Reads a scalar or an empty container; opens a filled one and returns `undefined`. */
  private readValue(): JsonValue | undefined {
    this.skipSpace();
    this.values += 1;
    if (this.values > LIMITS.values) this.stop('too-many-values', `holds more than ${LIMITS.values} values; send the record in smaller bundles`);
    const code = this.text.charCodeAt(this.at);
    if (code === 0x7b) return this.open('object', 0x7d);
    if (code === 0x5b) return this.open('list', 0x5d);
    if (code === QUOTE) return this.readString();
    if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return this.readNumber();
    if (this.text.startsWith('true', this.at)) return this.word('true', true);
    if (this.text.startsWith('false', this.at)) return this.word('false', false);
    if (this.text.startsWith('null', this.at)) return this.word('null', null);
    return this.stop('not-json', this.at >= this.text.length ? 'ends in the middle of a value' : 'is not JSON: a value is expected here');
  }

  private word(text: string, value: boolean | null): boolean | null {
    this.at += text.length;
    return value;
  }

  private open(kind: Frame['kind'], closing: number): JsonValue | undefined {
    if (this.stack.length >= LIMITS.depth) this.stop('too-deep', `is nested more than ${LIMITS.depth} deep; no FHIR record is`);
    this.at += 1;
    this.skipSpace();
    // An object without prototype has no other spelling in the type system.
    const draft = Object.create(null) as Draft;
    if (this.text.charCodeAt(this.at) === closing) {
      this.at += 1;
      return kind === 'object' ? draft : [];
    }
    if (kind === 'list') {
      this.stack.push({ kind, value: [] });
    } else {
      const frame: Frame = { kind, value: draft, key: '' };
      this.stack.push(frame);
      this.readKey(frame);
    }
    return undefined;
  }

  /** Puts a finished value into its container and returns the container when that is finished too. */
  private place(frame: Frame, value: JsonValue): JsonValue | undefined {
    if (frame.kind === 'object') frame.value[frame.key] = value;
    else {
      frame.value.push(value);
      if (frame.value.length > LIMITS.listItems) this.stop('too-many-values', `holds more than ${LIMITS.listItems} items; send the record in smaller bundles`);
    }
    this.skipSpace();
    const code = this.text.charCodeAt(this.at);
    this.at += 1;
    if (code === 0x2c) {
      if (frame.kind === 'object') {
        this.skipSpace();
        this.readKey(frame);
      }
      return undefined;
    }
    if (code === (frame.kind === 'object' ? 0x7d : 0x5d)) {
      this.stack.pop();
      return frame.value;
    }
    this.at -= 1;
    return this.stop('not-json', this.at >= this.text.length ? 'ends before it is closed' : 'is not JSON: a comma or a closing bracket is expected here');
  }

  private readKey(frame: Frame & { kind: 'object' }): void {
    frame.key = '';
    if (this.text.charCodeAt(this.at) !== QUOTE) this.stop('not-json', 'is not JSON: a key in double quotes is expected here');
    const key = this.readString();
    frame.key = key;
    if (FORBIDDEN_KEYS.has(key)) this.stop('forbidden-key', 'is a key that no FHIR record has; it is not read');
    if (key in frame.value) this.stop('duplicate-key', 'stands twice in the same object; each key may stand once');
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== 0x3a) this.stop('not-json', 'is not JSON: a colon is expected after the key');
    this.at += 1;
  }

  private readNumber(): number | OddNumber {
    const start = this.at;
    while (isNumberPart(this.text.charCodeAt(this.at))) this.at += 1;
    if (this.at - start > LIMITS.numberLength) this.stop('not-json', `is a number of more than ${LIMITS.numberLength} characters`);
    const written = this.text.slice(start, this.at);
    if (!NUMBER.test(written)) this.stop('not-json', 'is not JSON: a number is written wrongly here');
    return /[eE]/.test(written) || !Number.isFinite(Number(written)) ? new OddNumber(written) : Number(written);
  }

  private readString(): string {
    this.at += 1;
    let start = this.at;
    let read = '';
    let surrogates = false;
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (Number.isNaN(code)) this.stop('not-json', 'ends in the middle of a text');
      if (code === QUOTE) break;
      if (code < 0x20) this.stop('not-json', 'is not JSON: a line break or control character stands inside a text');
      if (code >= 0xd800 && code <= 0xdfff) surrogates = true;
      if (code === BACKSLASH) {
        read += this.text.slice(start, this.at);
        const character = this.readEscape();
        if (character >= '\ud800' && character <= '\udfff') surrogates = true;
        read += character;
        start = this.at;
      } else this.at += 1;
    }
    read = start === this.at && read !== '' ? read : read + this.text.slice(start, this.at);
    this.at += 1;
    if (surrogates && hasLoneSurrogate(read)) this.stop('not-utf-8', 'holds half of a character (a lone surrogate); save it as UTF-8');
    return read;
  }

  private readEscape(): string {
    const kind = this.text.charAt(this.at + 1);
    if (kind === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.stop('not-json', 'is not JSON: four hexadecimal digits are expected after \\u');
      if (digits === '0000') this.stop('not-json', 'holds a NUL character, which no FHIR text may');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = ESCAPES[kind];
    if (character === undefined) return this.stop('not-json', 'is not JSON: this escape does not exist');
    this.at += 2;
    return character;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at += 1;
  }

  private path(): string {
    let path = '';
    for (const frame of this.stack.slice(0, LIMITS.depth)) {
      if (frame.kind === 'list') path += `[${frame.value.length}]`;
      else if (frame.key !== '') path += `${path === '' ? '' : '.'}${keyInPath(frame.key)}`;
      if (path.length > 200) return `${path.slice(0, 200)}…`;
    }
    return path === '' ? 'document' : path;
  }

  private stop(code: ImportRefusal['code'], message: string): never {
    const before = this.text.slice(0, Math.min(this.at, this.text.length));
    let line = 1;
    for (let next = before.indexOf('\n'); next !== -1; next = before.indexOf('\n', next + 1)) line += 1;
    const column = before.length - before.lastIndexOf('\n');
    throw new Stop({ code, path: this.path(), message: `${message} (line ${line}, column ${column})` });
  }
}

const keyInPath = (key: string): string => (PLAIN_KEY.test(key) ? key : JSON.stringify(key.slice(0, 40)));

function hasLoneSurrogate(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(at + 1);
    if (code > 0xdbff || Number.isNaN(next) || next < 0xdc00 || next > 0xdfff) return true;
    at += 1;
  }
  return false;
}

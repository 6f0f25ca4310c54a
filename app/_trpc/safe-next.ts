const HERE = 'http://here.invalid';

/** A path of this origin and nothing else, as a browser reads it: tabs and line breaks count for nothing, dots and backslashes for a lot. */
export function safeNext(text: string | undefined): string {
  if (text?.startsWith('/') !== true || !URL.canParse(text, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(text, HERE);
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

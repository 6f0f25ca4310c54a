export interface Progress {
  say: (line: string) => void;
  during: <T>(what: string, act: () => Promise<T>) => Promise<T>;
}
export function progressOn(stream: NodeJS.WritableStream): Progress;

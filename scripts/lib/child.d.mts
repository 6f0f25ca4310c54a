import type { SpawnOptions } from 'node:child_process';

export interface Finished {
  code: number;
  stdout: string;
  output: string;
}
export function runQuietly(command: string, args: string[], options?: SpawnOptions): Promise<Finished>;
export function becomeChild(args: string[], options?: SpawnOptions): Promise<number>;

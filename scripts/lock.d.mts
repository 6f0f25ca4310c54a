export interface LockEntry {
  version?: string;
  resolved?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
export interface Lock {
  packages: Record<string, LockEntry>;
}
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | null;
export function missingEntries(lock: Lock): Map<string, LockEntry>;
export function completeLock(lock: Lock): Lock;

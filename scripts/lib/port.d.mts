export function isFree(port: number, host: string): Promise<boolean>;
export function choosePort(given: string | undefined, host: string): Promise<{ port: number; moved: boolean }>;

export function makeScratchData(purpose: string): string;
export function removeScratchData(folder: string): void;

export const HOUSE: string;
export const TYPESCRIPT: string[];
export function checkNode(): void;

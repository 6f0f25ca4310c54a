export const ROOMS: [room: string, folder: string][];
export const boundarySettings: Record<string, unknown>;
export const shippedImports: object;
export const shippedImportsByRoom: readonly { readonly files: string[]; readonly options: object }[];
export const testImports: object;

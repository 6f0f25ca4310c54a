import { writeFile } from 'node:fs/promises';

/** Writes a picture with a palette of its own where the machine can: a screen has few colours, and the folder stays small. */
export async function writePicture(path: string, taken: Buffer): Promise<void> {
  const { default: sharp } = await import('sharp').catch(() => ({ default: null }));
  await writeFile(path, sharp === null ? taken : await sharp(taken).png({ palette: true, colours: 96, effort: 10, compressionLevel: 9 }).toBuffer());
}

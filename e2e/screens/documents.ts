import { mkdir, readFile, rm } from 'node:fs/promises';

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

import { writePicture } from './picture';

const FOLDER = 'docs/screens/documents';
/** Dots an inch at which a page is pictured; a page of Letter is 765 dots wide. */
const PER_INCH = 90;
const PDF_JS = 'node_modules/pdfjs-dist/build';
const DRAW = `<!doctype html><body style="margin:0"><script type="module">
  import { getDocument, GlobalWorkerOptions } from '/pdf.min.mjs';
  GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs';
  const pages = await getDocument({ url: '/document.pdf' }).promise;
  for (let at = 1; at <= pages.numPages; at += 1) {
    const page = await pages.getPage(at);
    const viewport = page.getViewport({ scale: ${PER_INCH} / 72 });
    const canvas = Object.assign(document.createElement('canvas'), { width: viewport.width, height: viewport.height });
    canvas.style.display = 'block';
    await page.render({ canvas, viewport }).promise;
    document.body.append(canvas);
  }
  document.body.dataset.drawn = String(pages.numPages);
</script>`;

/** Each page of a PDF, drawn by the browser; a page of its own serves the drawing, since ours let no other script in. */
async function picturesOf(page: Page, document: Buffer): Promise<Buffer[]> {
  await page.route('http://document.example/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: DRAW });
    if (name === 'document.pdf') return route.fulfill({ contentType: 'application/pdf', body: document });
    return name.endsWith('.mjs') ? route.fulfill({ contentType: 'text/javascript', body: await readFile(`${PDF_JS}/${name}`) }) : route.fulfill({ status: 404 });
  });
  await page.goto('http://document.example/');
  await expect(page.locator('body[data-drawn]')).toBeVisible();
  const taken: Buffer[] = [];
  for (const sheet of await page.locator('canvas').all()) taken.push(await sheet.screenshot());
  return taken;
}

/** The pages of what leaves as PDF from the signed note that is open: note, sheet for the patient, question for a colleague. */
export async function theDocuments(page: Page): Promise<void> {
  const visit = page.url();
  // None stays of a document that has fewer pages by now.
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const drawn = await (await page.context().browser()?.newContext({ viewport: { width: 900, height: 1200 } }))?.newPage();
  if (drawn === undefined) throw new Error('The browser is gone.');
  for (const name of ['note', 'handout', 'consult']) {
    const answer = await page.request.get(`${visit}/${name}.pdf`);
    expect(answer.status(), name).toBe(200);
    const pages = await picturesOf(drawn, await answer.body());
    expect(pages.length, name).toBeGreaterThan(0);
    for (const [at, picture] of pages.entries()) await writePicture(`${FOLDER}/${name}-${at + 1}.png`, picture);
    await drawn.unrouteAll();
  }
  await drawn.context().close();
}

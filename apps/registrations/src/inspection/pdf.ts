import type * as pdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bytes } from './bytes.js';
import { notTaken } from './finding.js';

/** Points; a page is drawn so wide. */
const PICTURE_WIDTH = 480;
const TALLEST = 2;
/** Where a file that came whole says that it ends; some programs write a little behind it. */
const END_WITHIN = 4_096;
/** How much is read at once. */
const CHUNK = 262_144;

type PdfJs = typeof pdfjsModule;
let pdfjs: PdfJs | undefined;

/**
 * Pages of a PDF, and a picture of the first. Only what is looked at is read.
 * @throws {NotTaken} for one that is incomplete, damaged or locked
 */
export async function readPdf(bytes: Bytes): Promise<{ pages: number; picture: Uint8Array | null }> {
  const tail = await bytes.read(Math.max(0, bytes.size - END_WITHIN), END_WITHIN);
  if (!tail.includes('%%EOF')) notTaken({ code: 'broken' });
  pdfjs ??= await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { getDocument, PDFDataRangeTransport, VerbosityLevel } = pdfjs;
  class Places extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      void bytes.read(begin, end - begin).then((chunk) => this.onDataRange(begin, Uint8Array.from(chunk)));
    }
  }
  const range = new Places(bytes.size, Uint8Array.from(await bytes.read(0, CHUNK)));
  const opening = getDocument({
    range,
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const opened = await opening.promise;
    // The number is only what the file says; its last page is there or it is not.
    await opened.getPage(opened.numPages);
    return { pages: opened.numPages, picture: await firstPage(opened).catch(() => null) };
  } catch (error) {
    return notTaken({ code: (error as Error).name === 'PasswordException' ? 'locked' : 'broken' });
  } finally {
    await opening.destroy();
  }
}

type Opened = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type Context = Parameters<Awaited<ReturnType<Opened['getPage']>>['render']>[0]['canvasContext'];
interface Drawn {
  canvas: { toBuffer(type: 'image/png'): Uint8Array };
  context: NonNullable<Context>;
}

async function firstPage(opened: Opened): Promise<Uint8Array> {
  const page = await opened.getPage(1);
  const natural = page.getViewport({ scale: 1 });
  const scale = PICTURE_WIDTH / natural.width;
  const viewport = page.getViewport({ scale });
  const height = Math.ceil(Math.min(viewport.height, PICTURE_WIDTH * TALLEST));
  const factory = opened.canvasFactory as { create(width: number, height: number): Drawn };
  const { canvas, context } = factory.create(PICTURE_WIDTH, height);
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  return canvas.toBuffer('image/png');
}

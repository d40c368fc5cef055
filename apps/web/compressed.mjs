import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Writes each text beside itself once as small as Brotli makes it and once for gzip: nothing is compressed while people wait. */
export function compressed() {
  return {
    name: 'podium-compressed',
    apply: 'build',
    // Once everything is written: before, parts of the code are marks that Vite replaces last.
    async writeBundle({ dir }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(js|css|html|svg|json)$/.test(name));
      await Promise.all(texts.map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(file) {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await Promise.all([
    brotli(bytes, { params }).then((made) => writeFile(`${file}.br`, made)),
    gzipped(bytes, { level: 9 }).then((made) => writeFile(`${file}.gz`, made)),
  ]);
}

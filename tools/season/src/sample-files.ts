/** A file that a season uploads, and what it will be found to be. */
export interface SampleFile {
  type: string;
  bytes: Buffer;
  pages: number | null;
}

const PDF: SampleFile = {
  type: 'pdf',
  pages: 1,
  bytes: Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 42>>stream
BT /F 24 Tf 72 740 Td (A sample page) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`,
    'latin1',
  ),
};

const PNG: SampleFile = {
  type: 'png',
  pages: null,
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

const SVG: SampleFile = {
  type: 'svg',
  pages: null,
  bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n'),
};

/** The same bytes for everybody: they are kept once. @throws when a field takes none that a season has */
export function sampleFor(types: readonly string[]): SampleFile {
  const sample = [PDF, PNG, SVG].find(({ type }) => types.includes(type));
  if (!sample) throw new Error(`the season has no file of these types: ${types.join(', ')}`);
  return sample;
}

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPdf, anOffice, aZip, EICAR_FILE, PNG } from './files.fixture.js';
import { faultText, type Fault } from './finding.js';
import { inspect } from './inspect.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podium-inspected-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ALL = ['pdf', 'docx', 'pptx', 'ppt', 'jpg', 'png', 'svg', 'txt'];

async function verdictOn(content: Buffer | string, name: string, accepted = ALL, clamav?: string) {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return inspect({ path, name, accepted, clamav });
}

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
const cfb = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(64),
  ]);
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffd9', 'hex'),
]);

describe('a file that is what its name says', () => {
  it.each<[string, Buffer | string, string, number | null]>([
    ['deck.pdf', aPdf(3), 'pdf', 3],
    ['章程.PDF', aPdf(1), 'pdf', 1],
    // What it says of its pages is not believed.
    ['boast.pdf', aPdf(1).toString('latin1').replace('/Count 1', '/Count 9'), 'pdf', 1],
    [
      'deck.pptx',
      anOffice(
        'pptx',
        [1, 2].map((at) => ({ name: `ppt/slides/slide${at}.xml`, content: '<s/>' })),
      ),
      'pptx',
      2,
    ],
    [
      'text.docx',
      anOffice('docx', [{ name: 'docProps/app.xml', content: '<Properties><Pages>7</Pages></Properties>' }]),
      'docx',
      7,
    ],
    ['text.docx', anOffice('docx'), 'docx', null],
    [
      'deck.pptx',
      anOffice('pptx', [{ name: 'ppt/embeddings/table.xlsx', content: aZip([{ name: 'a.xml', content: 'a' }]) }]),
      'pptx',
      0,
    ],
    ['old.ppt', cfb('PowerPoint Document'), 'ppt', null],
    ['photo.jpeg', JPEG, 'jpg', null],
    ['logo.png', PNG, 'png', null],
    [
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><a href="#x"/><path fill="url(#p)" d="M0 0"/></svg>',
      'svg',
      null,
    ],
    ['notes.txt', '漁網', 'txt', null],
  ])('%s is taken', async (name, content, type, pages) => {
    const hash = createHash('sha256').update(content).digest('hex');
    expect(await verdictOn(content, name)).toMatchObject({
      found: { type, pages, hash, bytes: Buffer.byteLength(content) },
    });
  });

  it('has a picture of its first page when it is a PDF', async () => {
    const verdict = await verdictOn(aPdf(2), 'a.pdf');
    const { picture } = 'found' in verdict ? verdict.found : { picture: null };
    expect(
      Buffer.from(picture ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('is called as the field calls it', async () => {
    expect(await verdictOn(JPEG, 'a.jpg', ['jpeg'])).toMatchObject({ found: { type: 'jpeg' } });
  });
});

const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
const isNot = (is: string) => ({ code: 'other-content', is });

describe('a file that is not taken', () => {
  it.each<[string, string, Buffer | string, object]>([
    ['a text called a PDF', 'a.pdf', 'hello', { code: 'ending-differs', is: 'txt', ending: 'pdf' }],
    ['a PDF called a picture', 'a.png', aPdf(), { code: 'ending-differs', is: 'pdf', ending: 'png' }],
    ['a PDF without an ending', 'a', aPdf(), { code: 'ending-differs', ending: '' }],
    ['an archive called docx', 'a.docx', aZip([{ name: 'a.txt', content: 'a' }]), isNot('zip')],
    ['a docx called zip', 'a.zip', anOffice('docx'), { code: 'ending-differs', is: 'docx', ending: 'zip' }],
    ['a docx with macros', 'a.docx', anOffice('docx', [{ name: 'word/vbaProject.bin', content: 'x' }]), isNot('docm')],
    ['a page called svg', 'a.svg', '<!doctype html><html></html>', isNot('html')],
    ['a program', 'a.pdf', Buffer.from('4d5a90000300000004000000ffff', 'hex'), isNot('exe')],
    ['noise', 'a.pdf', Buffer.from('00010203040506', 'hex'), isNot('unknown')],
    ['a locked document of Office', 'a.docx', cfb('EncryptedPackage'), { code: 'locked' }],
    ['a locked PDF', 'a.pdf', lockedPdf(), { code: 'locked' }],
    ['half a PDF', 'a.pdf', aPdf(9).subarray(0, 500), { code: 'broken' }],
    ['a PDF that is none inside', 'a.pdf', '%PDF-1.4\n%%EOF', { code: 'broken' }],
    ['half an archive', 'a.docx', anOffice('docx').subarray(0, 200), { code: 'broken' }],
    ['half a picture', 'a.png', PNG.subarray(0, 40), { code: 'broken' }],
    [
      'a picture with an archive behind it',
      'a.png',
      Buffer.concat([PNG, aZip([{ name: 'a', content: 'a' }])]),
      { code: 'two-in-one' },
    ],
    [
      'a PDF with an archive behind it',
      'a.pdf',
      Buffer.concat([aPdf(), aZip([{ name: 'a', content: 'a' }])]),
      { code: 'two-in-one' },
    ],
    ['the test signature', 'a.txt', EICAR_FILE, { code: 'malware' }],
    [
      'the test signature across two chunks',
      'a.txt',
      Buffer.concat([Buffer.alloc(262_120, 'a'), EICAR_FILE]),
      { code: 'malware' },
    ],
    [
      'the test signature in a document',
      'a.docx',
      anOffice('docx', [{ name: 'x', content: EICAR_FILE }]),
      { code: 'malware' },
    ],
    [
      'the test signature in an archive in a document',
      'a.docx',
      anOffice('docx', [{ name: 'x.bin', content: aZip([{ name: 'y', content: EICAR_FILE }]) }]),
      { code: 'malware' },
    ],
    ['what explodes', 'a.docx', anOffice('docx', [{ name: 'x', content: zeros(64) }]), { code: 'expands-too-far' }],
    [
      'what explodes in parts',
      'a.docx',
      anOffice(
        'docx',
        [1, 2, 3, 4].map((at) => ({ name: `${at}`, content: zeros(8) })),
      ),
      { code: 'expands-too-far' },
    ],
    [
      'what unpacks to more than it says',
      'a.docx',
      anOffice('docx', [{ name: 'x', content: 'aaaa', said: 1 }]),
      { code: 'expands-too-far' },
    ],
    [
      'archives in archives in archives',
      'a.docx',
      anOffice('docx', [{ name: 'x', content: nested(3) }]),
      { code: 'expands-too-far' },
    ],
    ['entries that lie over each other', 'a.docx', overlapping(), { code: 'expands-too-far' }],
    ...[
      '<script>1</script>',
      '<g onload="x()"/>',
      '<foreignObject/>',
      '<a href="javascript:x()"/>',
      '<image href="https://example.org/a.png"/>',
      '<style>@import "a.css"</style>',
      '<rect fill="url(https://example.org)"/>',
      '<animate attributeName="href" values="x"/>',
      '&#x3c;script&#x3e;',
    ].map((inner): [string, string, string, object] => [
      `a drawing with ${inner}`,
      'a.svg',
      svg(inner),
      { code: 'active-content' },
    ]),
    [
      'a drawing with an entity',
      'a.svg',
      `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
      { code: /active-content|other-content/ },
    ],
  ])('%s', async (_, name, content, fault) => {
    const verdict = await verdictOn(content, name);
    const { code } = fault as { code: string | RegExp };
    expect(verdict).toMatchObject({
      fault: { ...fault, code: code instanceof RegExp ? expect.stringMatching(code) : code },
    });
    const text = faultText((verdict as { fault: Fault }).fault);
    expect(new Set([text.en, text.zhHant, text.zhHans]).size).toBe(3);
  });

  it('whatever it is called, when the field takes no such file', async () => {
    expect(await verdictOn(aPdf(), 'a.pdf', ['pptx'])).toEqual({
      fault: { code: 'other-content', is: 'pdf', accepted: ['pptx'] },
    });
  });
});

/** A PDF that opens with a password alone. */
function lockedPdf(): Buffer {
  const key = `<${'ab'.repeat(32)}>`;
  return aPdf(1, {
    body: `9 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O ${key}/U ${key}>>endobj\n`,
    trailer: '/Encrypt 9 0 R/ID[<aa><aa>]',
  });
}

function nested(depth: number): Buffer {
  return depth === 0 ? Buffer.from('a') : aZip([{ name: 'a.zip', content: nested(depth - 1) }]);
}

/** Two entries of the directory that unpack the same bytes, as archives do that explode without being within each other. */
function overlapping(): Buffer {
  const whole = anOffice('docx', [
    { name: 'x', content: 'y'.repeat(999) },
    { name: 'z', content: 'z' },
  ]);
  const second = whole.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const first = whole.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'), second - 1);
  whole.copy(whole, second + 42, first + 42, first + 46);
  return whole;
}

describe('a ClamAV that is set', () => {
  const scanner = async (answer: (length: number) => string | null) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      let heard = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        heard = Buffer.concat([heard, chunk]);
        if (!heard.subarray(-4).equals(Buffer.alloc(4))) return;
        const said = answer(heard.readUInt32BE('zINSTREAM\0'.length));
        if (said === null) socket.destroy();
        else socket.end(`${said}\0`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `tcp://127.0.0.1:${port}`, close: () => (sockets.forEach((each) => each.destroy()), server.close()) };
  };

  it.each([
    ['stream: OK', { found: { type: 'pdf' } }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { fault: { code: 'malware', name: 'Win.Test.EICAR_HDB-1' } }],
    ['INSTREAM size limit exceeded. ERROR', { fault: { code: 'not-scanned' } }],
  ])('says %s', async (said, verdict) => {
    const lengths: number[] = [];
    const { url, close } = await scanner((length) => (lengths.push(length), said));
    expect(await verdictOn(aPdf(), 'a.pdf', ALL, url)).toMatchObject(verdict);
    expect(lengths).toEqual([aPdf().length]);
    close();
  });

  it('and is away: then there is no verdict', async () => {
    const { url, close } = await scanner(() => null);
    await expect(verdictOn(aPdf(), 'a.pdf', ALL, url)).rejects.toMatchObject({ name: 'ScannerAway' });
    close();
    await expect(verdictOn(aPdf(), 'a.pdf', ALL, 'tcp://127.0.0.1:1')).rejects.toMatchObject({ name: 'ScannerAway' });
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { mountPages } from './pages-route.js';
import { addSecurityHeaders } from './security-headers.js';

const SCRIPT = 'export const much = 1;'.repeat(50);
let folder: string;
let server: FastifyInstance;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'podium-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Podium</title>');
  writeFileSync(join(folder, 'assets/index-abc.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/index-abc.js.br'), brotliCompressSync(SCRIPT));
  server = fastify();
  addSecurityHeaders(server);
  server.get('/health/live', () => ({ status: 'live' }));
  expect(mountPages(server, folder)).toBe(true);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const page = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ url, headers: { accept: 'text/html,*/*', ...headers } });

describe('the pages', () => {
  it.each(['/', '/en', '/zh-Hant/editions/HKICTA23/results'])('are one document at %s', async (url) => {
    const { statusCode, headers, body } = await page(url);
    expect([statusCode, headers['content-type'], body]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html><title>Podium</title>',
    ]);
    expect(headers['cache-control']).toBe('no-cache');
  });

  it('run no script that is written into them, and are framed by nobody', async () => {
    const { headers } = await page('/en');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('come with files that browsers keep for ever, as small as the browser can read', async () => {
    const plain = await page('/assets/index-abc.js');
    expect([plain.body, plain.headers['cache-control']]).toEqual([SCRIPT, 'public, max-age=31536000, immutable']);
    const small = await page('/assets/index-abc.js', { 'accept-encoding': 'gzip, br' });
    expect([small.headers['content-encoding'], small.rawPayload.equals(brotliCompressSync(SCRIPT))]).toEqual([
      'br',
      true,
    ]);
    expect(small.headers.vary).toBe('accept-encoding');
  });

  it('are not sent again to whoever has them', async () => {
    const { headers } = await page('/en');
    expect((await page('/zh-Hans', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });

  it('stand in nobody’s way: routes answer, and what is no page is not found', async () => {
    expect((await page('/health/live')).json()).toEqual({ status: 'live' });
    const missing = await server.inject({ url: '/nothing', headers: { accept: 'application/json' } });
    expect([missing.statusCode, missing.json().errors[0].extensions]).toEqual([404, { code: 'NOT_FOUND' }]);
    expect((await page('/assets/index-old.js')).statusCode).toBe(404);
    expect((await server.inject({ method: 'POST', url: '/en', headers: { accept: 'text/html' } })).statusCode).toBe(
      404,
    );
  });

  it.each(['/assets/../index-abc.js', '/assets/%2e%2e/%2e%2e/package.json', '/assets/index-abc.js.br'])(
    'are nothing but what was built: %s',
    async (url) => {
      const { statusCode, body } = await page(url);
      expect([200, 404]).toContain(statusCode);
      if (statusCode === 200) expect(body).toBe('<!doctype html><title>Podium</title>');
    },
  );

  it('are not there where nothing was built', () => {
    expect(mountPages(fastify(), join(folder, 'assets'))).toBe(false);
  });
});

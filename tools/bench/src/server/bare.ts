import { fastify } from 'fastify';
import pg from 'pg';
import { answering } from '../process/child.js';
import { bareList } from './bare-list.js';
import { bareSubmission } from './bare-submission.js';
import type { Prepared } from './prepared.js';

/** What Podium is measured against: Fastify and pg, and nothing else, on the same statements. */
const pool = new pg.Pool({
  connectionString: process.env['BENCH_DATABASE_URL'],
  // As many connections as one of Podium's services has.
  max: 10,
  options: `-c search_path=${process.env['BENCH_SCHEMA']}`,
});
pool.on('error', (error) => process.stderr.write(`${error.message}\n`));

const server = fastify();
let submission: Prepared[] = [];
let list: Prepared[] = [];
let bytes: { type: string; body: Buffer } = { type: 'text/plain', body: Buffer.alloc(0) };
const prepared = (texts: string[]): Prepared[] =>
  texts.map((text, at) => ({ name: `bare-${at}-${text.length}`, text }));

server.post('/submit', async (request, reply) =>
  reply.type('application/json; charset=utf-8').send(await bareSubmission(pool, submission, request.body as never)),
);
server.post('/list', async (request, reply) =>
  reply.type('application/json; charset=utf-8').send(await bareList(pool, list, request.body as never)),
);
server.post('/bytes', async (_request, reply) => reply.type(bytes.type).send(bytes.body));
const url = await server.listen({ host: '127.0.0.1', port: 0 });

answering(
  {
    cpu: () => process.cpuUsage(),
    url: () => url,
    submission: (texts: string[]) => void (submission = prepared(texts)),
    list: (texts: string[]) => void (list = prepared(texts)),
    bytes: ({ type, base64 }: { type: string; base64: string }) =>
      void (bytes = { type, body: Buffer.from(base64, 'base64') }),
  },
  async () => {
    await server.close();
    await pool.end();
  },
);

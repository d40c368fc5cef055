import { z } from 'zod';
import type { ServiceName } from '@podium/contracts';
import { StartRefused } from './refused.js';

const whole = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const address = (...protocols: string[]) =>
  z
    .string()
    .refine((given) => URL.canParse(given) && protocols.includes(new URL(given).protocol.slice(0, -1)), {
      error: `is no address that begins with ${protocols.map((each) => `${each}://`).join(' or ')}`,
    })
    .optional();
const service = () => address('http', 'https');

/**
 * Every setting that an operator may give, by environment variable. What is absent has a default that works on one machine
 * with nothing installed; each piece has its real counterpart by one variable.
 */
const environment = z.object({
  /** Folder of the embedded database, its secrets and the mailbox. */
  PODIUM_DATA_DIR: z.string().default('.podium'),
  /** A login that may create roles and schemas; absent: the embedded PostgreSQL. For `npm start` and `npm run migrate` alone. */
  DATABASE_URL: address('postgresql', 'postgres'),
  /** Moves the queues from PostgreSQL to Redis. */
  REDIS_URL: address('redis', 'rediss'),
  /** Where letters go; absent: the mailbox page of this process. */
  SMTP_URL: address('smtp', 'smtps'),
  /** How long a letter that was sent or given up is kept. */
  LETTERS_KEPT_DAYS: whole(365),
  /** Sender of letters. */
  LETTERS_FROM: z.string().default('Podium <no-reply@podium.example>'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** 32 characters or more; absent: made at the first start and kept with the data. Logins and keys are derived from it. */
  PODIUM_SECRET: z.string().min(32).optional(),
  /** `yes`: the secret is another one on purpose. For one start. */
  PODIUM_SECRET_CHANGED: z.enum(['yes', 'no']).default('no'),
  /** File with what one process that runs apart may hold; `npm run migrate` writes it. */
  PODIUM_CREDENTIALS: z.string().optional(),
  /** Whoever signs in with this address may open editions and appoint others. */
  PODIUM_ADMINISTRATOR: z.email().default('administrator@podium.example'),
  /** Proxies whose X-Forwarded-For is believed: addresses, ranges or `loopback`. */
  TRUSTED_PROXIES: z.string().default('loopback'),
  SIGN_IN_CODE_MINUTES: whole(10),
  /** Letters to one address, asked for by one client, after which no more is written while one is on its way. */
  SIGN_IN_CODES_PER_ADDRESS_PER_HOUR: whole(6),
  SIGN_IN_CODES_PER_CLIENT_PER_HOUR: whole(300),
  /** Wrong tries of one client for one address within an hour that go without a pause. */
  SIGN_IN_TRIES_BEFORE_PAUSE: whole(5),
  /** Wrong tries of one client within an hour, over all addresses, after which it has one each without a pause. */
  SIGN_IN_TRIES_PER_CLIENT_PER_HOUR: whole(100),
  /** How many people one person may invite to teams within 24 hours: each of them gets a letter nobody asked for. */
  INVITATIONS_PER_PERSON_PER_DAY: whole(300),
  /** How long whoever signed in just now, or appoints somebody, waits until the services know it, milliseconds. 0: not at all. */
  NEWS_AWAITED_MS: z.coerce.number().int().min(0).max(10_000).default(1_500),
  TOKEN_MINUTES: whole(30),
  SESSION_DAYS: whole(14),
  /** Moves documents from the data folder to a bucket of a server that speaks S3. */
  S3_ENDPOINT: address('http', 'https'),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  /** A ClamAV daemon that looks at uploaded files, `tcp://host:3310`; absent: what Podium itself knows of harmful files. */
  CLAMAV_URL: address('tcp'),
  /** Bytes of files that one entry may hold, all versions, and one person may upload within 24 hours. */
  UPLOADS_PER_ENTRY_BYTES: whole(1_000_000_000),
  UPLOADS_PER_PERSON_PER_DAY_BYTES: whole(5_000_000_000),
  /** How long before a question of the office is due an entrant is reminded of it. */
  QUERY_REMINDED_HOURS_BEFORE: whole(24),
  /** How often a service compares its copies of others' facts with their source. */
  FACTS_COMPARED_EVERY_MINUTES: whole(60),
  /** Connections of each service to the database, for those who wait; work in the background has some of its own. */
  DATABASE_POOL: whole(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** What Prometheus sends as `Authorization: Bearer …`; absent: one made from the secret, printed at start. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Requests to the graph of one client (an address, or an IPv6 /64) a second, ten seconds' worth at once. 0: no limit. */
  REQUESTS_PER_CLIENT_PER_SECOND: z.coerce.number().int().min(0).default(200),
  /** Operations of one client a second whose text the gateway has not seen, a minute's worth at once. 0: no limit. */
  NEW_OPERATIONS_PER_CLIENT_PER_SECOND: z.coerce.number().int().min(0).default(5),
  /** How the gateway makes its plans. */
  PODIUM_GATEWAY_ENGINE: z.enum(['planner', 'stitching']).optional(),
  /** Addresses of services that run apart; the gateway needs them. */
  ACCOUNTS_URL: service(),
  REGISTRATIONS_URL: service(),
  JUDGING_URL: service(),
  RESULTS_URL: service(),
  MAILER_URL: service(),
} satisfies Record<string, z.ZodType> & { [Name in `${Uppercase<ServiceName>}_URL`]: z.ZodType });

export type Settings = z.infer<typeof environment>;

/** The names of all settings, in the order of their table in the docs. */
export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

export class SettingsRefused extends StartRefused {
  constructor(readonly mistakes: string[]) {
    super(`These settings cannot be used:\n  ${mistakes.join('\n  ')}`);
  }
}

/**
 * Reads the settings from environment variables; an empty variable counts as absent.
 * @throws {SettingsRefused} naming every variable that cannot be used
 */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = environment.safeParse(given);
  if (read.success) return read.data;
  throw new SettingsRefused(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

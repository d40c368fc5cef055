import { LRUCache } from 'lru-cache';
import { LimitCode, LimitExceeded } from './limits.js';

export interface Rates {
  /** Requests of one client a second, on average; ten seconds' worth may come at once. 0: as many as it likes. */
  requests: number;
  /** Documents that this gateway has not seen, of one client a second; sixty seconds' worth may come at once. 0: no limit. */
  documents: number;
}

export const DEFAULT_RATES: Rates = { requests: 200, documents: 5 };

/** Clients whose counts are kept; of more, the one that has been silent longest begins anew. */
const CLIENTS = 20_000;

interface Bucket {
  left: number;
  at: number;
}

/** A token bucket for each client. A client is an IPv4 address or an IPv6 /64, which is what one customer gets. */
export class RateLimit {
  private readonly buckets = new LRUCache<string, Bucket>({ max: CLIENTS });

  /**
   * @param perSecond  how many are earned; 0: no limit
   * @param atOnce  how many are there at most
   */
  constructor(
    private readonly perSecond: number,
    private readonly atOnce: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @throws {TooManyRequests} when this client has none left */
  take(client: string): void {
    if (this.perSecond === 0) return;
    const key = clientOf(client);
    const now = this.now();
    const bucket = this.buckets.get(key) ?? { left: this.atOnce, at: now };
    bucket.left = Math.min(this.atOnce, bucket.left + ((now - bucket.at) / 1000) * this.perSecond);
    bucket.at = now;
    this.buckets.set(key, bucket);
    if (bucket.left < 1) throw new TooManyRequests(Math.ceil((1 - bucket.left) / this.perSecond), this.perSecond);
    bucket.left--;
  }
}

export class TooManyRequests extends LimitExceeded {
  constructor(
    /** Seconds after which one more is taken. */
    readonly retryAfter: number,
    perSecond: number,
  ) {
    const text = {
      en: `Too many requests from your address. Try again in ${retryAfter} s.`,
      zhHant: `來自你的網絡位址的要求過多。請於 ${retryAfter} 秒後再試。`,
      zhHans: `来自您的网络地址的请求过多。请于 ${retryAfter} 秒后再试。`,
    };
    super(LimitCode.tooManyRequests, text, perSecond, { retryAfter });
    this.name = 'TooManyRequests';
  }
}

/** The first four groups of an IPv6 address: whoever has one address of a /64 has all of them. */
export function clientOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1] as string;
  const [head = '', tail = ''] = address.toLowerCase().replace(/%.*/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before;
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

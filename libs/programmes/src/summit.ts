import type { Text } from './text.js';

/** Whole smallest units of a currency, e.g. cents of HKD. */
export interface Money {
  cents: number;
  currency: string;
}

export interface Venue {
  id: string;
  name: Text;
  address?: Text;
  seats?: number;
}

/** One item of a summit's programme. */
export interface Session {
  code: string;
  name: Text;
  kind: 'ceremony' | 'keynote' | 'forum' | 'panel' | 'workshop' | 'closed-meeting' | 'exhibition';
  /** ISO 8601 in UTC. */
  startsAt: string;
  endsAt: string;
  venue?: string;
  /** On site; null: no limit stated. */
  seats: number | null;
  waitingList: boolean;
  /** Also streamed, without limit. */
  online: boolean;
  /** Ticket codes admitted; empty: all. */
  tickets: string[];
  languages: string[];
  interpretation: string[];
  /** Code of the session it is held within. */
  partOf?: string;
}

export interface Ticket {
  code: string;
  name: Text;
  attendance: 'on-site' | 'online';
  price: Money;
  /** The lower price, and the ISO 8601 instant in UTC until which it holds. */
  earlyBird?: { price: Money; until: string; milestone?: string };
  /** null: without limit. */
  quota: number | null;
  /** At most so many for one organisation. */
  perOrganisation?: number;
  confirmedBy: 'at-once' | 'organiser' | 'payment';
  openTo: 'public' | 'invitation' | 'promotion-code';
  transferable: boolean;
  /** Id of the form that registrants fill in. */
  form?: string;
  /** Ids of the milestones between which it may be had; the calendar says when they are. */
  opens?: string;
  closes?: string;
  /** The instants as the definition stated them, ISO 8601 in UTC. */
  opensAt?: string;
  closesAt?: string;
}

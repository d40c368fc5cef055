import { z } from 'zod';
import { entryPlace, text } from '../text.js';

/** A personal name as its parts; `displayName` is how the person wants to be shown. */
export const memberName = z.object({
  familyName: z.string(),
  givenName: z.string(),
  otherName: z.string().nullable(),
  nameZh: z.string().nullable(),
  displayName: z.string(),
});

/**
 * An immutable copy of an entry at the moment it was admitted. `hash` is SHA-256 in hex over the RFC 8785 form of everything
 * else but the contacts and the roster. An amended entry makes a new version with a new id.
 */
export const dossier = z.object({
  dossierId: z.uuid(),
  version: z.int().min(1),
  ...entryPlace,
  answers: z.record(z.string(), z.unknown()),
  team: z.object({
    name: text,
    organisation: text.nullable(),
    members: z.array(memberName.extend({ leader: z.boolean() })),
  }),
  /**
   * Who belongs to the entry: addresses that its team names, and whoever accepted or registered it. Like the contacts it is no
   * part of the hash.
   */
  roster: z.array(z.object({ email: z.email().nullable(), personId: z.uuid().nullable() })).optional(),
  admittedAt: z.iso.datetime(),
  hash: z.string().length(64),
});
export type Dossier = z.infer<typeof dossier>;

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

const { contacts: _contacts, ...place } = entryPlace;

/**
 * An immutable copy of an entry at the moment it was admitted, as it lies in the storage in its RFC 8785 form; its hash is the
 * SHA-256 of that. An amended entry makes a new version with a new id.
 */
export const dossier = z.object({
  dossierId: z.uuid(),
  version: z.int().min(1),
  ...place,
  answers: z.record(z.string(), z.unknown()),
  team: z.object({
    name: text,
    organisation: text.nullable(),
    members: z.array(memberName.extend({ leader: z.boolean() })),
  }),
  admittedAt: z.iso.datetime(),
});
export type Dossier = z.infer<typeof dossier>;

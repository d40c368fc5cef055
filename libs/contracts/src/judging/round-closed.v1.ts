import { z } from 'zod';
import { eventKind } from '../event.js';

/**
 * A round was closed into a standing. `standing` is the whole document of `@podium/scoring` that anyone can recount;
 * `dossiers` says which entry each dossier of the ranking is.
 */
export const roundClosedV1 = eventKind(
  'judging.round-closed.v1',
  z.object({
    roundId: z.uuid(),
    editionCode: z.string(),
    stageCode: z.string(),
    /** null: the round compares a whole edition. */
    categoryCode: z.string().nullable(),
    /** null: the round compares a whole category. */
    streamCode: z.string().nullable(),
    standing: z.looseObject({
      ranking: z.array(z.looseObject({ dossier: z.string(), place: z.int().min(1), total: z.string().nullable() })),
    }),
    /** SHA-256 in hex of the RFC 8785 form of the standing. */
    standingHash: z.string().length(64),
    dossiers: z.record(z.string(), z.object({ entryId: z.uuid(), entryCode: z.string() })),
    closedAt: z.iso.datetime(),
    closedBy: z.uuid(),
  }),
);

import { z } from 'zod';
import { factKind } from '../fact.js';

const hash = z.string().length(64);

/** A round was closed into a standing, which never changes. */
export const standingV1 = factKind(
  'judging.standing.v1',
  z.object({
    roundId: z.uuid(),
    editionCode: z.string(),
    stageCode: z.string(),
    /** null: the round compares a whole edition. */
    categoryCode: z.string().nullable(),
    /** null: the round compares a whole category. */
    streamCode: z.string().nullable(),
    /** The document of `@podium/scoring` that anyone can recount, in the storage; see `standingDocument`. */
    standing: hash,
    /** Which entry each dossier of the ranking is, in the storage; see `contendersDocument`. */
    contenders: hash,
    closedAt: z.iso.datetime(),
    closedBy: z.uuid(),
  }),
  ({ roundId }) => roundId,
);

/** What results read of a standing; the rest is for whoever recounts it. */
export const standingDocument = z.looseObject({
  ranking: z.array(z.looseObject({ dossier: z.string(), place: z.int().min(1), total: z.string().nullable() })),
});
export type StandingDocument = z.infer<typeof standingDocument>;

/** By the id of the dossier. */
export const contendersDocument = z.record(z.string(), z.object({ entryId: z.uuid(), entryCode: z.string() }));
export type ContendersDocument = z.infer<typeof contendersDocument>;

import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { cursorParts, keysetOf, pageOf, type Connection } from '@podium/platform-graphql';
import { Documents } from '@podium/platform-storage';
import { canonical, type Standing as Document } from '@podium/scoring';
import { validate as isUuid } from 'uuid';
import { roundActs } from '../round/round.acts.js';
import { Sight, type Counted } from '../sight/sight.js';
import type { RankedDossier, RankingArgs, Standing } from './standing.type.js';

type StandingRow = Omit<Standing, '__typename' | 'document'> & { editionCode: string; categoryCode: string | null };

/** Standings: written once, read by those who preside. */
@Injectable()
export class Standings {
  constructor(
    @Inject(Sight) private readonly sight: Sight,
    @Inject(Documents) private readonly documents: Documents,
  ) {}

  /** Keeps the standing of a round and its places. @returns the hash of its canonical form */
  async keep(tx: Tx, document: Document, leftOut: string[]): Promise<string> {
    const { round, ranking } = document;
    const hash = await this.documents.keep(canonical(document));
    await tx.execute('INSERT INTO standing (round_id, hash, left_out) VALUES ($1, $2, $3)', [round, hash, leftOut]);
    await tx.execute(
      `INSERT INTO placed (round_id, position, dossier_id, entry_id, place, total, sheets, tie_broken_by)
       SELECT $1, t.position, t.dossier, c.entry_id, t.place, t.total, t.sheets, t.rule
       FROM unnest($2::int[], $3::uuid[], $4::int[], $5::text[], $6::int[], $7::text[])
         AS t (position, dossier, place, total, sheets, rule)
       JOIN contender c ON c.round_id = $1 AND c.dossier_id = t.dossier`,
      [
        round,
        ranking.map((_, index) => index + 1),
        ranking.map(({ dossier }) => dossier),
        ranking.map(({ place }) => place),
        ranking.map(({ total }) => total),
        ranking.map(({ sheets }) => sheets),
        ranking.map(({ tieBrokenBy }) => tieBrokenBy),
      ],
    );
    return hash;
  }

  /** The standing of a closed round for whoever presides there and may read it; null alike when there is none. */
  async ofRound(context: RequestContext, roundId: string, withDocument: boolean): Promise<Standing | null> {
    if (!isUuid(roundId)) return null;
    const held = await context.appointments();
    const [row] = await this.sight.read(context, (tx) =>
      tx.query<StandingRow>(
        `SELECT r.id AS "roundId", r.edition_code AS "editionCode", r.category_code AS "categoryCode", t.hash,
           r.closed_at AS "closedAt", r.closed_because AS "closedBecause",
           t.left_out AS "leftOut"
         FROM standing t JOIN round r ON r.id = t.round_id WHERE t.round_id = $1 AND closed_at IS NOT NULL`,
        [roundId],
      ),
    );
    if (!row) return null;
    const { editionCode, categoryCode, ...standing } = row;
    if (!roundActs.isTheirs('READ_STANDING', capacitiesAt(held, editionCode, categoryCode))) return null;
    const document = withDocument ? await this.documents.json<Document>(standing.hash) : null;
    return { __typename: 'Standing', ...standing, document };
  }

  /** A page of the ranking of a standing that the caller has read. */
  async ranking(context: RequestContext, roundId: string, args: RankingArgs): Promise<Connection<RankedDossier>> {
    const { limit, after } = keysetOf(args, 1);
    const rows = await this.sight.read(context, (tx) =>
      tx.query<RankedDossier & { position: number }>(
        `SELECT p.position, p.dossier_id AS "dossierId", d.entry_id AS "entryId", d.entry_code AS "entryCode", d.title,
           p.place, p.total, p.sheets, p.tie_broken_by AS "tieBrokenBy"
         FROM placed p JOIN dossier d ON d.id = p.dossier_id
         WHERE p.round_id = $1 AND p.position > $2 ORDER BY p.position LIMIT $3`,
        [roundId, cursorParts(after, 'whole')?.[0] ?? 0, limit],
      ),
    );
    return pageOf(
      rows,
      args,
      ({ position }) => [position],
      () =>
        this.sight.count(context, (tx) =>
          tx.query<Counted>('SELECT count(*)::int FROM placed WHERE round_id = $1', [roundId]),
        ),
    );
  }
}

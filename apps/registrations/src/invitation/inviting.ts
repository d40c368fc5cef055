import { Inject, Injectable } from '@nestjs/common';
import { memberInvitedV1 } from '@podium/contracts';
import { ServiceKeys, type Settings } from '@podium/platform-config';
import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { SETTINGS } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import type { NewMember } from '../team/team.repository.js';
import { TooManyInvitations } from '../team/team.refusals.js';
import { InvitationRepository } from './invitation.repository.js';
import { hashOf, newToken } from './invitation-token.js';

/** Long enough for whoever is away, short enough that a letter found years later opens nothing. */
const DAYS_OPEN = 30;

/** Writes to those who are named as members. It is the only letter that somebody gets without having agreed to anything. */
@Injectable()
export class Inviting {
  private readonly perDay: number;

  constructor(
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ServiceKeys) private readonly keys: ServiceKeys,
    @Inject(SETTINGS) { INVITATIONS_PER_PERSON_PER_DAY }: Settings,
  ) {
    this.perDay = INVITATIONS_PER_PERSON_PER_DAY;
  }

  /**
   * One person's invitations queue here, so that they are counted; and so does the news that this person signed in, which
   * would otherwise miss members who are just being written.
   * @returns the addresses that this person has signed in with
   */
  async lock(tx: Tx, personId: string): Promise<string[]> {
    await lockPerson(tx, personId);
    const rows = await tx.query<{ email: string }>(
      'SELECT email_key AS email FROM known_person WHERE person_id = $1 ORDER BY email_key',
      [personId],
    );
    return rows.map(({ email }) => email);
  }

  /**
   * Invites members of one team. Ask `lock` first.
   * @throws {Refused} TooManyInvitations
   */
  async invite(
    tx: Tx,
    by: { personId: string; addresses: string[] },
    editionCode: string,
    members: Pick<NewMember, 'id' | 'email' | 'locale'>[],
  ): Promise<void> {
    if (members.length === 0) return;
    const before = await this.invitations.withinADay(tx, by.personId);
    if (before + members.length > this.perDay) refuse(new TooManyInvitations(this.perDay));
    const letters = members.map((member) => ({ ...member, invitationId: uuidv7(), token: newToken() }));
    const expiresAt = await this.invitations.add(
      tx,
      letters.map(({ invitationId, id, token }) => ({ id: invitationId, memberId: id, hash: hashOf(token) })),
      by.personId,
      DAYS_OPEN,
    );
    for (const { invitationId, email, locale, token } of letters) {
      await this.outbox.add(tx, memberInvitedV1, {
        invitationId,
        email,
        locale,
        editionCode,
        invitedBy: by.addresses[0] ?? null,
        sealedToken: this.keys.seal('mailer', token),
        expiresAt: expiresAt.toISOString(),
      });
    }
  }
}

/** Whoever writes what links a person to members of teams does so one after the other. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('person ' || $1, 0))`, [personId]);
}

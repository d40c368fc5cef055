import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { EntryFacts } from '../entry/entry-facts.js';
import { Inviting } from '../invitation/inviting.js';
import { givenTeam, type GivenTeam } from './given-team.js';
import { TeamAct } from './team-act.js';
import { askedOf, teamActs } from './team.acts.js';
import { LeadIsHandedOver, NotAMember, TeamNotFound } from './team.refusals.js';
import { factsOf, TeamRepository, type HeldTeam } from './team.repository.js';
import type { HandOverLeadInput, RegisterTeamInput, Team, TeamLeft } from './team.type.js';

/** What becomes of a team. Each is one transaction: lock, decide, write, invite, tell. */
@Injectable()
export class TeamChanges {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(TeamRepository) private readonly teams: TeamRepository,
    @Inject(Inviting) private readonly inviting: Inviting,
    @Inject(EntryFacts) private readonly facts: EntryFacts,
  ) {}

  /** Whoever registers a team leads it. Those whom they name are invited. */
  register(context: RequestContext, input: RegisterTeamInput): Promise<Team> {
    const { personId } = context.person();
    return this.mutations.run(context, async (tx) => {
      const given = givenTeam(input);
      // It is not taken back from now on.
      const [edition] = await tx.query('SELECT 1 FROM edition WHERE code = $1 FOR KEY SHARE', [input.editionCode]);
      if (!edition) refuse(new EditionNotFound('edition', input.editionCode));
      const id = uuidv7();
      await this.teams.add(tx, id, input.editionCode, personId, given);
      await this.write(tx, personId, { id, editionCode: input.editionCode, members: [] }, given);
      return this.shown(tx, personId, id);
    });
  }

  /**
   * Makes a held team the given one, by the word of its leader. What is as it was needs nobody's word: clients send whole forms.
   * @returns whether anything changed
   */
  async become(tx: Tx, personId: string, team: HeldTeam, given: GivenTeam): Promise<boolean> {
    if (isDeepStrictEqual(plain(team), plain(given))) return false;
    teamActs.enforce(TeamAct.CHANGE, askedOf(factsOf(team, personId)));
    const named = team.members.find(({ leader }) => leader);
    if (named?.personId === team.ledBy && !given.members.some(({ leader, email }) => leader && email === named.email))
      refuse(new LeadIsHandedOver());
    await this.write(tx, personId, team, given);
    await this.facts.tellOfTeam(tx, team.id);
    return true;
  }

  handOver(context: RequestContext, { teamId, memberId }: HandOverLeadInput): Promise<Team> {
    return this.acting(context, teamId, TeamAct.HAND_OVER, async (tx, team, personId) => {
      const member = team.members.find(({ id }) => id === memberId);
      if (!member?.personId) refuse(new NotAMember());
      await this.teams.handOver(tx, team.id, member);
      return this.shown(tx, personId, team.id);
    });
  }

  /** The person who registered the team, and handed the lead over, has no access to it any more. */
  removeRegistrar(context: RequestContext, teamId: string): Promise<Team> {
    return this.acting(context, teamId, TeamAct.REMOVE_REGISTRAR, async (tx, team, personId) => {
      if (team.registeredBy === team.ledBy) refuse(new LeadIsHandedOver());
      await this.teams.leave(tx, team.id, team.registeredBy);
      return this.shown(tx, personId, team.id);
    });
  }

  leave(context: RequestContext, teamId: string): Promise<TeamLeft> {
    return this.acting(context, teamId, TeamAct.LEAVE, async (tx, team, personId) => {
      await this.teams.leave(tx, team.id, personId);
      return { __typename: 'TeamLeft', teamId: team.id };
    });
  }

  private acting<T extends object>(
    context: RequestContext,
    teamId: string,
    act: TeamAct,
    work: (tx: Tx, team: HeldTeam, personId: string) => Promise<T>,
  ): Promise<T> {
    const { personId } = context.person();
    return this.mutations.run(context, async (tx) => {
      const team = isUuid(teamId) ? await this.teams.lock(tx, personId, teamId) : null;
      if (!team) refuse(new TeamNotFound());
      teamActs.enforce(act, askedOf(factsOf(team, personId)));
      const done = await work(tx, team, personId);
      await this.facts.tellOfTeam(tx, team.id);
      return done;
    });
  }

  private async write(
    tx: Tx,
    personId: string,
    team: Pick<HeldTeam, 'id' | 'editionCode' | 'members'>,
    given: GivenTeam,
  ): Promise<void> {
    const known = new Map(team.members.map((member) => [member.email, member]));
    const anybodyNew = given.members.some(({ email }) => !known.has(email));
    const addresses = anybodyNew ? await this.inviting.lock(tx, personId) : [];
    // Their own address they have proved by signing in with it; two of them in one team are still one person.
    let joins = !team.members.some((member) => member.personId === personId);
    const members = given.members.map((member) => {
      const own = joins && !known.has(member.email) && addresses.includes(member.email);
      if (own) joins = false;
      return { ...member, id: uuidv7(), personId: own ? personId : null };
    });
    await this.teams.change(tx, team.id, { ...given, members });
    const invited = members.filter(({ email, personId: joined }) => !known.has(email) && joined === null);
    await this.inviting.invite(tx, { personId, addresses }, team.editionCode, invited);
  }

  private shown = async (tx: Tx, personId: string, id: string) => (await this.teams.mineById(personId, id, tx)) as Team;
}

/** What somebody may say of a team, and nothing else of it. */
function plain({ name, organisation, members }: GivenTeam) {
  return {
    name,
    organisation,
    members: members.map(
      ({
        email,
        leader,
        familyName,
        givenName,
        otherName,
        nameZh,
        displayName,
        locale,
      }): GivenTeam['members'][number] => ({
        email,
        leader,
        familyName,
        givenName,
        otherName,
        nameZh,
        displayName,
        locale,
      }),
    ),
  };
}

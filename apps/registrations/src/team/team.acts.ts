import { Acts, type Capacity } from '@podium/platform-access';
import type { Refusal } from '@podium/platform-graphql';
import { TeamAct } from './team-act.js';
import { LeadIsHandedOver, OnlyTheLeader, TeamNotFound } from './team.refusals.js';

/** Who asks of a team. Whoever leads it belongs to it. */
export interface TeamFacts {
  leads: boolean;
  belongs: boolean;
}

const OURS: readonly Capacity[] = ['leader', 'member'];

export const teamActs = new Acts<TeamAct, 'REGISTERED', TeamFacts>({
  of: 'team',
  acts: {
    READ: { by: OURS, says: 'see a team and its members (`team`, `myTeams`)' },
    ENTER: { by: OURS, says: 'begin an entry (`startEntry`)' },
    CHANGE: { by: ['leader'], says: 'change the team’s names and members (`saveEntry`, `submitEntry`)' },
    INVITE: { by: ['leader'], says: 'invite again, take an invitation back (`inviteAgain`, `revokeInvitation`)' },
    HAND_OVER: { by: ['leader'], says: 'hand the lead over (`handOverLead`)' },
    REMOVE_REGISTRAR: { by: ['leader'], says: 'end the access of who registered the team (`removeRegistrar`)' },
    LEAVE: { by: ['member'], says: 'leave a team (`leaveTeam`)' },
  },
  gates: [[({ leads }) => (leads ? new LeadIsHandedOver() : undefined), TeamAct.LEAVE]],
  notTheirs: (_, { belongs }): Refusal => (belongs ? new OnlyTheLeader() : new TeamNotFound()),
  notNow: () => new TeamNotFound(),
});

/** The capacities that somebody has towards a team. */
export function towards({ leads, belongs }: TeamFacts): ReadonlySet<Capacity> {
  return new Set<Capacity>(leads ? ['leader', 'member'] : belongs ? ['member'] : []);
}

/** Who asks, as the table of acts wants it. */
export const askedOf = (facts: TeamFacts) => ({ capacities: towards(facts), state: 'REGISTERED' as const, facts });

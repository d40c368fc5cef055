import { Field, Int } from '@nestjs/graphql';
import { InputRefused, Refusal, RefusalType } from '@podium/platform-graphql';
import { resultOf } from '@podium/platform-service';
import { EditionNotFound } from '../edition/edition.refusals.js';
import { RegistrationsGraph } from '../registrations.graph.js';
import { Team, TeamLeft } from './team.type.js';

const registerIn = () => RegistrationsGraph;

@RefusalType({ registerIn, description: 'The category wants more members, or fewer.' })
export class TeamSizeNotAllowed extends Refusal {
  readonly __typename = 'TeamSizeNotAllowed';
  @Field(() => Int) min!: number;
  @Field(() => Int) max!: number;
  constructor(min: number, max: number) {
    super({
      en: `A team here has ${min} to ${max} members.`,
      zhHant: `此處的隊伍須有 ${min} 至 ${max} 名成員。`,
      zhHans: `此处的队伍须有 ${min} 至 ${max} 名成员。`,
    });
    this.min = min;
    this.max = max;
  }
}

@RefusalType({ registerIn, description: 'It does not exist, or it is not yours: it is not told which.' })
export class TeamNotFound extends Refusal {
  readonly __typename = 'TeamNotFound';
  constructor() {
    super({
      en: 'There is no such team, or it is not yours.',
      zhHant: '沒有這支隊伍，或你不屬於這支隊伍。',
      zhHans: '没有这支队伍，或您不属于这支队伍。',
    });
  }
}

@RefusalType({ registerIn, description: 'Members work on entries; the team itself does what its leader says.' })
export class OnlyTheLeader extends Refusal {
  readonly __typename = 'OnlyTheLeader';
  constructor() {
    super({
      en: 'Only the leader of the team may do this.',
      zhHant: '只有隊長才可以這樣做。',
      zhHans: '只有队长才可以这样做。',
    });
  }
}

@RefusalType({ registerIn, description: 'Who leads is never changed by the way.' })
export class LeadIsHandedOver extends Refusal {
  readonly __typename = 'LeadIsHandedOver';
  constructor() {
    super({
      en: 'You lead this team. Hand the lead over to a member first (`handOverLead`).',
      zhHant: '你是這支隊伍的隊長，請先把隊長職務移交另一名成員（`handOverLead`）。',
      zhHans: '您是这支队伍的队长，请先把队长职务移交另一名成员（`handOverLead`）。',
    });
  }
}

@RefusalType({ registerIn, description: 'There is no such member, or they have not accepted.' })
export class NotAMember extends Refusal {
  readonly __typename = 'NotAMember';
  constructor() {
    super({
      en: 'Only somebody who accepted to be a member can lead the team.',
      zhHant: '只有已接受邀請的成員才可以擔任隊長。',
      zhHans: '只有已接受邀请的成员才可以担任队长。',
    });
  }
}

@RefusalType({ registerIn, description: 'So many people were invited within a day that somebody should look at it.' })
export class TooManyInvitations extends Refusal {
  readonly __typename = 'TooManyInvitations';
  @Field(() => Int) perDay!: number;
  constructor(perDay: number) {
    super({
      en: `You may invite ${perDay} people within 24 hours. Please go on later.`,
      zhHant: `每人在 24 小時內最多可邀請 ${perDay} 人，請稍後再試。`,
      zhHans: `每人在 24 小时内最多可邀请 ${perDay} 人，请稍后再试。`,
    });
    this.perDay = perDay;
  }
}

export const RegisterTeamResult = resultOf('RegisterTeamResult', () => [
  Team,
  EditionNotFound,
  TooManyInvitations,
  InputRefused,
]);
export const HandOverLeadResult = resultOf('HandOverLeadResult', () => [Team, TeamNotFound, OnlyTheLeader, NotAMember]);
export const RemoveRegistrarResult = resultOf('RemoveRegistrarResult', () => [
  Team,
  TeamNotFound,
  OnlyTheLeader,
  LeadIsHandedOver,
]);
export const LeaveTeamResult = resultOf('LeaveTeamResult', () => [TeamLeft, TeamNotFound, LeadIsHandedOver]);

import { Refusal, RefusalType } from '@podium/platform-graphql';
import { RegistrationsGraph } from '../registrations.graph.js';

@RefusalType({ registerIn: () => RegistrationsGraph, description: 'Nobody screens an entry of their own.' })
export class OwnEntry extends Refusal {
  readonly __typename = 'OwnEntry';
  constructor() {
    super({
      en: 'You belong to this team, or did. Somebody else must screen it.',
      zhHant: '你屬於或曾屬於這支隊伍，須由其他人審核。',
      zhHans: '您属于或曾属于这支队伍，须由其他人审核。',
    });
  }
}

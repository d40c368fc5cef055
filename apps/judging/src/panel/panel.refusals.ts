import { Refusal, RefusalType } from '@podium/platform-graphql';
import { JudgingGraph } from '../judging.graph.js';

const registerIn = () => JudgingGraph;

@RefusalType({ registerIn, description: 'There is no such panel, or it is not yours to run.' })
export class PanelNotFound extends Refusal {
  readonly __typename = 'PanelNotFound';
  constructor() {
    super({ en: 'There is no such panel.', zhHant: '沒有這個評審團。', zhHans: '没有这个评审团。' });
  }
}

@RefusalType({ registerIn, description: 'There is no such seat, it is empty already, or it is not yours to vacate.' })
export class SeatNotFound extends Refusal {
  readonly __typename = 'SeatNotFound';
  constructor() {
    super({ en: 'There is no such seat.', zhHant: '沒有這個評審席位。', zhHans: '没有这个评审席位。' });
  }
}

@RefusalType({
  registerIn,
  description:
    'Judges of this panel do not score entries of their own economy, so it must be said where they come from.',
})
export class EconomyMissing extends Refusal {
  readonly __typename = 'EconomyMissing';
  constructor() {
    super({
      en: 'Say from which economy this judge comes: judges of this panel do not score entries of their own.',
      zhHant: '請註明評審來自哪個經濟體：評審不會評核所屬經濟體的參賽項目。',
      zhHans: '请注明评审来自哪个经济体：评审不会评核所属经济体的参赛项目。',
    });
  }
}

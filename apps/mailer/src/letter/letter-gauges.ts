import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { METRICS } from '@podium/platform-service';
import type { Metrics } from '@podium/platform-telemetry';
import { LetterQueue } from './letter-queue.js';

/** What operators watch of letters, read from the database whenever somebody asks. */
@Injectable()
export class LetterGauges implements OnModuleInit {
  constructor(
    @Inject(LetterQueue) private readonly queue: LetterQueue,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    for (const [name, part, help] of [
      ['queued', 'waiting', 'Letters that wait to be sent'],
      ['failed', 'failed', 'Letters that will not be sent'],
      ['in_doubt', 'inDoubt', 'Letters of which a person must say whether they arrived'],
    ] as const) {
      this.metrics.gauge(`podium_letters_${name}`, help, async () => (await this.queue.counts())[part]);
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { awardsReleasedV1 } from '@podium/contracts';
import { Database } from '@podium/platform-database';
import { topic } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Changes } from '@podium/platform-service';
import { lockEdition } from '../edition/edition-lock.js';
import { ReleaseRepository } from './release.repository.js';

/** Tells of releases whose instant has come. What the public reads does not wait for this. */
@Injectable()
export class AnnounceReleases {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReleaseRepository) private readonly releases: ReleaseRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  /** Of every such release, once, whichever process comes first. */
  async run(): Promise<void> {
    for (let due = await this.releases.editionDue(); due !== null; due = await this.releases.editionDue()) {
      await this.announceOne(due);
    }
  }

  private announceOne(editionCode: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      // The same lock as for taking a release back: either it has happened, or it is told of nowhere.
      await lockEdition(tx, editionCode);
      const due = await this.releases.takeDue(tx, editionCode);
      if (!due?.at) return;
      this.changes.tell(tx, topic('winners', editionCode));
      await this.outbox.add(tx, awardsReleasedV1, {
        releaseId: due.id,
        editionCode,
        releasedAt: due.at.toISOString(),
        awards: await this.releases.announced(tx, due.id),
      });
    });
  }
}

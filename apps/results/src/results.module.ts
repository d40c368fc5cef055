import { Module } from '@nestjs/common';
import { AwardRepository } from './award/award.repository.js';
import { AwardResolver } from './award/award.resolver.js';
import { ConferAwards } from './award/confer-awards.js';
import { Editions } from './edition/editions.js';
import { ReleaseRepository } from './release/release.repository.js';
import { ReleaseResolver } from './release/release.resolver.js';
import { Releases } from './release/releases.js';
import { WinnerResolver } from './winner/winner.resolver.js';

/** Awards, their release, and what the public reads. */
@Module({
  providers: [
    Editions,
    AwardRepository,
    ConferAwards,
    AwardResolver,
    ReleaseRepository,
    Releases,
    ReleaseResolver,
    WinnerResolver,
  ],
})
export class ResultsModule {}

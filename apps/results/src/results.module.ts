import { Module } from '@nestjs/common';
import { AwardRepository } from './award/award.repository.js';
import { AwardResolver } from './award/award.resolver.js';
import { AwardsDue } from './award/awards-due.js';
import { ConferAwards } from './award/confer-awards.js';
import { ShownAwards } from './award/shown-awards.js';
import { StandingRepository } from './award/standing.repository.js';
import { Editions } from './edition/editions.js';
import { AnnounceReleases } from './release/announce-releases.js';
import { ReleaseRepository } from './release/release.repository.js';
import { ReleaseResolver } from './release/release.resolver.js';
import { Releases } from './release/releases.js';
import { ShownReleases } from './release/shown-releases.js';
import { OpenData } from './winner/open-data.js';
import { WinnerRepository } from './winner/winner.repository.js';
import { EditionWinnersResolver, WinnerResolver } from './winner/winner.resolver.js';

/** Awards, their release, and what the public reads. */
@Module({
  providers: [
    Editions,
    AwardRepository,
    StandingRepository,
    ShownAwards,
    AwardsDue,
    ConferAwards,
    AwardResolver,
    ReleaseRepository,
    Releases,
    ShownReleases,
    AnnounceReleases,
    ReleaseResolver,
    WinnerRepository,
    OpenData,
    EditionWinnersResolver,
    WinnerResolver,
  ],
})
export class ResultsModule {}

import { Module } from '@nestjs/common';
import { EditionResolver } from './edition/edition.resolver.js';
import { Editions } from './edition/editions.js';
import { OpenEdition } from './edition/open-edition.js';
import { EligibilityResolver } from './eligibility/eligibility.resolver.js';
import { Eligibility } from './eligibility/eligibility.js';
import { EntryChanges } from './entry/entry-changes.js';
import { EntryRepository } from './entry/entry.repository.js';
import { EntryResolver } from './entry/entry.resolver.js';
import { Dossiers } from './screening/dossiers.js';
import { ScreenEntry } from './screening/screen-entry.js';
import { ScreeningResolver } from './screening/screening.resolver.js';
import { TeamRepository } from './team/team.repository.js';
import { TeamResolver } from './team/team.resolver.js';

/** Editions, teams, entries, screening. */
@Module({
  providers: [
    Editions,
    OpenEdition,
    EditionResolver,
    TeamRepository,
    TeamResolver,
    EntryRepository,
    EntryChanges,
    EntryResolver,
    Eligibility,
    EligibilityResolver,
    Dossiers,
    ScreenEntry,
    ScreeningResolver,
  ],
})
export class RegistrationsModule {}

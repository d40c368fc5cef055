import { Module } from '@nestjs/common';
import { AssignDossiers } from './assignment/assign-dossiers.js';
import { AssignmentResolver } from './assignment/assignment.resolver.js';
import { MyAssignments } from './assignment/my-assignments.js';
import { ConflictResolver } from './conflict/conflict.resolver.js';
import { ConflictQueries } from './conflict/conflict-queries.js';
import { DeclareConflicts } from './conflict/declare-conflicts.js';
import { SettleConflicts } from './conflict/settle-conflicts.js';
import { DossierResolver } from './dossier/dossier.resolver.js';
import { Dossiers } from './dossier/dossiers.js';
import { Editions } from './edition/editions.js';
import { PanelQueries } from './panel/panel-queries.js';
import { PanelResolver, SeatResolver } from './panel/panel.resolver.js';
import { Panels } from './panel/panels.js';
import { CloseRound } from './round/close-round.js';
import { ExtendRound } from './round/extend-round.js';
import { EditionResolver } from './round/edition.resolver.js';
import { OpenRound } from './round/open-round.js';
import { RoundResolver } from './round/round.resolver.js';
import { Rounds } from './round/rounds.js';
import { ScoreSheetResolver } from './score-sheet/score-sheet.resolver.js';
import { DossierPaperResolver } from './paper/dossier-paper.resolver.js';
import { DossierPapers } from './paper/dossier-papers.js';
import { Sheets } from './score-sheet/sheets.js';
import { SubmitScoreSheet } from './score-sheet/submit-score-sheet.js';
import { Sight } from './sight/sight.js';
import { StandingFacts } from './standing/standing-facts.js';
import { StandingResolver } from './standing/standing.resolver.js';
import { Standings } from './standing/standings.js';

/** Panels, assignments, score sheets, rounds closed into standings. */
@Module({
  providers: [
    Editions,
    Sight,
    Panels,
    PanelQueries,
    PanelResolver,
    SeatResolver,
    Rounds,
    OpenRound,
    CloseRound,
    ExtendRound,
    RoundResolver,
    EditionResolver,
    AssignDossiers,
    MyAssignments,
    AssignmentResolver,
    ConflictQueries,
    DeclareConflicts,
    SettleConflicts,
    ConflictResolver,
    SubmitScoreSheet,
    Sheets,
    ScoreSheetResolver,
    Standings,
    StandingFacts,
    StandingResolver,
    Dossiers,
    DossierResolver,
    DossierPapers,
    DossierPaperResolver,
  ],
})
export class JudgingModule {}

import type { JudgingUnderTest } from '../judging.fixture.js';

const READS = `query ($round: ID!, $dossier: ID!) {
  dossier(id: $dossier) { id title }
  round(id: $round) { id standingHash cameTooLate progress { contenders unassigned assigned handedIn } viewerCan }
  rounds(editionCode: "HKICTA23", categoryCode: "SL", first: 50) { totalCount nodes { id progress { contenders assigned handedIn } } }
  myAssignments(editionCode: "HKICTA23", first: 50) { totalCount nodes { dossier { id code title } } edges { cursor } }
  entrants(roundId: $round, first: 50) { totalCount nodes { dossierId entryCode title } }
  standing(roundId: $round) { hash document ranking { totalCount nodes { place entryCode } } }
  conflicts(editionCode: "HKICTA23", first: 50) { totalCount nodes { entryCode title } } }`;

/** Everything in which somebody could meet a dossier, by root field. */
export async function readEverything(test: JudgingUnderTest, as: string, round: string, dossier: string) {
  return (await test.under.run(READS, { round, dossier }, { as })).data;
}

/** What the season asks of the public graph. Clients select `... on Refusal` so that a new refusal breaks none of them. */
const REFUSAL = '... on Refusal { message }';

export const EDITION = `query($code: String!) { edition(code: $code) { code
  categories { code name streams { code name } form }
  calendar { code category at } } }`;
export const OPEN_EDITION = `mutation($input: OpenEditionInput!) { openEdition(input: $input) { __typename
  ... on Edition { code } ... on DefinitionHasMistakes { mistakes { line message } } ${REFUSAL} } }`;
export const MOVE_MILESTONE = `mutation($input: MoveMilestoneInput!) { moveMilestone(input: $input) { __typename
  ... on Edition { code revision } ${REFUSAL} } }`;
export const APPOINT = `mutation($input: AppointInput!) { appoint(input: $input) { __typename ... on Appointment { id } ${REFUSAL} } }`;

export const LETTER_COUNTS = `{ letterCounts { queued sent failed inDoubt } }`;

export const REGISTER_TEAM = `mutation($input: RegisterTeamInput!) { registerTeam(input: $input) { __typename
  ... on Team { id } ${REFUSAL} } }`;
export const START_ENTRY = `mutation($input: StartEntryInput!) { startEntry(input: $input) { __typename
  ... on Entry { id code version } ${REFUSAL} } }`;
export const SAVE_ENTRY = `mutation($input: SaveEntryInput!) { saveEntry(input: $input) { __typename
  ... on Entry { version } ... on EntryIncomplete { problems { path code text } } ${REFUSAL} } }`;
export const SUBMIT_ENTRY = `mutation($input: SaveEntryInput!) { submitEntry(input: $input) { __typename
  ... on Entry { version state submittedAt } ... on EntryIncomplete { problems { path code text } } ${REFUSAL} } }`;
export const WITHDRAW_ENTRY = `mutation($input: WithdrawEntryInput!) { withdrawEntry(input: $input) { __typename
  ... on Entry { state } ${REFUSAL} } }`;
export const ENTRIES = `query($editionCode: String!, $categoryCode: String, $state: EntryState, $after: String) {
  entries(editionCode: $editionCode, categoryCode: $categoryCode, state: $state, first: 100, after: $after) {
    nodes { id code version state title roster { name } } pageInfo { hasNextPage endCursor } } }`;
export const ELIGIBILITY = `query($entryId: ID!) { eligibility(entryId: $entryId) { findings { rule outcome because } } }`;
export const ACCEPT_INVITATION = `mutation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename
  ... on Team { id } ${REFUSAL} } }`;
export const SCREEN_ENTRY = `mutation($input: ScreenEntryInput!) { screenEntry(input: $input) { __typename
  ... on Entry { state } ${REFUSAL} } }`;

export const FORM_PANEL = `mutation($input: FormPanelInput!) { formPanel(input: $input) { __typename ... on Panel { id } ${REFUSAL} } }`;
export const SEAT_JUDGE = `mutation($input: SeatJudgeInput!) { seatJudge(input: $input) { __typename ... on Seat { id } ${REFUSAL} } }`;
export const OPEN_ROUND = `mutation($input: OpenRoundInput!) { openRound(input: $input) { __typename
  ... on Round { id progress { contenders } } ${REFUSAL} } }`;
export const ABANDON_ROUND = `mutation($input: AbandonRoundInput!) { abandonRound(input: $input) { __typename
  ... on Round { state } ${REFUSAL} } }`;
export const ASSIGN = `mutation($input: AssignDossiersInput!) { assignDossiers(input: $input) { __typename
  ... on DossiersAssigned { assigned short } ${REFUSAL} } }`;
export const MY_ASSIGNMENTS = `query($editionCode: String!, $after: String) {
  myAssignments(editionCode: $editionCode, state: AWAITING, first: 50, after: $after) {
    nodes { round { id state rubric { criteria { code attributes { code } } scale { min max step } } } dossier { id code } }
    pageInfo { hasNextPage endCursor } } }`;
export const DECLARE_CONFLICTS = `mutation($input: DeclareConflictsInput!) { declareConflicts(input: $input) { __typename
  ... on ConflictsDeclared { declaredAt } ${REFUSAL} } }`;
export const SUBMIT_SHEET = `mutation($input: SubmitScoreSheetInput!) { submitScoreSheet(input: $input) { __typename
  ... on ScoreSheet { version } ${REFUSAL} } }`;
export const ROUND = `query($id: ID!) { round(id: $id) { state progress { contenders unassigned assigned handedIn } } }`;
export const CLOSE_ROUND = `mutation($input: CloseRoundInput!) { closeRound(input: $input) { __typename
  ... on Round { standingHash } ... on PlacesShared { ties } ${REFUSAL} } }`;
export const DOSSIER = `query($id: ID!) { dossier(id: $id) { code } }`;

export const AWARDS_DUE = `query($editionCode: String!, $after: String) {
  awardsDue(editionCode: $editionCode, first: 100, after: $after) {
    nodes { awardCode stageCode categoryCode streamCode roundId nothingBecause suggestions { entryId tied } } pageInfo { hasNextPage endCursor } } }`;
export const CONFER = `mutation($input: ConferAwardsInput!) { conferAwards(input: $input) { __typename
  ... on AwardsConferred { awards { id } } ${REFUSAL} } }`;
export const PROPOSE_RELEASE = `mutation($input: ProposeReleaseInput!) { proposeRelease(input: $input) { __typename
  ... on Release { id hash awardCount at } ${REFUSAL} } }`;
export const APPROVE_RELEASE = `mutation($input: ApproveReleaseInput!) { approveRelease(input: $input) { __typename
  ... on Release { state at } ${REFUSAL} } }`;
export const WINNERS = `query($editionCode: String!, $locale: Locale!, $after: String) {
  winners(editionCode: $editionCode, first: 100, after: $after) {
    nodes { awardCode awardName(locale: $locale) categoryCode categoryName(locale: $locale) streamCode streamName(locale: $locale)
      entryCode title(locale: $locale) teamName(locale: $locale) organisations { name(locale: $locale) } }
    pageInfo { hasNextPage endCursor } } }`;

import { appointmentV1, memberInvitedV1, personV1, type EventKind, type FactKind } from '@podium/contracts';
import type { Role } from '@podium/platform-access';
import { keyMaterial, ServiceKeys } from '@podium/platform-config';
import { aService, TEST_SECRET, type AskOptions, type ServiceOptions, type ServiceUnderTest } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { registrations } from './registrations.service.js';

/** A contest of two categories, open until 2123. `phone` is personal; `detail` counts only when it is asked for. */
export const CONTEST = `format: 1
kind: competition
id: robots
code: ROBOT
label: '2123'
name: { en: Robot Contest, zhHant: 機械人比賽, zhHans: 机器人比赛 }
series: { id: robots, name: { en: Robot Contest, zhHant: 機械人比賽 } }
timeZone: Asia/Hong_Kong
organiser: club
bodies:
  club: { name: { en: Robot Club, zhHant: 機械人學會 } }
calendar:
  - { id: enrolment-opens, at: 2023-03-03 09:00 }
  - { id: enrolment-closes, at: 2123-04-30 18:00 }
  - { id: ceremony, at: 2123-06-20 19:00 }
texts:
  personal-data: { en: How data are used, zhHant: 資料用途 }
forms:
  entry:
    closes: enrolment-closes
    fields:
      - { id: pitch, kind: text, label: { en: Pitch, zhHant: 簡介 }, max: 80, required: true }
      - { id: phone, kind: text, label: { en: Telephone, zhHant: 電話 }, max: 40, personal: true }
      - id: powered
        kind: choice
        label: { en: Powered by, zhHant: 動力來源 }
        options:
          - { id: battery, label: { en: Battery, zhHant: 電池 } }
          - { id: other, label: { en: Other, zhHant: 其他 } }
      - id: detail
        kind: text
        label: { en: Which, zhHant: 請註明 }
        visible: { field: powered, is: other }
rubrics:
  robots:
    criteria:
      - { id: idea, name: { en: Idea, zhHant: 意念 }, weight: 60 }
      - { id: craft, name: { en: Craft, zhHant: 工藝 }, weight: 40 }
methods:
  mean:
    aggregation: { name: mean }
    rounding: { decimals: 2, mode: half-up }
    tieRules: [criterion-by-weight]
    placeStyle: '1224'
panels:
  jury: { name: { en: Jury, zhHant: 評審團 }, members: { min: 3, max: 5 } }
shared:
  form: entry
  rubric: robots
  team: { min: 1, max: 3 }
  maxShortListed: 5
  stages:
    - code: final
      name: { en: Final, zhHant: 決賽 }
      decidedBy: jury
      scope: stream
      contenders: admitted
      judgesPerDossier: 3
      method: mean
categories:
  - code: AA
    name: { en: Walking, zhHant: 步行組 }
    streams:
      - { code: ALL, name: { en: All, zhHant: 全部 } }
  - code: BB
    name: { en: Flying, zhHant: 飛行組 }
    streams:
      - { code: ALL, name: { en: All, zhHant: 全部 } }
awards:
  - code: gold
    name: { en: Gold, zhHant: 金獎 }
    scope: stream
    stage: final
    places: { first: 1, last: 1 }
    max: 1
`;

export const ENTRY = `id code state version answers submittedAt decidedAt title roster { name members { email } } team { id version leads members { id email leader acceptedAt invitation { id state } } }`;
export const TEAM = `id version name leads viewerCan
  members { id email leader acceptedAt displayName otherName nameZh invitation { id state } }`;
const ENROLMENT = '... on EnrolmentClosed { closedAt } ... on EnrolmentNotOpen { opensAt } ... on Refusal { message }';
const REFUSALS = `${ENROLMENT} ... on UnknownFields { fields } ... on EntryIncomplete { problems { path code en: text(locale: EN) zhHant: text(locale: ZH_HANT) zhHans: text(locale: ZH_HANS) } }
  ... on EntryChangedMeanwhile { version } ... on EntryStateForbids { state }
  ... on TeamSizeNotAllowed { min max }`;

export interface Started {
  id: string;
  version: number;
  code: string;
  team: { id: string };
}

/** The registrations service, and what organisers, entrants and screeners do with it. */
export class RegistrationsUnderTest {
  readonly administrator = uuidv7();
  private constructor(readonly under: ServiceUnderTest) {}

  /** With the contest open under its own code. */
  static async start(options: ServiceOptions = {}): Promise<RegistrationsUnderTest> {
    const made = new RegistrationsUnderTest(await aService(registrations, options));
    await made.appoint('administrator', null, null, made.administrator);
    await made.open();
    return made;
  }

  get database() {
    return this.under.service.database;
  }

  /** Handles an event as the listener does, without the queue in between. */
  tell<T>(kind: EventKind<T> | FactKind<T>, payload: T, fact?: { ended?: boolean; version?: number }): Promise<void> {
    return this.under.tell(kind, payload, fact);
  }

  /** @returns the person */
  async appoint(role: Role, editionCode: string | null, categoryCode: string | null, personId = uuidv7()) {
    const place = { personId, role, editionCode, categoryCode };
    await this.tell(appointmentV1, { appointmentId: uuidv7(), ...place, appointedBy: null });
    return personId;
  }

  /** Somebody who has signed in with an address. */
  async person(email: string, personId = uuidv7()): Promise<string> {
    await this.tell(personV1, { personId, addresses: [email], locale: 'en' });
    return personId;
  }

  /** The one field of an operation's answer. */
  async ask(query: string, variables: Record<string, unknown>, options: AskOptions) {
    const { data, errorCodes } = await this.under.run(query, variables, options);
    return errorCodes.length > 0 ? { errorCodes } : Object.values(data)[0];
  }

  open(input: Record<string, unknown> = {}, options: AskOptions = { as: this.administrator }) {
    return this.ask(
      `mutation ($input: OpenEditionInput!) { openEdition(input: $input) { __typename
         ... on Edition { code revision label name calendar { code category at } categories { code streams { code } } }
         ... on DefinitionHasMistakes { mistakes { line column message } } ... on Refusal { message } } }`,
      { input: { yaml: CONTEST, ...input } },
      options,
    );
  }

  move(input: Record<string, unknown>, options: AskOptions = { as: this.administrator }) {
    return this.ask(
      `mutation ($input: MoveMilestoneInput!) { moveMilestone(input: $input) { __typename
         ... on Edition { revision calendar { code category at } } ... on Refusal { message } } }`,
      { input: { editionCode: 'ROBOT', reason: 'a typhoon', ...input } },
      options,
    );
  }

  team(as: string, members: object[], more: Record<string, unknown> = {}) {
    return this.ask(
      `mutation ($input: RegisterTeamInput!) { registerTeam(input: $input) { __typename
         ... on Team { ${TEAM} } ... on TooManyInvitations { perDay } ... on Refusal { message } } }`,
      { input: { editionCode: 'ROBOT', name: { en: 'Team' }, members, ...more } },
      { as },
    );
  }

  /** What somebody does with a team, or with an invitation to one. */
  teamAct(act: string, as: string | null, input: Record<string, unknown>, options: AskOptions = {}) {
    const toTeam = !['leaveTeam', 'declineInvitation'].includes(act);
    const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
    return this.ask(
      `mutation ($input: ${type}!) { ${act}(input: $input) { __typename ${toTeam ? `... on Team { ${TEAM} }` : ''} ... on Refusal { message } } }`,
      { input },
      { ...(as === null ? {} : { as }), ...options },
    );
  }

  /** The tokens that letters to an address hold, the oldest first. */
  async tokensFor(email: string): Promise<string[]> {
    const invitations = await this.under.told(memberInvitedV1);
    const mailer = new ServiceKeys(keyMaterial(TEST_SECRET, 'mailer'));
    return invitations.flatMap((invitation) =>
      invitation.email === email ? [mailer.open('registrations', invitation.sealedToken)] : [],
    );
  }

  /** Somebody who signed in with the address they were invited at, and accepted. */
  async accepted(email: string, personId = uuidv7()): Promise<string> {
    await this.person(email, personId);
    const token = (await this.tokensFor(email)).at(-1);
    const answer = await this.teamAct('acceptInvitation', personId, { token });
    if (answer.__typename !== 'Team') throw new Error(JSON.stringify(answer));
    return personId;
  }

  startEntry(
    as: string,
    teamId: string,
    categoryCode = 'AA',
    more: Record<string, unknown> = {},
    options: AskOptions = {},
  ) {
    return this.ask(
      `mutation ($input: StartEntryInput!) { startEntry(input: $input) { __typename ... on Entry { ${ENTRY} } ${ENROLMENT} } }`,
      { input: { teamId, categoryCode, streamCode: 'ALL', title: { en: 'Robot' }, ...more } },
      { as, ...options },
    );
  }

  /** A draft of somebody's own team, at an address with which they signed in. */
  async draft(as: string, categoryCode = 'AA', email = `${as}@example.hk`): Promise<Started> {
    await this.person(email, as);
    const { id } = await this.team(as, [{ email, leader: true, familyName: 'Chan', givenName: 'Tai Man' }]);
    return this.startEntry(as, id, categoryCode);
  }

  save(as: string, input: Record<string, unknown>, options: AskOptions = {}) {
    return this.change('saveEntry', 'SaveEntryInput', as, input, options);
  }

  submit(as: string, input: Record<string, unknown>, options: AskOptions = {}) {
    return this.change('submitEntry', 'SaveEntryInput', as, input, options);
  }

  private change(field: string, type: string, as: string, input: Record<string, unknown>, options: AskOptions) {
    return this.ask(
      `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Entry { ${ENTRY} } ${REFUSALS} } }`,
      { input },
      { as, ...options },
    );
  }

  /** An entry that was submitted, complete. */
  async submitted(as: string, categoryCode = 'AA', answers: object = { pitch: 'It walks.' }): Promise<Started> {
    const { id, version } = await this.draft(as, categoryCode);
    const entry = await this.submit(as, { entryId: id, version, answers });
    if (entry.__typename !== 'Entry') throw new Error(JSON.stringify(entry));
    return entry;
  }

  withdraw(as: string, input: Record<string, unknown>, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: WithdrawEntryInput!) { withdrawEntry(input: $input) { __typename ... on Entry { id state version }
         ... on EntryChangedMeanwhile { version } ... on EntryStateForbids { state } ... on Refusal { message } } }`,
      { input: { reason: 'no time', ...input } },
      { as, ...options },
    );
  }

  screen(as: string, input: Record<string, unknown>, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: ScreenEntryInput!) { screenEntry(input: $input) { __typename ... on Entry { id state version decidedAt }
         ... on EntryChangedMeanwhile { version } ... on EntryStateForbids { state } ... on Refusal { message } } }`,
      { input: { verdict: 'ADMIT', ...input } },
      { as, ...options },
    );
  }

  stop(): Promise<void> {
    return this.under.close();
  }
}

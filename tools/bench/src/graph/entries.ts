import { shippedDefinition, type Form } from '@podium/programmes';
import {
  answersFor,
  castOf,
  Chance,
  many,
  OPEN_EDITION,
  until,
  withPapers,
  type CastEntry,
  type Person,
} from '@podium/season';
import { ADMINISTRATOR, type Installation } from './installation.js';

/** Somebody signed in, as a request of theirs needs it. */
export interface SignedIn {
  person: Person;
  personId: string;
  token: string;
}

/** An entry that has been submitted, and what its owner sends to submit it again. */
export interface SubmittedEntry {
  id: string;
  version: number;
  /** Of the copy that bare routes write to. */
  versionInCopy: number;
  owner: SignedIn;
  title: CastEntry['title'];
  answers: Record<string, unknown>;
  team: Record<string, unknown>;
}

export interface OpenEdition {
  code: string;
  administrator: SignedIn;
  entries: SubmittedEntry[];
}

const DEFINITION = 'hkicta-2023';
const OWNERS = 10;
const WIDTH = 24;
const DAY_MS = 86_400_000;

export const REGISTER = `mutation($input: RegisterTeamInput!) { registerTeam(input: $input) { __typename ... on Team { id } ... on Refusal { message } } }`;
export const START = `mutation($input: StartEntryInput!) { startEntry(input: $input) { __typename ... on Entry { id version } ... on Refusal { message } } }`;
export const SUBMIT = `mutation($input: SaveEntryInput!) { submitEntry(input: $input) { __typename
  ... on Entry { version state submittedAt } ... on EntryIncomplete { problems { path code text } } ... on Refusal { message } } }`;

/** Opens the shipped edition of 2023 and fills it with submitted entries, all of it through the graph. */
export async function openEdition(installation: Installation, entries: number): Promise<OpenEdition> {
  const administrator = await signIn(installation.person(ADMINISTRATOR));
  const code = await open(administrator.person);
  const { categories } = shippedDefinition(DEFINITION);
  const owners = Array.from({ length: OWNERS }, (_, at) => installation.person(`owner-${at}@bench.podium.example`));
  const signedIn = await Promise.all(owners.map(signIn));
  const forms = new Map(categories.map(({ code: category, form }) => [category, form]));
  const submitted: SubmittedEntry[] = [];
  const cast = castOf(categories, entries, 'bench.podium.example', new Chance('bench'));
  await many(cast, WIDTH, async (each, at) => {
    const owner = signedIn[at % OWNERS] as SignedIn;
    const entry = { owner, title: each.title, team: each.team };
    const kept = await submit(each, { ...entry, form: forms.get(each.categoryCode) as Form }, code, at);
    submitted.push({ ...entry, ...kept, versionInCopy: kept.version });
  });
  return { code, administrator, entries: submitted };
}

async function submit(
  cast: CastEntry,
  { owner: { person }, title, team, form }: Pick<SubmittedEntry, 'owner' | 'title' | 'team'> & { form: Form },
  editionCode: string,
  at: number,
): Promise<{ id: string; version: number; answers: Record<string, unknown> }> {
  const { id: teamId } = await person.tell<{ __typename: string; id: string }>(`team-${at}`, REGISTER, {
    input: { editionCode, ...team },
  });
  const { id, version } = await person.tell<{ __typename: string; id: string; version: number }>(`start-${at}`, START, {
    input: { teamId, categoryCode: cast.categoryCode, streamCode: cast.streamCode, title },
  });
  const answers = await withPapers(person, id, form, answersFor(form, cast));
  const submitted = await person.tell<{ __typename: string; version: number }>(`submit-${at}`, SUBMIT, {
    input: { entryId: id, version, title, answers },
  });
  return { id, version: submitted.version, answers };
}

/** Submits an entry once more as it is, through the graph. */
export async function submitAgain(entry: SubmittedEntry): Promise<void> {
  const { id, version, title, answers, owner } = entry;
  const input = { entryId: id, version, title, answers };
  await owner.person.tell(`again-${id}-${version}`, SUBMIT, { input });
  entry.version++;
}

async function open(administrator: Person): Promise<string> {
  const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
  const calendar = Object.entries({
    'enrolment-opens': at(-1),
    'enrolment-closes': at(20),
    'assessment-opens': at(21),
    'assessment-closes': at(30),
    'judging-opens': at(31),
    'judging-closes': at(60),
    'grand-judging': at(70),
    ceremony: at(90),
  }).map(([code, instant]) => ({ code, at: instant }));
  const opened = await until('the administrator is known to registrations', () =>
    administrator.tell<{ __typename: string; code: string }>('open', OPEN_EDITION, {
      input: { definition: DEFINITION, calendar },
    }),
  );
  return opened.code;
}

async function signIn(person: Person): Promise<SignedIn> {
  const { token = '' } = await person.asking();
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
  return { person, personId: claims.sub, token };
}

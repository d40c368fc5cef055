import { signInCodeRequestedV1, type EventText, type PayloadOf } from '@podium/contracts';
import { emailKey, type Edition } from '@podium/programmes';
import { keyMaterial, ServiceKeys } from '@podium/platform-config';
import {
  AsRegistrations,
  aService,
  TEST_SECRET,
  type AskOptions,
  type ServiceOptions,
  type ServiceUnderTest,
} from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { accounts } from './accounts.service.js';

export const ADMINISTRATOR = 'administrator@podium.example';

/** What the mailer is told of a code, opened. */
type LetterWithCode = Omit<PayloadOf<typeof signInCodeRequestedV1>, 'sealedCode'> & { code: string };

/** The accounts service, and what people do with it. */
export class AccountsUnderTest {
  private constructor(readonly under: ServiceUnderTest) {}

  static async start(options: ServiceOptions = {}): Promise<AccountsUnderTest> {
    return new AccountsUnderTest(await aService(accounts, options));
  }

  get database() {
    return this.under.service.database;
  }

  /** The one field of an operation's answer. */
  async ask(query: string, variables: Record<string, unknown> = {}, options: AskOptions = {}) {
    const { data, errorCodes } = await this.under.run(query, variables, options);
    return errorCodes.length > 0 ? { errorCodes } : Object.values(data)[0];
  }

  request(email: string, options: AskOptions = {}, locale = 'EN') {
    return this.ask(
      `mutation ($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { __typename
         ... on SignInCodeRequested { expiresAt } ... on TooManyTries { tryAgainAt } ... on Refusal { message } } }`,
      { input: { email, locale } },
      options,
    );
  }

  signIn(email: string, code: string, options: AskOptions = {}) {
    return this.ask(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename
         ... on SignedIn { token tokenExpiresAt renewal person { id email } }
         ... on TooManyTries { tryAgainAt } ... on Refusal { message } } }`,
      { input: { email, code } },
      options,
    );
  }

  /** Every letter with a code that this address was sent, the latest last. */
  async letters(email: string): Promise<LetterWithCode[]> {
    const mailer = new ServiceKeys(keyMaterial(TEST_SECRET, 'mailer'));
    const told = await this.under.told(signInCodeRequestedV1);
    return told
      .filter((letter) => letter.email === emailKey(email))
      .map(({ sealedCode, ...letter }) => ({ ...letter, code: mailer.open('accounts', sealedCode) }));
  }

  /** Asks for a code and reads it from the letter. */
  async code(email: string, options: AskOptions = {}): Promise<string> {
    const asked = await this.request(email, options);
    if (asked.__typename !== 'SignInCodeRequested') throw new Error(JSON.stringify(asked));
    return (await this.letters(email)).at(-1)?.code as string;
  }

  /** Signs somebody in. Each call comes from a client of its own, so that no limit is met by chance. */
  async signedIn(email: string): Promise<{ token: string; renewal: string; person: { id: string; email: string } }> {
    const options = { clientAddress: `test ${uuidv7()}` };
    const signed = await this.signIn(email, await this.code(email, options), options);
    if (signed.__typename !== 'SignedIn') throw new Error(JSON.stringify(signed));
    return signed;
  }

  /** Lets the service hear that an edition was opened. */
  async opened(code: string, categoryCodes: string[], name: EventText = { en: code }): Promise<void> {
    const categories = categoryCodes.map((category) => ({ code: category, name: { en: category } }));
    const edition = { code, name, timeZone: 'Asia/Hong_Kong', categories, calendar: [] };
    await new AsRegistrations(this.under).open(edition as unknown as Edition);
  }

  appoint(by: string, email: string, role: string, editionCode: string, categoryCode: string | null = null) {
    return this.ask(
      `mutation ($input: AppointInput!) { appoint(input: $input) { __typename
         ... on Appointment { id personId role editionCode categoryCode } ... on Refusal { message } } }`,
      { input: { email, role, editionCode, categoryCode } },
      { token: by },
    );
  }

  end(by: string, id: string) {
    return this.ask(
      `mutation ($id: ID!) { endAppointment(input: { appointmentId: $id }) { __typename ... on Appointment { id } ... on Refusal { message } } }`,
      { id },
      { token: by },
    );
  }

  /** What references to these ids give: each one's id, null for what is not there or not to be seen. */
  async found(type: string, ids: readonly string[], options: AskOptions): Promise<unknown> {
    const of = ids.map((id) => ({ __typename: type, id }));
    return this.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { id } } }`,
      { of },
      options,
    );
  }

  stop(): Promise<void> {
    return this.under.close();
  }
}

/** A code that is not this one. */
export const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

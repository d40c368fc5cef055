// Generated from mine.graphql by npm run generate. Change that file instead.
import type { TypedDocument } from '@podium/sdk';
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AppointmentRole = 'ADMINISTRATOR' | 'CHAIR' | 'ORGANISER' | 'SCREENER';

export type Locale = 'EN' | 'ZH_HANS' | 'ZH_HANT';

export type MyRolesQueryVariables = Exact<{
  locale: Locale;
}>;

export type MyRolesQuery = {
  readonly me: {
    readonly email: string;
    readonly appointments: ReadonlyArray<{
      readonly role: AppointmentRole;
      readonly editionCode: string | null;
      readonly categoryCode: string | null;
    }>;
  } | null;
  readonly editions: {
    readonly nodes: ReadonlyArray<{
      readonly code: string;
      readonly name: string;
      readonly categories: ReadonlyArray<{ readonly code: string; readonly name: string }>;
    }>;
  };
};

export const MyRoles: TypedDocument<MyRolesQuery, MyRolesQueryVariables> = {
  id: 'sha256:434c59c56cf9d5a4131eb0b4d2ee6ffec039bfd9c9a1984e379df6c4bd9b247f',
  text: 'query MyRoles($locale: Locale!) {\n  me {\n    email\n    appointments {\n      role\n      editionCode\n      categoryCode\n    }\n  }\n  editions(first: 50) {\n    nodes {\n      code\n      name(locale: $locale)\n      categories {\n        code\n        name(locale: $locale)\n      }\n    }\n  }\n}',
};

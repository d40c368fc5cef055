import { GraphQLEnumType, GraphQLNonNull, isEnumType, type GraphQLArgument, type GraphQLSchema } from 'graphql';
import { Locale } from '../text/locale.js';

const made = new WeakMap<GraphQLSchema, GraphQLEnumType>();

/** The schema's own `Locale`, or the one that every part of this schema is to share. */
export function localeOfSchema(schema: GraphQLSchema): GraphQLEnumType {
  const known = schema.getType('Locale');
  if (isEnumType(known)) return known;
  const values = Object.fromEntries(Object.entries(Locale).map(([name, value]) => [name, { value }]));
  const locale = made.get(schema) ?? new GraphQLEnumType({ name: 'Locale', values });
  made.set(schema, locale);
  return locale;
}

/** `locale: Locale! = EN`, or `locale: Locale` where absent means the request's own language. */
export function localeArgument(locale: GraphQLEnumType, withDefault: boolean): GraphQLArgument {
  return {
    name: 'locale',
    type: withDefault ? new GraphQLNonNull(locale) : locale,
    defaultValue: withDefault ? Locale.EN : undefined,
    description: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
}

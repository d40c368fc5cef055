import { Extensions, Field } from '@nestjs/graphql';
import {
  GraphQLEnumType,
  GraphQLNonNull,
  GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  type GraphQLArgument,
} from 'graphql';
import { inLocale, Locale, type Text } from '../text/locale.js';

const TEXT = 'podium:text';

/**
 * A field of text: the property holds `{en, zhHant, zhHans}`, the client gives `locale` and receives one string. Costs no
 * resolver of Nest's, so that a list may have several in every row.
 */
export function TextField(options: { nullable?: boolean; description?: string } = {}): PropertyDecorator {
  return (target, property) => {
    Field(() => String, options)(target, property);
    Extensions({ [TEXT]: true })(target, property);
  };
}

/** Gives every text field its `locale` argument and its resolver. */
export function addTextArguments(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = types
    .flatMap((type) => Object.values(type.getFields()))
    .filter((field) => field.extensions[TEXT] === true);
  if (fields.length === 0) return schema;
  const known = schema.getType('Locale');
  const locale = isEnumType(known) ? known : localeEnum();
  for (const field of fields) {
    field.args = [...field.args.filter(({ name }) => name !== 'locale'), localeArgument(locale)];
    const property = field.name;
    field.resolve = (source: Record<string, Text | null | undefined>, args: { locale: Locale }) =>
      inLocale(source[property], args.locale);
  }
  return new GraphQLSchema(schema.toConfig());
}

function localeEnum(): GraphQLEnumType {
  const values = Object.fromEntries(Object.entries(Locale).map(([name, value]) => [name, { value }]));
  return new GraphQLEnumType({ name: 'Locale', values });
}

function localeArgument(locale: GraphQLEnumType): GraphQLArgument {
  return {
    name: 'locale',
    type: new GraphQLNonNull(locale),
    defaultValue: Locale.EN,
    description: undefined,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  };
}

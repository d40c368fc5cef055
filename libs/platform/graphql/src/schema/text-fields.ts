import { Extensions, Field } from '@nestjs/graphql';
import { GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { addRefusalLocales } from '../refusal/refusal-messages.js';
import { inLocale, type Locale, type Text } from '../text/locale.js';
import { localeArgument, localeOfSchema } from './locale-argument.js';

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

/** Gives every text field, and the message of every refusal, its `locale` argument and its resolver. */
export function addTextArguments(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = types
    .flatMap((type) => Object.values(type.getFields()))
    .filter((field) => field.extensions[TEXT] === true);
  const refuses = addRefusalLocales(schema);
  if (fields.length === 0) return refuses ? new GraphQLSchema(schema.toConfig()) : schema;
  const locale = localeOfSchema(schema);
  for (const field of fields) {
    field.args = [...field.args.filter(({ name }) => name !== 'locale'), localeArgument(locale, true)];
    const property = field.name;
    field.resolve = (source: Record<string, Text | null | undefined>, args: { locale: Locale }) =>
      inLocale(source[property], args.locale);
  }
  return new GraphQLSchema(schema.toConfig());
}

import { isInterfaceType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { callOf } from '../execution/call-of.js';
import { localeArgument, localeOfSchema } from '../schema/locale-argument.js';
import { inLocale, Locale } from '../text/locale.js';
import type { Refusal } from './refusal.js';

/** Lets the `message` of every refusal take a `locale`, absent: the request's own. */
export function addRefusalLocales(schema: GraphQLSchema): boolean {
  const interfaceType = schema.getType('Refusal');
  if (!isInterfaceType(interfaceType)) return false;
  const locale = localeOfSchema(schema);
  const speak = (field: GraphQLField<unknown, unknown> | undefined): void => {
    if (!field) return;
    field.args = [localeArgument(locale, false)];
    field.resolve = (source, args, context) =>
      messageIn(source as Refusal, (args as { locale?: Locale | null }).locale ?? callOf(context)?.locale);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && type.getInterfaces().includes(interfaceType)) speak(type.getFields()['message']);
  }
  speak(interfaceType.getFields()['message']);
  return true;
}

/** The reason in one language; in English where a language or all of them are missing. Takes what was kept under a key, too. */
export function messageIn(refusal: Pick<Refusal, 'message' | 'text'>, locale: Locale = Locale.EN): string {
  return inLocale(refusal.text, locale) ?? refusal.message;
}

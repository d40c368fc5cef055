import { InputRefused, refuse } from '@podium/platform-graphql';
import { definitionDocument, type DefinitionDocument } from '@podium/programmes';
import { DefinitionHasMistakes } from './edition.refusals.js';

const MOST_YAML = 1_000_000;

/**
 * The definition that somebody gives.
 * @param name  of the input that holds it
 * @throws {Refused} DefinitionHasMistakes with every one of them by line and column, InputRefused for a text that is too long
 */
export function givenDefinition(name: string, text: string): DefinitionDocument {
  if (text.length > MOST_YAML)
    refuse(
      new InputRefused({
        en: `${name}: at most ${MOST_YAML} characters`,
        zhHant: `${name}：最多 ${MOST_YAML} 個字元。`,
        zhHans: `${name}：最多 ${MOST_YAML} 个字符。`,
      }),
    );
  const read = definitionDocument(text);
  if ('document' in read) return read.document;
  refuse(new DefinitionHasMistakes(read.mistakes.map(({ line, column, message }) => ({ line, column, message }))));
}

import { z } from 'zod';
import { definitionSchema } from './definition.js';
import { FORMAT } from '../upgrade/upgrade.js';

/** The published JSON Schema of the format, for editors that complete and underline while one writes. */
export function programmeJsonSchema(): Record<string, unknown> {
  // Draft 7, because that is what editors' YAML support reads completely.
  const schema = z.toJSONSchema(definitionSchema, { target: 'draft-7', io: 'input' }) as Record<string, unknown>;
  return {
    $id: `urn:podium:programme:${FORMAT}`,
    title: `Programme definition, format ${FORMAT}`,
    ...schema,
  };
}

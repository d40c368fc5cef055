import type { z } from 'zod';
import type { Path } from '../mistake.js';

// Zod's own structure, read only to name the keys that an object knows.
type Schema = { _zod: { def: Record<string, unknown> & { type: string } } };

/** Keys the schema knows at a path of a value, for every shape the value might be meant to have. */
export function knownKeys(schema: z.ZodType, path: Path, value: unknown): string[] {
  let schemas = unwrap(schema as unknown as Schema, value);
  let at: unknown = value;
  for (const part of path) {
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, part)
        ? (at as Record<string | number, unknown>)[part]
        : undefined;
    const inner = at;
    schemas = schemas.flatMap((one) => step(one, part)).flatMap((one) => unwrap(one, inner));
  }
  return [...new Set(schemas.flatMap((one) => Object.keys(shapeOf(one))))];
}

function shapeOf(schema: Schema): Record<string, Schema> {
  return schema._zod.def.type === 'object' ? (schema._zod.def['shape'] as Record<string, Schema>) : {};
}

function step(schema: Schema, part: string | number): Schema[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'object': {
      const inner = shapeOf(schema)[part];
      return inner ? [inner] : [];
    }
    case 'array':
      return [def['element'] as Schema];
    case 'record':
      return [def['valueType'] as Schema];
    default:
      return [];
  }
}

/** Through optional, nullable, lazy and the like, and into the options of a union that fit the value's discriminator. */
function unwrap(schema: Schema, value: unknown): Schema[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return unwrap(def['innerType'] as Schema, value);
    case 'pipe':
      return unwrap(def['in'] as Schema, value);
    case 'lazy':
      return unwrap((def['getter'] as () => Schema)(), value);
    case 'union': {
      const options = (def['options'] as Schema[]).flatMap((option) => unwrap(option, value));
      const fitting =
        typeof def['discriminator'] === 'string'
          ? options.filter((one) => fits(one, def['discriminator'] as string, value))
          : [];
      return fitting.length > 0 ? fitting : options;
    }
    default:
      return [schema];
  }
}

function fits(option: Schema, discriminator: string, value: unknown): boolean {
  const literal = shapeOf(option)[discriminator]?._zod.def['values'];
  const given =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[discriminator] : undefined;
  return Array.isArray(literal) && literal.includes(given);
}

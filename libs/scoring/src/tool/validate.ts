import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { escaped } from '../proof/canonical.js';
import { Malformed, type Mistake } from './read-json.js';

// A document of thousands of wrong marks says enough with its first mistakes.
const MOST_REPORTED = 20;

const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  strictTypes: false,
  strictTuples: false,
  validateFormats: false,
});
const compiled = new WeakMap<object, ValidateFunction>();

/** @throws {Malformed} with a JSON pointer to each mistake, at most 20 of them */
export function validate(schema: object, input: unknown): void {
  const accepts = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, accepts);
  if (!accepts(input)) throw new Malformed((accepts.errors ?? []).slice(0, MOST_REPORTED).map(mistake));
}

function mistake({ instancePath, keyword, params, message = 'is not as the schema says' }: ErrorObject): Mistake {
  switch (keyword) {
    case 'additionalProperties':
      return { at: `${instancePath}/${escaped(params['additionalProperty'])}`, problem: 'is not known here' };
    case 'required':
      return { at: `${instancePath}/${escaped(params['missingProperty'])}`, problem: 'is missing' };
    case 'enum':
      return { at: instancePath, problem: `must be one of ${params['allowedValues'].map(quoted).join(', ')}` };
    case 'const':
      return { at: instancePath, problem: `must be ${quoted(params['allowedValue'])}` };
    default:
      return { at: instancePath, problem: message };
  }
}

const quoted = (value: unknown): string => JSON.stringify(value);

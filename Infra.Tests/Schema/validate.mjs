// Validates instances against a JSON Schema (2020-12) with ajv. Reads { schema, instances } as JSON; writes for each
// instance the places of its faults, none when it is valid. The first argument is the folder that holds node_modules.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const Ajv = createRequire(process.argv[2])('ajv/dist/2020').default;
const { schema, instances } = JSON.parse(readFileSync(0, 'utf8'));
// Strict: a keyword that does not exist, or does nothing where it stands, is a fault of the schema.
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
const place = (error) =>
  [error.instancePath, error.params.additionalProperty ?? error.params.missingProperty].filter((part) => part !== undefined).join('/').slice(1);
process.stdout.write(JSON.stringify(instances.map((instance) => (validate(instance) ? [] : [...new Set(validate.errors.map(place))]))));

// Refreshes offline/facts/<provider>.json: what a Pulumi provider publishes about the modules we use. Names, types,
// required, secret, defaults, enum values and deprecations are read from the Node.js package, which is generated from the
// same schema as the .NET package and has the same version; no prose is taken. offline/facts/README.md says when and how.
//
//   node extract-api.mjs node_modules/@pulumi/aws ../../offline/facts/aws.json index,ec2,lb
//
// Run it in a folder where npm installed typescript and the provider's package. What the declarations do not say stands
// beside the facts: doubles.txt (which numbers are no integers) and secrets.txt (secrets inside nested types).
import { createRequire } from 'module';
import fs from 'fs';
import path from 'path';

const require = createRequire(process.cwd() + '/');
const ts = require('typescript');
const [dir, out, moduleList] = process.argv.slice(2);
if (!moduleList) {
  console.error('usage: node extract-api.mjs <folder of the npm package> <file to write> <module,module,...>');
  process.exit(2);
}

const modules = new Set(moduleList.split(','));
const pkg = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
const provider = pkg.name.split('/').pop();
const beside = name => fs.readFileSync(path.join(path.dirname(out), name), 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#')).map(line => line.split(' '))
  .filter(([owner]) => owner === provider).map(([, type, property]) => `${type}.${property}`);
const doubles = new Set(beside('doubles.txt'));
const nestedSecrets = new Set(beside('secrets.txt'));

const parse = file => ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
const oneLine = text => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').trim();
const sorted = object => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

// A declaration's type in short: X? optional, [X] list, {X} map of string to X, A|B either.
function shortType(node) {
  if (!node) return 'any';
  if (ts.isTypeReferenceNode(node)) {
    const name = oneLine(node.typeName.getText());
    if (/^pulumi\.(Input|Output)$/.test(name) || name === 'Promise') return shortType(node.typeArguments[0]);
    return name === 'pulumi.ID' ? 'string' : name;
  }
  if (ts.isArrayTypeNode(node)) return `[${shortType(node.elementType)}]`;
  if (ts.isParenthesizedTypeNode(node)) return shortType(node.type);
  if (ts.isUnionTypeNode(node)) {
    const parts = node.types.filter(part => part.kind !== ts.SyntaxKind.UndefinedKeyword).map(shortType);
    return [...new Set(parts)].join('|');
  }
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return index ? `{${shortType(index.type)}}` : 'object';
  }
  return oneLine(node.getText());
}

// A class says `Output<X | undefined>` where a resource may have no such output; an interface has its question mark.
function isOptional(member) {
  if (member.questionToken) return true;
  let node = member.type;
  while (node && ts.isTypeReferenceNode(node) && /^pulumi\.Output$/.test(oneLine(node.typeName.getText()))) node = node.typeArguments[0];
  return !!node && ts.isUnionTypeNode(node) && node.types.some(part => part.kind === ts.SyntaxKind.UndefinedKeyword);
}

const nameOf = member => member.name.getText().replace(/['"]/g, '');
function properties(owner, members) {
  return Object.fromEntries(members
    .filter(member => ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))
    .filter(member => !(member.modifiers || []).some(modifier => modifier.kind === ts.SyntaxKind.StaticKeyword))
    .map(member => {
      const name = nameOf(member);
      const type = shortType(member.type).replace(/\bnumber\b/, doubles.has(`${owner}.${name}`) ? 'number' : 'integer');
      return [name, type + (isOptional(member) ? '?' : '')];
    }));
}

const isDeprecated = node => ts.getJSDocTags(node).some(tag => tag.tagName.text === 'deprecated');
function noteDeprecated(where, key, members, isWhole) {
  const names = [...(isWhole ? ['*'] : []), ...members.filter(member => member.name && isDeprecated(member)).map(nameOf)];
  if (names.length) where[key] = names;
}

const result = {
  package: pkg.name, version: pkg.version,
  resources: {}, functions: {}, types: {}, outputTypes: {}, enums: {},
  deprecated: { resources: {}, functions: {}, types: {}, outputTypes: {} },
  defaults: {}, secrets: {}, names: {},
};
const wanted = { inputs: new Set(), outputs: new Set(), enums: new Set() };
const reach = types => Object.values(types).forEach(type => {
  for (const [, kind, name] of type.matchAll(/\b(inputs|outputs|enums)\.([\w.]+)/g)) wanted[kind].add(name);
});

function literal(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

function readFile(module, folder, file) {
  const source = parse(path.join(folder, file));
  const js = fs.readFileSync(path.join(folder, file.replace(/\.d\.ts$/, '.js')), 'utf8');
  const token = js.match(/__pulumiType = '([^']+)'/)?.[1];
  const call = js.match(/pulumi\.runtime\.invoke\("([^"]+)"/)?.[1];
  if (token?.startsWith('pulumi:')) return;
  let type, args, answer;
  source.forEachChild(node => {
    if (ts.isClassDeclaration(node)) type = node;
    if (ts.isInterfaceDeclaration(node) && /Args$/.test(node.name.text) && !/OutputArgs$/.test(node.name.text)) args = node;
    if (ts.isInterfaceDeclaration(node) && /Result$/.test(node.name.text)) answer = node;
  });
  const names = result.names[module] ??= { classes: [], functions: [] };
  if (token && type) {
    const owner = `${module}.${type.name.text}`;
    names.classes.push(type.name.text);
    noteDeprecated(result.deprecated.resources, token, args?.members ?? [], isDeprecated(type));
    const inputs = args ? properties(owner, args.members) : {}, outputs = properties(owner, type.members);
    reach(inputs);
    reach(outputs);
    result.resources[token] = { class: type.name.text, module, inputs, outputs };
    const secrets = [...js.matchAll(/pulumi\.secret\(args\.(\w+)\)/g)].map(match => match[1]);
    const secretOutputs = literal(js.match(/additionalSecretOutputs: (\[[^\]]*\])/)?.[1] ?? '[]');
    if (secrets.length) result.resources[token].secretInputs = secrets;
    if (secretOutputs.length) result.resources[token].secretOutputs = secretOutputs;
    const defaults = {}, constants = {};
    for (const [, name, value] of js.matchAll(/resourceInputs\["(\w+)"\] = \(args\?\.\w+\) \?\? (.+);/g))
      if (literal(value) !== undefined) defaults[name] = literal(value);
    for (const [, name, value] of js.matchAll(/resourceInputs\["(\w+)"\] = ("[^"]*");/g)) constants[name] = literal(value);
    if (Object.keys(defaults).length) result.resources[token].defaults = defaults;
    if (Object.keys(constants).length) result.resources[token].constants = constants;
  } else if (call && (args || answer)) {
    const name = call.split(':').pop();
    names.functions.push(name);
    noteDeprecated(result.deprecated.functions, call, args?.members ?? [], false);
    const inputs = args ? properties(`${module}.${name}`, args.members) : undefined;
    const outputs = answer ? properties(`${module}.${name}`, answer.members) : {};
    reach(inputs ?? {});
    reach(outputs);
    result.functions[call] = { module, args: inputs, result: outputs };
  }
}

for (const module of modules) {
  const folder = module === 'index' ? dir : path.join(dir, module);
  for (const file of fs.readdirSync(folder).filter(file => file.endsWith('.d.ts') && file !== 'index.d.ts').sort())
    readFile(module, folder, file);
}

function readTypes(file, names, into, deprecated, kind, inputs) {
  const all = new Map();
  const visit = (node, space) => node.forEachChild(child => {
    if (ts.isModuleDeclaration(child)) child.body && visit(child.body, space ? `${space}.${child.name.text}` : child.name.text);
    else if (ts.isModuleBlock(child)) visit(child, space);
    else if (ts.isInterfaceDeclaration(child)) all.set(space ? `${space}.${child.name.text}` : child.name.text, child);
  });
  visit(parse(path.join(dir, 'types', file)), '');
  const moduleOf = name => (name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : 'index');
  for (const name of all.keys())
    if (modules.has(moduleOf(name))) ((result.names[moduleOf(name)] ??= {})[kind] ??= []).push(name.split('.').pop());
  const queue = [...names];
  while (queue.length) {
    const name = queue.pop();
    if (into[name] || !all.has(name)) continue;
    into[name] = properties(name.includes('.') ? name : `index.${name}`, all.get(name).members);
    // Node.js alone knows that a state always has some of what an input may leave out; .NET does not.
    for (const input of (/(^|\.)Get\w+$/.test(name) ? undefined : inputs?.get(name)?.members) ?? [])
      if (input.questionToken && into[name][nameOf(input)]?.endsWith('?') === false) into[name][nameOf(input)] += '?';
    noteDeprecated(deprecated, name, all.get(name).members, false);
    const secrets = Object.keys(into[name]).filter(property => nestedSecrets.has(`${name}.${property}`));
    if (kind === 'inputs' && secrets.length) result.secrets[name] = secrets;
    for (const type of Object.values(into[name]))
      for (const [, what, other] of type.matchAll(/\b(inputs|outputs|enums)\.([\w.]+)/g))
        if (what === 'enums') wanted.enums.add(other); else queue.push(other);
  }
  return all;
}
const inputTypes = readTypes('input.d.ts', wanted.inputs, result.types, result.deprecated.types, 'inputs');
readTypes('output.d.ts', wanted.outputs, result.outputTypes, result.deprecated.outputTypes, 'outputs', inputTypes);

// What the constructor of a nested type sets: the functions <name>ProvideDefaults in types/input.js.
const inputScript = path.join(dir, 'types', 'input.js');
if (fs.existsSync(inputScript)) {
  let spaces = [], name;
  for (const line of fs.readFileSync(inputScript, 'utf8').split('\n')) {
    const space = line.match(/^(\s*)\(function \((\w+)\) \{/), start = line.match(/function (\w+)ProvideDefaults\(/);
    const value = line.match(/^\s+(\w+): \(val\.\w+\) \?\? (.+?),?$/);
    if (space) spaces = [...spaces.slice(0, space[1].length / 4), space[2]];
    else if (start) name = [...spaces, start[1][0].toUpperCase() + start[1].slice(1)].join('.');
    else if (value && result.types[name] && literal(value[2]) !== undefined) (result.defaults[name] ??= {})[value[1]] = literal(value[2]);
  }
}

const enumFolders = fs.existsSync(path.join(dir, 'types', 'enums')) ? path.join(dir, 'types', 'enums') : undefined;
const enumText = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
for (const module of enumFolders ? modules : []) {
  const names = [...enumText(path.join(enumFolders, ...(module === 'index' ? [] : [module]), 'index.d.ts')).matchAll(/export declare const (\w+): \{/g)];
  if (names.length) (result.names[module] ??= {}).enums = names.map(match => match[1]);
}
for (const name of wanted.enums) {
  const file = path.join(enumFolders, ...name.split('.').slice(0, -1), 'index.d.ts');
  if (!fs.existsSync(file)) continue;
  parse(file).forEachChild(node => {
    if (!ts.isVariableStatement(node)) return;
    for (const declaration of node.declarationList.declarations) {
      if (declaration.name.text !== name.split('.').pop() || !declaration.type || !ts.isTypeLiteralNode(declaration.type)) continue;
      // The member's name and the value on the wire; .NET names its property after the first.
      result.enums[name] = Object.fromEntries(declaration.type.members.map(member => [nameOf(member), literal(oneLine(member.type.getText()))]));
    }
  });
}

for (const part of ['resources', 'functions', 'types', 'outputTypes', 'enums', 'defaults', 'secrets', 'names']) result[part] = sorted(result[part]);
for (const part of Object.keys(result.deprecated)) result.deprecated[part] = sorted(result.deprecated[part]);
// A line for each resource, function and type, so that a newer version's changes can be read as a difference.
fs.writeFileSync(out, JSON.stringify(result, null, 1).replace(/\n\s{3,}/g, ' ').replace(/\n {2}([}\]])/g, ' $1') + '\n');
console.log(pkg.name, pkg.version, ...['resources', 'functions', 'types', 'outputTypes', 'enums'].map(part => `${part}: ${Object.keys(result[part]).length}`));

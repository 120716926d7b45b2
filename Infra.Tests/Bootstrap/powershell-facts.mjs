// What PowerShell scripts hold, as JSON: where the grammar fails, their functions, the commands that they run, their variables.
// node powershell-facts.mjs <folder of the packages> < a JSON array of scripts > a JSON array of facts
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Or V8 optimizes the grammar for half a minute, after it has read the scripts in half a second.
setFlagsFromString('--liftoff-only');
const require = createRequire(join(process.argv[2], 'package.json'));
const { Parser, Language } = await import(pathToFileURL(require.resolve('web-tree-sitter')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

// Descendants are found natively: a walk from here takes seconds.
const line = node => node.startPosition.row + 1;
const named = (node, type) => node.namedChildren.filter(child => child.type === type);

function factsOf(root) {
  const errors = [];
  (function findErrors(node) {
    if (!node.hasError) return;
    if (node.isError || node.isMissing) errors.push({ line: line(node), text: node.text.split('\n')[0] });
    node.children.forEach(findErrors);
  })(root);

  const functions = root.descendantsOfType('function_statement').map(node => {
    const script = named(node, 'script_block')[0];
    const list = script?.descendantsOfType('parameter_list')[0];
    return {
      name: named(node, 'function_name')[0].text, line: line(node), from: node.startIndex, to: node.endIndex,
      parameters: (list ? named(list, 'script_parameter') : []).map(parameter => ({
        name: named(parameter, 'variable')[0].text.slice(1),
        mandatory: parameter.text.includes('[Parameter(Mandatory)]'),
      })),
    };
  });
  const inside = node => functions.find(each => each.from <= node.startIndex && node.endIndex <= each.to)?.name ?? null;

  const commands = root.descendantsOfType('command').map(node => {
    const elements = node.childForFieldName('command_elements')?.namedChildren.filter(child => child.type !== 'command_argument_sep') ?? [];
    return {
      line: line(node), name: node.childForFieldName('command_name')?.text ?? '', inside: inside(node),
      parameters: elements.filter(element => element.type === 'command_parameter').map(element => element.text.slice(1)),
      // What is given without a name, or after one.
      values: elements.filter(element => element.type !== 'command_parameter').map(element => element.text),
      text: node.text,
    };
  });

  // A variable is assigned where it is all that stands left of an equals sign, a type aside; and where it is a parameter or runs through a loop.
  const assigned = new Set([
    ...root.descendantsOfType('left_assignment_expression')
      .map(left => left.descendantsOfType('variable')[0] && left.text.replace(/^(\[[^\]]*\]\s*)*/, '') === left.descendantsOfType('variable')[0].text && left.descendantsOfType('variable')[0].startIndex),
    ...root.descendantsOfType('script_parameter').map(parameter => named(parameter, 'variable')[0].startIndex),
    ...root.descendantsOfType('foreach_statement').map(loop => named(loop, 'variable')[0].startIndex),
  ]);
  const variables = root.descendantsOfType('variable').map(node => ({
    line: line(node), name: node.text.replace(/^[$@]\{?|\}$/g, ''), inside: inside(node), assigned: assigned.has(node.startIndex),
  }));

  return { errors, functions, commands, variables };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(script => factsOf(parser.parse(script).rootNode))));

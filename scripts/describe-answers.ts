/**
 * Writes what the desk's API answers into src/console-api/answers.json: `node scripts/describe-answers.ts`. Each schema is
 * made of the type that the call's own code has, so that the document cannot say anything else.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { createSchemas, type Schema } from './describe-answers/schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(root, 'src/console-api');
const target = resolve(folder, 'answers.json');

export interface Answers {
  /** By call, such as `GET /queue`. */
  readonly calls: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

export function describeAnswers(): Answers {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([resolve(folder, 'index.ts')], { ...options, incremental: false });
  const checker = program.getTypeChecker();
  const schemas = createSchemas(checker);
  const calls: Record<string, Schema> = {};
  const answered = (of: ts.Type): Schema => schemas.of(checker.getAwaitedType(of) ?? of);
  const visit = (node: ts.Node): void => {
    const call = routeCall(node);
    if (call) {
      const [signature] = checker.getSignaturesOfType(checker.getTypeAtLocation(call.run), ts.SignatureKind.Call);
      if (!signature) throw new Error(`${call.name} has no run`);
      calls[call.name] = answered(checker.getReturnTypeOfSignature(signature));
    } else if (ts.isInterfaceDeclaration(node) && node.name.text === 'OpenAnswers') {
      for (const property of checker.getTypeAtLocation(node).getProperties())
        calls[property.name] = answered(checker.getTypeOfSymbol(property));
    } else ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(`${folder}/`)) visit(file);
  return { calls: sorted(calls), schemas: sorted(schemas.named) };
}

/** `route('GET /queue', { …, run })`. */
function routeCall(node: ts.Node): { name: string; run: ts.Node } | undefined {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'route') return;
  const [name, spec] = node.arguments;
  if (!name || !ts.isStringLiteral(name) || !spec || !ts.isObjectLiteralExpression(spec)) return;
  const run = spec.properties.find((property) => property.name && property.name.getText() === 'run');
  if (!run) return;
  return { name: name.text, run: ts.isPropertyAssignment(run) ? run.initializer : run };
}

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(target, JSON.stringify(describeAnswers()));
  execFileSync(resolve(root, 'node_modules/.bin/biome'), ['format', '--write', target]);
}

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { misfits, type Rules } from './misfits.ts';
import type { TamTamAnswers } from './tamtam-answers.ts';

export type MaxDialect = 'max' | 'tamtam';

/** What MAX's own types, and TamTam's description, say about the answers of their operations. */
export interface MaxTypes {
  /** Every operation of a dialect, `VERB path`. */
  operations(dialect: MaxDialect): readonly string[];
  /** The operation that a request names; undefined for one that the types do not know. */
  operationOf(dialect: MaxDialect, verb: string, path: string): string | undefined;
  /** Where an answer differs from its type. Empty when it fits. */
  misfits(dialect: MaxDialect, operation: string, answer: unknown): string[];
}

const tamtamType: keyof { TamTamAnswers: TamTamAnswers } = 'TamTamAnswers';

/** Reads the types of the official MAX client and those of TamTam's operations with the compiler. */
export function readMaxTypes(): MaxTypes {
  const folder = dirname(createRequire(import.meta.url).resolve('@maxhub/max-bot-api'));
  const maxFile = join(folder, 'core/network/api/modules/types.d.ts');
  const tamtamFile = fileURLToPath(new URL('tamtam-answers.ts', import.meta.url));
  const program = ts.createProgram([maxFile, tamtamFile], {
    ...{ strict: true, skipLibCheck: true, noEmit: true, types: [] },
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  });
  const checker = program.getTypeChecker();
  const typeIn = (file: string, name: string): ts.Type => {
    const found = program
      .getSourceFile(file)
      ?.statements.find(
        (node) => (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) && node.name.text === name,
      );
    if (!found) throw new Error(`the types have no ${name}`);
    return checker.getTypeAtLocation(found);
  };
  const answers: Record<MaxDialect, Map<string, ts.Type>> = { max: new Map(), tamtam: new Map() };
  for (const verb of typeIn(maxFile, 'ApiMethods').getProperties())
    for (const path of checker.getTypeOfSymbol(verb).getProperties()) {
      const answer = checker.getTypeOfSymbol(path).getProperty('res');
      if (answer) answers.max.set(`${verb.name} ${path.name}`, checker.getTypeOfSymbol(answer));
    }
  for (const operation of typeIn(tamtamFile, tamtamType).getProperties())
    answers.tamtam.set(operation.name, checker.getTypeOfSymbol(operation));
  const rules: Rules = { checker };
  return {
    operations: (dialect) => [...answers[dialect].keys()],
    operationOf: (dialect, verb, path) =>
      [...answers[dialect].keys()].find((operation) => fits(operation, `${verb} ${path.split('?')[0]}`)),
    misfits(dialect, operation, answer) {
      const type = answers[dialect].get(operation);
      return type ? misfits(rules, type, answer, operation) : [`${operation} is unknown`];
    },
  };
}

/** Numbers name chats and people, other words links to chats. */
function fits(operation: string, request: string): boolean {
  const wanted = operation.split('/');
  const given = request.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => {
      const word = given[index] ?? '';
      if (!part.startsWith('{')) return part === word;
      return /^\{(chat_?id|user_?id)\}$/i.test(part)
        ? /^-?\d+$/.test(word)
        : part !== '{chatLink}' || !/^-?\d+$/.test(word);
    })
  );
}

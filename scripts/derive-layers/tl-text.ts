import { crc32 } from 'node:zlib';

/** A declaration as text, with `vector<t>` for every vector and no number. */
export interface TextDeclaration {
  kind: 'class' | 'method';
  name: string;
  id: number;
  fields: { name: string; type: string }[];
  result: string;
}

interface JsonEntry {
  kind: 'class' | 'method';
  name: string;
  id: number;
  type: string;
  typeModifiers?: { isVector?: boolean };
  arguments: { name: string; type: string; typeModifiers?: { predicate?: string; isVector?: boolean } }[];
}

/** Declarations of the language itself, and of the library that ships the JSON, are none of a layer. */
const notOfTheLayer = /^(boolTrue|boolFalse|true|vector|null|mtcute\..*)$/;

/** Reads one line `name#id field:type ... = Result;`; undefined when it is none. */
export function parseLine(line: string, kind: 'class' | 'method'): TextDeclaration | undefined {
  const match = /^([\w.]+)#([0-9a-f]+)(?: \{[^}]*\})*((?: [^ =]+:[^ =]+)*) = ([^;]+);?$/.exec(line.trim());
  if (!match) return undefined;
  const [, name = '', id = '', fields = '', result = ''] = match;
  return {
    kind,
    name,
    id: Number.parseInt(id, 16),
    fields: fields
      .split(' ')
      .filter((part) => part !== '')
      .map((part) => {
        const colon = part.indexOf(':');
        return { name: part.slice(0, colon), type: lowerVector(part.slice(colon + 1)) };
      }),
    result: lowerVector(result),
  };
}

function lowerVector(type: string): string {
  return type.replaceAll('Vector<', 'vector<');
}

/** Reads a whole schema in TL text, functions after the `---functions---` line. */
export function parseText(text: string): TextDeclaration[] {
  const declarations: TextDeclaration[] = [];
  let kind: 'class' | 'method' = 'class';
  for (const line of text.split('\n')) {
    if (line.startsWith('---')) kind = line.startsWith('---functions') ? 'method' : 'class';
    const declaration = parseLine(line, kind);
    if (declaration && !notOfTheLayer.test(declaration.name)) declarations.push(declaration);
  }
  return declarations;
}

/** Reads a schema in the JSON form of the mtcute packages. */
export function parseJson(text: string): { layer: number; declarations: TextDeclaration[] } {
  const schema: { l: number; e: JsonEntry[] } = JSON.parse(text);
  const declarations = schema.e
    .filter((entry) => !notOfTheLayer.test(entry.name))
    .map((entry) => ({
      kind: entry.kind,
      name: entry.name,
      id: entry.id,
      fields: entry.arguments.map(({ name, type, typeModifiers }) => ({
        name,
        type:
          (typeModifiers?.predicate ? `${typeModifiers.predicate}?` : '') +
          (typeModifiers?.isVector ? `vector<${type}>` : type),
      })),
      result: entry.typeModifiers?.isVector ? `vector<${entry.type}>` : entry.type,
    }));
  return { layer: schema.l, declarations };
}

export function fieldsText(declaration: TextDeclaration): string {
  return declaration.fields.map((field) => ` ${field.name}:${field.type}`).join('');
}

/**
 * The number that a declaration's text gives: CRC-32 without `true` flags, with `bytes` as `string`. Two texts of one
 * number therefore have the same bytes on the wire.
 */
export function numberOf(declaration: TextDeclaration): number {
  const text = `${declaration.name}${fieldsText(declaration)} = ${declaration.result}`
    .replace(/ [\w]+:flags\d*\.\d+\?true/g, '')
    .replaceAll('int53', 'long')
    .replace(/([:?])bytes /g, '$1string ');
  const generic = text.includes(':!X') ? text.replace(/^([\w.]+) /, '$1 X:Type ') : text;
  const spaced = (body: string) => body.replaceAll('<', ' ').replaceAll('>', '');
  const plain = crc32(spaced(generic));
  if (plain === declaration.id) return plain;
  // Some texts spell vectors with a capital.
  return crc32(spaced(generic.replaceAll('vector<', 'Vector<')));
}

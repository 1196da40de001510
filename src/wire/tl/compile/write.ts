import { TlError } from '../errors.ts';
import { type Declaration, type Field, isPlainFlag, isUnion } from '../schema/declaration.ts';
import type { TlObject, TlWriter } from '../writer.ts';

export type WriteObject = (writer: TlWriter, value: TlObject) => void;
export type WriteVector = (writer: TlWriter, values: readonly unknown[]) => void;

function absent(value: Readonly<Record<string, unknown>>, key: string, layer: number): never {
  const name = String(value['_']);
  if (value[key] === undefined || value[key] === null) throw new TlError('missingField', { name, field: key });
  throw new TlError('notExpressible', { name: `${name}.${key}`, layer });
}

/** Code that writes `value` of a field's element type. */
function writeCode(type: string, value: string): string {
  if (isUnion(type) || type === '!X') return `w.object(${value});`;
  return `w.${type === 'Bool' ? 'bool' : type}(${value});`;
}

function fieldCode(field: Field, value: string): string {
  if (!field.vector) return writeCode(field.type, value);
  return `w.vectorHead(${value}.length);for(let i=0;i<${value}.length;i++){${writeCode(field.type, `${value}[i]`)}}`;
}

/** Where a layer cannot express every member of a union, values pass through `fit` before flags are known. */
function valueCode(field: Field, fitting: boolean): string {
  const value = `v.${field.key}`;
  if (!fitting || !isUnion(field.type)) return value;
  return field.vector ? `w.fitAll(${value})` : `w.fit(${value})`;
}

/** Code that is true when the fields under a flag bit are to be written. */
function presence(declaration: Declaration, field: Field, fitting: boolean): string {
  const own = `f${declaration.fields.indexOf(field)}`;
  if (!fitting) return `${own}!=null`;
  // What a layer cannot express is left out together with everything under the same bit.
  return declaration.fields
    .map((other, index) => ({ other, index }))
    .filter(({ other }) => other.flag?.word === field.flag?.word && other.flag?.bit === field.flag?.bit)
    .filter(({ other }) => !isPlainFlag(other))
    .map(({ index }) => `f${index}!=null`)
    .join('&&');
}

/**
 * Makes the function that writes an object of our form as this declaration, number first: fields by name, unknown keys
 * ignored. With `fitting`, objects inside are replaced or left out as the writer's layer needs.
 */
export function compileWriter(declaration: Declaration, layer: number, fitting: boolean): WriteObject {
  const head: string[] = [];
  const body = [`w.int(${declaration.id});`];
  const flagWords = new Map<string, string[]>();
  declaration.fields.forEach((field, index) => {
    if (field.type === '#') {
      flagWords.set(field.name, []);
      body.push(`w.int(${field.name});`);
      return;
    }
    const bits = field.flag && flagWords.get(field.flag.word);
    const mask = field.flag ? 1 << field.flag.bit : 0;
    if (isPlainFlag(field)) {
      bits?.push(`if(v.${field.key}===true)${field.flag?.word}|=${mask};`);
      return;
    }
    const name = `f${index}`;
    head.push(`const ${name}=${valueCode(field, fitting)};`);
    const required = `if(${name}==null)absent(v,${JSON.stringify(field.key)},${layer});`;
    if (field.flag) {
      bits?.push(`if(${presence(declaration, field, fitting)})${field.flag.word}|=${mask};`);
      // Fields that share a bit are all there or none is, so a bit that is set makes each of them required.
      body.push(`if((${field.flag.word}&${mask})!==0){${required}${fieldCode(field, name)}}`);
    } else {
      head.push(required);
      body.push(fieldCode(field, name));
    }
  });
  const flags = [...flagWords].map(([word, bits]) => `let ${word}=0;${bits.join('')}`);
  const source = `return function(w,v){${head.join('')}${flags.join('')}${body.join('')}}`;
  return new Function('absent', source)(absent);
}

/** Makes the function that writes a vector of `type`, as a method's result is one. */
export function compileVectorWriter(type: string): WriteVector {
  const source = `return function(w,v){w.vectorHead(v.length);for(let i=0;i<v.length;i++){${writeCode(type, 'v[i]')}}}`;
  return new Function(source)();
}

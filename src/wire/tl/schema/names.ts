/**
 * The JavaScript name of a TL field or constructor part: `random_id` becomes `randomId`. A leading underscore stays.
 * The rule is that of the client library whose types describe our objects.
 */
export function camelCase(name: string): string {
  return name.replace(/(?<!^|_)_[a-z0-9]/gi, (part) => part.slice(1).toUpperCase());
}

/** Marks a branch that the types say cannot be reached; a new variant then fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}

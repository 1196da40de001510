import { type Entry, entriesOf, type Named, objectWith } from './smallest-request.ts';

/** Constructors that name a file or a set of stickers, and prove that the caller was shown it. */
export const proofs = [
  'inputDocument',
  'inputPhoto',
  'inputDocumentFileLocation',
  'inputPhotoFileLocation',
  'inputPeerPhotoFileLocation',
  'inputStickerSetID',
] as const;

export type Proof = (typeof proofs)[number];

/** One place in the requests of a method where a file or a set can be named. */
export interface FileSite {
  proof: Proof;
  /** Such as `messages.sendMedia media inputMediaPhoto id`. */
  path: string;
  /** The smallest request that names `object` there. */
  request(named: Named, object: object): { _: string };
}

type Step = [entry: Entry, argument: Entry['arguments'][number]];

/** Every place of a method, found in the schema; no type stands twice on the way to it. */
export function fileSites(method: string): FileSite[] {
  return entriesOf('method', method).flatMap((entry) => ways(entry, new Set()).map(toSite));
}

function ways(entry: Entry, seen: ReadonlySet<string>): { steps: Step[]; proof: Proof }[] {
  const open = entry.arguments.filter(({ type }) => type.startsWith('Input') && !seen.has(type));
  return open.flatMap((argument) =>
    entriesOf('class', argument.type).flatMap((inner) => {
      const proof = proofs.find((name) => name === inner.name);
      const found = proof ? [{ steps: [], proof }] : ways(inner, new Set([...seen, argument.type]));
      return found.map(({ steps, proof }) => ({ proof, steps: [[entry, argument] satisfies Step, ...steps] }));
    }),
  );
}

function toSite({ steps, proof }: { steps: Step[]; proof: Proof }): FileSite {
  return {
    proof,
    path: [...steps.map(([entry, { name }]) => `${entry.name} ${name}`), proof].join(' '),
    request: (named, object) =>
      steps.reduceRight<{ _: string }>((value, [entry, { name }]) => objectWith(entry, named, { [name]: value }), {
        _: proof,
        ...object,
      }),
  };
}

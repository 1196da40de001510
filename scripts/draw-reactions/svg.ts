/** An element of a drawing with its attributes, whatever stands in `style` not among them. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
}

/** Reads the elements of an SVG's body; text between them is of no use to drawings. */
export function readSvg(body: string): Element {
  const root: Element = { name: 'g', attributes: {}, children: [] };
  const open = [root];
  for (const [, closing, name = '', written = '', single] of body.matchAll(/<(\/?)([\w:]+)([^>]*?)(\/?)>/g)) {
    if (closing) {
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...written.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    const element = { name, attributes, children: [] };
    open.at(-1)?.children.push(element);
    if (!single) open.push(element);
  }
  return root;
}

/** Every element that has an id, by it. */
export function named(root: Element): Map<string, Element> {
  const found = new Map<string, Element>();
  const walk = (element: Element): void => {
    if (element.attributes['id']) found.set(element.attributes['id'], element);
    for (const child of element.children) walk(child);
  };
  walk(root);
  return found;
}

/** The id in `url(#id)` or `#id`. */
export const idOf = (reference: string | undefined): string => /#([^)]+)/.exec(reference ?? '')?.[1] ?? '';

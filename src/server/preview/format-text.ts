import type { Entity } from '#domain';
import { escapeHtml } from './html.ts';

interface Span {
  from: number;
  to: number;
  open: string;
  close: string;
}

/** Text with its formatting as HTML. Spans that cross each other are closed and opened again, so that they nest. */
export function formatText(text: string, entities: readonly Entity[] = []): string {
  const spans = entities.flatMap((entity) => spanOf(entity, text)).sort((a, b) => a.from - b.from || b.to - a.to);
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  let html = '';
  let open: Span[] = [];
  for (const [index, edge] of edges.entries()) {
    const next = spans.filter(({ from, to }) => from <= edge && to > edge);
    const differs = open.findIndex((span, at) => span !== next[at]);
    const common = differs < 0 ? open.length : differs;
    for (const { close } of open.slice(common).toReversed()) html += close;
    for (const span of next.slice(common)) html += span.open;
    open = next;
    html += escapeHtml(text.slice(edge, edges[index + 1] ?? edge));
  }
  return html;
}

const clamp = (at: number, text: string): number => Math.min(Math.max(at, 0), text.length);

const elements: Partial<Record<Entity['type'], string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

function spanOf(entity: Entity, text: string): Span[] {
  const from = clamp(entity.offset, text);
  const to = clamp(entity.offset + entity.length, text);
  const tags = to > from ? tagsOf(entity, text.slice(from, to)) : undefined;
  return tags ? [{ from, to, ...tags }] : [];
}

function tagsOf(entity: Entity, covered: string): { open: string; close: string } | undefined {
  const element = elements[entity.type];
  if (element) return { open: `<${element}>`, close: `</${element}>` };
  if (entity.type === 'spoiler') return { open: '<span class="spoiler">', close: '</span>' };
  const target = linkTarget(entity.type === 'url' ? covered : entity.type === 'textUrl' ? entity.url : undefined);
  if (!target) return undefined;
  return { open: `<a href="${escapeHtml(target)}" rel="nofollow noopener noreferrer ugc">`, close: '</a>' };
}

/** Only addresses of the web are linked; `example.org` alone means https. */
function linkTarget(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : undefined;
}

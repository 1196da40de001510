import { formatRoute, routeOfLink } from '../../../app/route.ts';

/** A link of this server opens here; others in their own tab, without telling where one came from. */
export function linkAttributes(url: URL): React.AnchorHTMLAttributes<HTMLAnchorElement> {
  const inside = routeOfLink(url, location.href);
  if (inside) return { href: formatRoute(inside) };
  return { href: url.href, target: '_blank', rel: 'noopener noreferrer nofollow', title: url.href };
}

import type { RemovalOrderForm } from '../../../src/safety/index.ts';

type Fields = Pick<
  RemovalOrderForm,
  | 'addressee'
  | 'issuer'
  | 'referenceNo'
  | 'issuedAt'
  | 'language'
  | 'grounds'
  | 'statementOfReasons'
  | 'nonDisclosure'
  | 'crossBorder'
  | 'followUpContact'
  | 'redress'
>;
/** Annex I while it is being copied: the locations are lines of one field. */
export type OrderDraft = Fields & { readonly items: string };

export const emptyOrder: OrderDraft = {
  addressee: { name: '', legalRepresentative: '', contactPoint: '', memberState: '' },
  issuer: {
    memberState: '',
    authorityName: '',
    type: 'law-enforcement',
    representativeName: '',
    postHeld: '',
    fileNo: '',
    address: '',
    tel: '',
    email: '',
    stamp: false,
    date: '',
  },
  referenceNo: '',
  issuedAt: '',
  language: '',
  items: '',
  grounds: [],
  statementOfReasons: '',
  nonDisclosure: false,
  crossBorder: { isDifferentMemberState: false, copySentTo: '' },
  followUpContact: '',
  redress: { body: '', deadline: '', legislationLink: '' },
};

type Texts<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T] & string;
type Inside<P extends 'addressee' | 'issuer' | 'crossBorder' | 'redress'> = `${P}.${Texts<OrderDraft[P]>}`;
/** Fields that hold one line of text, by the path that the legal field list uses. */
export type TextPath =
  | Exclude<Texts<OrderDraft>, 'items'>
  | Exclude<Inside<'issuer'>, 'issuer.type'>
  | Inside<'addressee'>
  | Inside<'crossBorder'>
  | Inside<'redress'>;

export function textAt(draft: OrderDraft, path: TextPath): string {
  let at: unknown = draft;
  for (const name of path.split('.')) at = (at as Record<string, unknown>)[name];
  return typeof at === 'string' ? at : '';
}

export function withText(draft: OrderDraft, path: TextPath, text: string): OrderDraft {
  const [group = '', name] = path.split('.');
  if (name === undefined) return { ...draft, [group]: text };
  return { ...draft, [group]: { ...(draft[group as 'issuer'] as object), [name]: text } };
}

/** The lines that hold anything. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** One location on each line; what stands after its first space is what else identifies the item (Annex I, section A). */
export const locatedIn = (text: string): RemovalOrderForm['items'][number][] =>
  linesOf(text).map((line) => {
    const [exactUrl = '', ...more] = line.split(/\s+/);
    return more.length === 0 ? { exactUrl } : { exactUrl, additionalIdentification: more.join(' ') };
  });

/** The form as the API takes it: moments get this place's offset, locations become items; what is empty stays empty. */
export function orderOf({ items, ...draft }: OrderDraft): RemovalOrderForm {
  return {
    ...draft,
    issuedAt: draft.issuedAt === '' ? '' : new Date(draft.issuedAt).toISOString(),
    items: locatedIn(items),
  };
}

import { Fragment, type ReactNode, useState } from 'react';
import { go } from '../../../app/route.ts';
import type { Entity } from '../../../data/views.ts';
import { t } from '../../../i18n/index.ts';
import { say } from '../../../ui/toast.tsx';
import { CustomEmoji } from './custom-emoji.tsx';
import { tidy } from './entities.ts';
import { highlight } from './highlight.ts';
import { linkAttributes } from './link-attributes.ts';
import { safeUrl } from './safe-url.ts';
import css from './rich-text.module.css';

/** A text with its formatted spans. Everything is drawn as text: nothing in it can become markup. */
export function RichText({ text, entities }: { text: string; entities: Entity[] }) {
  return <>{render(text, 0, text.length, tidy(entities, text.length))}</>;
}

function render(text: string, from: number, to: number, entities: Entity[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i];
    if (!entity) break;
    if (entity.offset > at) nodes.push(<Fragment key={at}>{text.slice(at, entity.offset)}</Fragment>);
    const stop = entity.offset + entity.length;
    let next = i + 1;
    while (next < entities.length && (entities[next]?.offset ?? stop) < stop) next++;
    const inner = render(text, entity.offset, stop, entities.slice(i + 1, next));
    nodes.push(
      <Span
        key={`${entity.offset}-${entity.kind}-${i}`}
        entity={entity}
        text={text.slice(entity.offset, stop)}
        inner={inner}
      />,
    );
    // A block ends its line by itself.
    at = isBlock(entity) && text[stop] === '\n' && stop < to ? stop + 1 : stop;
    i = next;
  }
  if (at < to) nodes.push(<Fragment key={`${at}-end`}>{text.slice(at, to)}</Fragment>);
  return nodes;
}

function isBlock(entity: Entity): boolean {
  return entity.kind === 'pre' || entity.kind === 'quote';
}

function Span({ entity, text, inner }: { entity: Entity; text: string; inner: ReactNode[] }) {
  switch (entity.kind) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'underline':
      return <u>{inner}</u>;
    case 'strike':
      return <s>{inner}</s>;
    case 'spoiler':
      return <Spoiler>{inner}</Spoiler>;
    case 'code':
      return (
        <code
          className={css.code}
          onClick={() => void navigator.clipboard?.writeText(text).then(() => say(t('copied')))}
        >
          {text}
        </code>
      );
    case 'pre':
      return <Code text={text} language={entity.language ?? ''} />;
    case 'quote':
      return <blockquote className={css.quote}>{inner}</blockquote>;
    case 'link':
      return <Outside url={entity.url ?? ''}>{inner}</Outside>;
    case 'url':
      return <Outside url={text}>{inner}</Outside>;
    case 'email':
      return <a href={`mailto:${encodeURIComponent(text).replace('%40', '@')}`}>{text}</a>;
    case 'phone':
      return <a href={`tel:${text.replace(/[^\d+]/g, '')}`}>{text}</a>;
    case 'mention':
      return <Inside onOpen={() => go({ at: 'name', username: text.slice(1) })}>{text}</Inside>;
    case 'person':
      return <Inside onOpen={() => entity.peer && go({ at: 'chat', id: entity.peer })}>{inner}</Inside>;
    case 'hashtag':
    case 'cashtag':
      return <Hashtag tag={text} />;
    case 'command':
      return <span className={css.inside}>{text}</span>;
    case 'emoji':
      return <CustomEmoji id={entity.document ?? ''} text={text} />;
  }
}

function Outside({ url, children }: { url: string; children: ReactNode }) {
  const safe = safeUrl(url);
  if (!safe) return <>{children}</>;
  return <a {...linkAttributes(safe)}>{children}</a>;
}

function Inside({ onOpen, children }: { onOpen: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css.inside} onClick={onOpen}>
      {children}
    </button>
  );
}

function Hashtag({ tag }: { tag: string }) {
  return <Inside onOpen={() => dispatchEvent(new CustomEvent('tocsin:search', { detail: tag }))}>{tag}</Inside>;
}

function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  if (shown) return <span className={css.told}>{children}</span>;
  return (
    // Not a button element: browsers never break its text between lines.
    <span
      role="button"
      tabIndex={0}
      className={css.spoiler}
      aria-label={t('message.spoiler')}
      onClick={() => setShown(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        setShown(true);
      }}
    >
      <span aria-hidden="true">{children}</span>
    </span>
  );
}

function Code({ text, language }: { text: string; language: string }) {
  return (
    <span className={css.pre} dir="ltr">
      <span className={css.preHead}>
        <span>{/^[\w+#.-]{1,24}$/.test(language) ? language : t('message.code')}</span>
        <button type="button" onClick={() => void navigator.clipboard?.writeText(text).then(() => say(t('copied')))}>
          {t('copy')}
        </button>
      </span>
      <code>
        {highlight(text).map((piece, index) => (
          // Pieces never change places.
          <span key={index} className={piece.kind ? css[piece.kind] : undefined}>
            {piece.text}
          </span>
        ))}
      </code>
    </span>
  );
}

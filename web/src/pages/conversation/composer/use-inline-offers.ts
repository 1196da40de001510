import { useEffect, useRef, useState } from 'react';
import { useApp } from '../../../app/context.tsx';
import type { InlineOffers, PeerId } from '../../../data/views.ts';

const WAIT_MS = 300;
const ASKS_BOT = /^@([A-Za-z][A-Za-z0-9_]{3,31})\s([\s\S]*)$/;

/** What a bot offers for the words behind its name. */
export interface Offered extends InlineOffers {
  /** The words it answered. */
  for: string;
  bot: PeerId;
  /** The bot's own words for what may be typed. */
  hint: string;
}

/**
 * Asks the bot whose name begins the text. Offers for other words stay until the new ones come, but not once the bot's name
 * is gone; `busy` while it is asked; `more` fetches the next page.
 */
export function useInlineOffers(chatId: PeerId, text: string) {
  const { messenger } = useApp();
  const [found, setFound] = useState<Offered>();
  const [busy, setBusy] = useState(false);
  const paging = useRef(false);
  const [, name, query = ''] = ASKS_BOT.exec(text) ?? [];

  useEffect(() => {
    setBusy(false);
    if (!name) return;
    let current = true;
    const ask = async () => {
      const bot = await messenger.resolve(name);
      const peer = bot === undefined ? undefined : await messenger.peer(bot);
      if (!bot || peer?.kind !== 'bot' || peer.inlineHint === undefined || !current) return;
      setBusy(true);
      const offers = await messenger.inlineOffers(bot, chatId, query.trim(), '');
      if (current) setFound({ ...offers, for: text, bot, hint: peer.inlineHint });
    };
    const timer = setTimeout(
      () =>
        void ask()
          .catch(() => {})
          .finally(() => current && setBusy(false)),
      WAIT_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [messenger, chatId, name, query, text]);

  const more = () => {
    if (!found?.next || found.for !== text || paging.current) return;
    paging.current = true;
    messenger
      .inlineOffers(found.bot, chatId, query.trim(), found.next)
      .then(
        (page) =>
          setFound((now) =>
            now?.queryId === found.queryId ? { ...now, ...page, offers: [...now.offers, ...page.offers] } : now,
          ),
        () => {},
      )
      .finally(() => {
        paging.current = false;
      });
  };

  return { found: name ? found : undefined, busy: busy && name !== undefined, more };
}

import type { Page } from 'playwright-core';
import { settleMs, tracedFrames } from './browser-figures.ts';

const scrollMs = 5_000;
const pxPerFrame = 90;
/** So often the drawn messages are repeated: higher than what is scrolled, yet not so high that its layout is measured. */
const copies = 60;

export interface Scrolled {
  /** Frames in Chromium's trace that were drawn. */
  drawn: number;
  droppedShare: number;
}

/** Scrolls the open chat upwards, 90 px in each frame for five seconds: 27,000 px, some 400 messages. */
export function scrollChat(page: Page): Promise<Scrolled> {
  return scroll(page, '[data-history]');
}

/**
 * The same over a page that does nothing: copies of the drawn messages, without virtualisation, script or loading. What
 * drops here the machine cannot draw. The page is of no use afterwards.
 */
export async function scrollBarePage(page: Page): Promise<Scrolled> {
  await page.evaluate((count) => {
    const history = document.querySelector('[data-history]');
    if (!history) throw new Error('no chat is open');
    const block = document.createElement('div');
    for (const row of history.querySelectorAll('[data-index]')) {
      for (const part of row.children) block.append(part.cloneNode(true));
    }
    const bare = document.createElement('div');
    bare.id = 'bare';
    bare.className = history.className;
    const { left, top, width, height } = history.getBoundingClientRect();
    bare.style.cssText = `position: fixed; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px`;
    for (let copy = 0; copy < count; copy++) bare.append(block.cloneNode(true));
    document.getElementById('root')?.remove();
    document.body.append(bare);
    bare.scrollTop = bare.scrollHeight;
  }, copies);
  await page.waitForTimeout(settleMs);
  return scroll(page, '#bare');
}

function scroll(page: Page, selector: string): Promise<Scrolled> {
  return tracedFrames(page, () =>
    page.evaluate(
      async ({ where, ms, px }) => {
        const list = document.querySelector(where);
        const end = performance.now() + ms;
        while (performance.now() < end) {
          list?.scrollBy(0, -px);
          await new Promise(requestAnimationFrame);
        }
      },
      { where: selector, ms: scrollMs, px: pxPerFrame },
    ),
  );
}

/** Players go on reading after they left the page, also from addresses that lead nowhere any more. */
export function stopLoading(player: HTMLMediaElement): void {
  player.removeAttribute('src');
  player.load();
}

/** As `ref` of a player: it reads no more once it is gone. */
export function stopsWhenGone(player: HTMLMediaElement | null): () => void {
  return () => player && stopLoading(player);
}

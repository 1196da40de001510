let page = '';
let alarm = '';

function draw(): void {
  document.title = [alarm, page, 'Tocsin'].filter((part) => part !== '').join(' · ');
}

/** Names the page in the browser's title. */
export function setPageTitle(title: string): void {
  page = title;
  draw();
}

/** Puts the most pressing clock before it, so that a tab in the background alarms too. */
export function setAlarmTitle(text: string): void {
  if (text === alarm) return;
  alarm = text;
  draw();
}

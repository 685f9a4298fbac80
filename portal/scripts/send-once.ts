/** Longer than a double click, shorter than anybody waits who wants to try again. */
const PAUSE_MILLISECONDS = 2_000;

/** A second click on a form's button is the first one's echo. The server counts it once all the same. */
export const sendOnce = (): void => {
  const sentAt = new WeakMap<EventTarget, number>();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form === null) return;
    const now = performance.now();
    if (now - (sentAt.get(form) ?? -PAUSE_MILLISECONDS) < PAUSE_MILLISECONDS) event.preventDefault();
    else sentAt.set(form, now);
  });
};

/** What came instead of the page that was asked for, an error summary or a confirmation, is read first. */
export const focusFirst = (): void => {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
};

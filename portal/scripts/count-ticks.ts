/** How many rows are ticked, said in the bar that they bring up. */
export const countTicks = (): void => {
  for (const label of document.querySelectorAll<HTMLElement>('.bulk [data-count]')) {
    const form = label.closest('form');
    const { count = '', countOne = '' } = label.dataset;
    label.setAttribute('aria-live', 'polite');
    const tell = (): void => {
      const ticked = form?.querySelectorAll('td :checked').length ?? 0;
      label.textContent = ticked === 1 ? countOne : count.replace('{n}', String(ticked));
    };
    form?.addEventListener('change', tell);
    tell();
  }
};

/** Gives the band its room: what sticks to the lower edge stands on it, and the end of the page can be scrolled clear of it. */
export function takeRoom(band: HTMLElement | null) {
  if (band === null) return;
  const { style } = document.documentElement;
  const watch = new ResizeObserver(() => { style.setProperty('--foot', `${band.offsetHeight}px`); });
  watch.observe(band);
  return () => {
    watch.disconnect();
    style.removeProperty('--foot');
  };
}

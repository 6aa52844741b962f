// Let the keyboard into every box that scrolls sideways, as long as it does; a box that shows all of itself is no stop.
// @ts-check

/** Begin to watch the boxes. */
export function scrolling() {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  document.querySelectorAll(".scroll, .contents ul").forEach((box) => watch.observe(box));
}

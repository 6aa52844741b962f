// Mark, in a page's own contents, the section that is being read.
// @ts-check

/** Begin to watch the sections that the contents name. */
export function contents() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".contents a[href^='#']")]);
  const sections = links.map((link) => document.getElementById(link.hash.slice(1))).filter((section) => section !== null);
  const inView = new Set();
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) inView[isIntersecting ? "add" : "delete"](target);
    const reading = sections.find((section) => inView.has(section));
    if (!reading) return;
    for (const link of links) {
      if (link.hash === `#${reading.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "0px 0px -60% 0px" });
  sections.forEach((section) => watch.observe(section));
}

// Set the remembered theme before the first paint; without one the page follows the system.
// @ts-check
(() => {
  try {
    const theme = localStorage.getItem("comity-theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that refuses storage follows the system.
  }
})();
